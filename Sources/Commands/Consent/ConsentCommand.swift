package import ArgumentParser

package struct ConsentCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "consent",
        abstract: "Answers on paper, withdrawals, and what holds and why (privacy role).",
        discussion: """
            Examples:
              synas consent answer --file answers.csv
              synas consent withdraw ella-b --guardian v-1041 --all
              synas consent show ella-b
            """,
        subcommands: [
            ConsentAnswerCommand.self, ConsentWithdrawCommand.self, ConsentShowCommand.self, ConsentScanCommand.self,
            ConsentReceiptCommand.self,
        ])

    package init() {}
}
