package import ArgumentParser
import Services

package struct StaffEndCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "end", abstract: "Ends an account with its sessions and tokens, at once.",
        discussion: """
            It is kept, since what its holder recorded names its id; the name is not given
            to anyone else.

            Examples:
              synas staff end anna.l
            """)

    @Argument(help: "The account, by name or id.")
    var account: String

    @OptionGroup var accounts: AccountOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws { try output.tell(accounts.open().end(account)) }
}
