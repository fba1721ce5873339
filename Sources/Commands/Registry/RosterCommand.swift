package import ArgumentParser

package struct RosterCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "roster", abstract: "Children, guardians, groups and staff.",
        discussion: """
            Examples:
              synas roster import roster.csv
            """,
        subcommands: [RosterImportCommand.self])

    package init() {}
}
