package import ArgumentParser
import Reports
import Services
import Storage

package struct LedgerVerifyCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks a bundle, a proof, or (with neither) the data folder's own ledger.",
        discussion: """
            Ends with 0 where it is valid and witnessed, 10 where it is valid on the
            operator's word alone, 11 where it diverged from what was signed before, 12
            where it is invalid, 64 where nothing was verified.

            Examples:
              synas ledger verify
              synas ledger verify bundle --policy policy --known last-year
              synas ledger verify receipts/EVENT.tlog-proof --policy policy
            """)

    @Argument(help: "A bundle or a .tlog-proof; - is standard input. None: the data folder.")
    var file: String?

    @Option(name: .long, help: "A .tlog-proof, whatever it begins with.")
    var receipt: String?

    @Option(name: .long, help: "A file that says whom you trust (docs/ledger/commands.md).")
    var policy: String?

    @Option(name: .long, help: "A checkpoint that you have from elsewhere; may be given again.")
    var known: [String] = []

    @Flag(name: .long, help: "Reads vectors from standard input (docs/ledger/vectors/README.md).")
    var batch = false

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        if file != nil, receipt != nil {
            throw ValidationError("a file and --receipt do not go together: give one of them")
        }
        if receipt != nil, !known.isEmpty {
            throw ValidationError("a proof is compared with no known checkpoint: leave --known out")
        }
    }

    package func run() async throws {
        if batch { return try LedgerBatch().run { try Terminal.output($0) } }
        let trust = try LedgerTrust(policy: policy, known: known)
        let finding: LedgerFinding
        if let file = file ?? receipt {
            finding = try LedgerFileCheck(trust).file(file, asProof: receipt != nil)
        } else {
            finding = try LedgerFolderCheck(DataFolder.open(at: data.path), trust).find()
        }
        switch output.format {
        case .text: try Terminal.output(LedgerText(finding).text())
        case .json: try Terminal.output(finding.line)
        }
        try end(ExitStatus(finding.outcome))
    }
}

extension ExitStatus {
    init(_ outcome: LedgerFinding.Outcome) {
        switch outcome {
        case .witnessed: self = .done
        case .selfAttested: self = .selfAttested
        case .diverged: self = .diverged
        case .invalid: self = .notProven
        }
    }
}
