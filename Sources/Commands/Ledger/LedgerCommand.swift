package import ArgumentParser

package struct LedgerCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "The evidence of what was recorded: check it, hand it to an auditor, prove one event.",
        discussion: """
            Examples:
              synas ledger verify
              synas ledger export --out bundle
              synas ledger verify bundle --policy policy
            """,
        subcommands: [
            LedgerVerifyCommand.self, LedgerExportCommand.self, LedgerCheckpointCommand.self, LedgerProveCommand.self,
            LedgerKeyCommand.self,
        ])

    package init() {}
}
