package import ArgumentParser
import Documents
import Reports
import Services

package struct PolicyCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "The rules as files.",
        discussion: """
            Examples:
              synas policy check policies
            """,
        subcommands: [Check.self])

    package init() {}

    package struct Check: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Every mistake in the policies at once, with file, line and what to do.",
            discussion: """
                Examples:
                  synas policy check
                  synas policy check policies --format json
                """)

        @Argument(help: "The folder; else the data folder's policies.")
        var folder: String?

        @OptionGroup var data: DataOptions
        @OptionGroup var output: OutputOptions

        package init() {}

        package func run() throws {
            let check = try PolicyCheck(folder ?? data.path + "/policies")
            switch output.format {
            case .json: try Terminal.output(JSONText.encode(PolicyCheckJSON(check)))
            case .text where check.mistakes.isEmpty: try Terminal.output(PolicyCheckText(check).text())
            case .text: Terminal.complain(check.mistakes.map(\.description))
            }
            if !check.mistakes.isEmpty { throw ExitCode(ExitStatus.badInput.rawValue) }
        }
    }
}
