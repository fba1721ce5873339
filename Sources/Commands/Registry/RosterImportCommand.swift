package import ArgumentParser
import Reports
import Services

package struct RosterImportCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Imports a roster: all of it, or nothing and every mistake.",
        discussion: """
            The columns stand in docs/rosters.md. Importing the same file again
            changes nothing.

            Examples:
              synas roster import roster.csv
              synas roster import roster.json --format json
            """)

    @Argument(help: "A CSV or JSON file.")
    var file: String

    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let registry = Registry(try data.open(showing: "Children"))
        let imported = try registry.importRoster(file)
        switch output.format {
        case .text: try Terminal.output(RosterImportText(imported).text())
        case .json: try Terminal.output(JSONText.encode(RosterImportJSON(imported)))
        }
    }
}
