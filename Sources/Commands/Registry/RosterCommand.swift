package import ArgumentParser
import Reports
import Services

package struct RosterCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "roster", abstract: "Children, guardians, groups and staff.", subcommands: [Import.self])

    package init() {}

    package struct Import: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Imports a roster: all of it, or nothing and every mistake.",
            discussion: """
                The columns stand in docs/roster.md. Importing the same file again changes nothing.

                Examples:
                  synas roster import roster.csv
                  synas roster import roster.json --format json
                """)

        @Argument(help: "A CSV or JSON file.")
        var file: String

        @OptionGroup var data: DataOptions
        @OptionGroup var output: OutputOptions

        package init() {}

        package func run() throws {
            let registry = Registry(try House.open(data.path, for: .writing))
            let imported = try registry.importRoster(file)
            switch output.format {
            case .text: Terminal.output(RosterImportText(imported).text())
            case .json: Terminal.output(try JSONText.encode(RosterImportJSON(imported)))
            }
        }
    }
}
