package import ArgumentParser

package struct StaffCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "Accounts of those who work with the service (docs/accounts.md).",
        discussion: """
            Examples:
              synas staff add anna.l --role teacher --scope ekbacken/grodan --generate
              synas staff list
              synas staff end anna.l
            """,
        subcommands: [
            StaffAddCommand.self, StaffListCommand.self, StaffChangeCommand.self, StaffPasswordCommand.self,
            StaffEndCommand.self,
        ])

    package init() {}
}
