package import ArgumentParser

package struct RosterCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "roster", abstract: "Children, guardians, groups and staff.",
        discussion: """
            Examples:
              synas roster import roster.csv
              synas roster custody dispute ella-b --guardian v-1041
              synas roster leave ella-b --at 2027-06-12
            """,
        subcommands: [
            RosterImportCommand.self, CustodyCommand.self, ProtectionCommand.self, LeaveCommand.self,
            ReturnCommand.self,
        ])

    package init() {}
}
