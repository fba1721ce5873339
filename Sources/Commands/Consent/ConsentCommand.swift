package import ArgumentParser

package struct ConsentCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "consent",
        abstract: "Answers on paper, withdrawals, and what holds and why (privacy role).",
        subcommands: [ConsentAnswerCommand.self, ConsentWithdrawCommand.self, ConsentShowCommand.self])

    package init() {}
}
