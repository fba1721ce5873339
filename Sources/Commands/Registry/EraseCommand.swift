package import ArgumentParser
import Reports
import Services

package struct EraseCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Erases a child: every row, paper and picture, and the name in others' words.",
        discussion: """
            It cannot be undone. Look first with --dry-run. Pictures with others in them are
            made again without the child; a post that is out gets a takedown; what must stay
            is named with its ground. Guardians of nobody else go too. Repeated, it finishes
            what was left (docs/erasure.md).

            Ends with 75 where another process reads the database meanwhile: run it again.

            Examples:
              synas erase ella-b --ground "GDPR 17(1)(b)" --dry-run \\
                --approved-by a-17 --approved-by b-4
              synas erase ella-b --ground "GDPR 17(1)(b)" \\
                --approved-by a-17 --approved-by b-4 --keep POST=archive-2026-4
            """)

    @Argument(help: "The child, or a member of staff.")
    var child: String

    @Option(name: .long, help: "What it rests on, in one line. It stays for good: nobody's name.")
    var ground: String

    @OptionGroup var approval: ApprovalOptions

    @Option(name: .long, help: "POST=GROUND or PAPER=GROUND: what stays, and on what ground. May be repeated.")
    var keep: [String] = []

    @Option(name: .long, help: "A paper that goes although another child's answer rests on it too. May be repeated.")
    var drop: [String] = []

    @Flag(name: .long, help: "Only says what would go.")
    var dryRun = false

    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        guard keep.allSatisfy({ ($0.firstIndex(of: "=") ?? $0.startIndex) > $0.startIndex }) else {
            throw ValidationError("--keep does not say on what ground: write it as POST=GROUND")
        }
    }

    package func run() async throws {
        let request = ErasureRequest(
            PersonReference(child), ground: ground, approvers: approval.approvedBy, keeps: keeps, drops: Set(drop))
        let erased =
            try await dryRun
            ? Erasing(data.openForReading()).look(request)
            : Erasing(data.open(showing: "Pictures")).erase(request)
        switch output.format {
        case .text: try Terminal.output(ErasureText(erased).text())
        case .json: try Terminal.output(JSONText.encode(ErasureJSON(erased)))
        }
        try end(erased.isPending ? .busy : .done)
    }

    private var keeps: [String: String] {
        let pairs = keep.map { word in
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), String(parts.dropFirst().first ?? ""))
        }
        return Dictionary(pairs, uniquingKeysWith: { _, last in last })
    }
}
