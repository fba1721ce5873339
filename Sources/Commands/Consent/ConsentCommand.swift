package import ArgumentParser

package struct ConsentCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "consent",
        abstract: "Everything that happens to consents, and what holds and why (privacy role).",
        discussion: """
            Examples:
              synas consent answer --file answers.csv
              synas consent withdraw ella-b --guardian v-1041 --all
              synas consent show ella-b
              synas consent list --unit ekbacken --at 2026-06-01
              synas consent pending --within 30
            """,
        subcommands: [
            ConsentAskCommand.self, ConsentRemindCommand.self, ConsentAnswerCommand.self, ConsentWithdrawCommand.self,
            ConsentLeaveOutCommand.self, ConsentExpireCommand.self, ConsentCarryOverCommand.self,
            ConsentEvidenceCommand.self, ConsentInvalidateCommand.self, ConsentRevokeCommand.self,
            ConsentCorrectCommand.self, ConsentShowCommand.self, ConsentListCommand.self, ConsentHistoryCommand.self,
            ConsentPendingCommand.self, ConsentScanCommand.self, ConsentReceiptCommand.self,
        ])

    package init() {}
}
