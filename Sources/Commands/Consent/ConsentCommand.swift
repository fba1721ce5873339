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
              synas consent list --unit ekbacken --at 2026-06-01
            """,
        subcommands: [
            ConsentAnswerCommand.self, ConsentWithdrawCommand.self, ConsentShowCommand.self, ConsentListCommand.self,
        ])

    package init() {}
}
