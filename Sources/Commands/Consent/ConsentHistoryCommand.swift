package import ArgumentParser
import Consent
import Reports
import Services

package struct ConsentHistoryCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Everything that was recorded of a child: what, from when, by whom, on what (privacy role).",
        discussion: """
            Examples:
              synas consent history ella-b
              synas consent history ella-b --as-known-at 2026-09-01 --format json
            """)

    @Argument(help: "The child, or a member of staff.")
    var child: String

    @Option(
        name: .long, help: "Only what had been recorded at this moment, RFC 3339 or a date.",
        transform: MomentArgument.parse)
    var asKnownAt: MomentArgument?

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let house = try House.open(data.path, for: .reading)
        let history = try Consents(house).history(PersonReference(child), known: asKnownAt?.moment(in: house))
        switch output.format {
        case .text: try Terminal.output(HistoryText(history).text())
        case .json: try Terminal.output(JSONText.encode(HistoryJSON(history)))
        }
    }
}
