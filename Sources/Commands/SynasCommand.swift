package import ArgumentParser

/// The root of the command line (interfaces.md, "The command line").
package struct SynasCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "synas",
        abstract: "Who may be seen where: consents for pictures of children, and a gate before they are published.",
        discussion: """
            Examples:
              synas init --policies policies
              synas check post.yaml
              synas submit post.yaml --out ready

            The data folder is --data, else SYNAS_DATA, else ./synas-data. Access to it
            is the privacy role.

            Exit codes: 0 done or cleared, 3 held, 4 refused, 10 valid but self-attested,
            11 diverged, 12 invalid (synas ledger verify), 64 usage, 65 bad input,
            66 no such input, 69 server unavailable, 73 cannot write, 74 input/output,
            75 busy: try again, 77 not permitted.
            """,
        version: Version.text,
        subcommands: [
            InitCommand.self, CheckCommand.self, SubmitCommand.self, PublishCommand.self, DaySheetCommand.self,
            TakedownCommand.self,
            InspectCommand.self, StripCommand.self, RedactCommand.self, RosterCommand.self, ConsentCommand.self,
            PolicyCommand.self, BreachCommand.self, DailyCommand.self, ClockCommand.self, ExportCommand.self,
            LedgerCommand.self, WitnessCommand.self, FsckCommand.self, BackupCommand.self, RestoreCommand.self,
            EraseCommand.self, StaffCommand.self, TokenCommand.self, ServeCommand.self,
        ])

    package init() {}
}

/// What `synas --version` says.
enum Version {
    static let text = "0.1.0"
}
