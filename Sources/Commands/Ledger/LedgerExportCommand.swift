package import ArgumentParser
import Reports
import Services

package struct LedgerExportCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the whole ledger as one file for an auditor.",
        discussion: """
            It says first where everyone stands, and ends with the last signed
            checkpoint. It holds personal data. The auditor's policy comes from
            elsewhere: synas ledger key --as-policy, handed over in person.

            Examples:
              synas ledger export --out bundle
            """)

    @Option(name: .long, help: "The file to write; nothing may be there.")
    var out: String

    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let export = try Ledgers(data.open()).export(to: out)
        switch output.format {
        case .text: try Terminal.output(LedgerExportText(export).text())
        case .json: try Terminal.output(JSONText.encode(LedgerExportJSON(export)))
        }
    }
}
