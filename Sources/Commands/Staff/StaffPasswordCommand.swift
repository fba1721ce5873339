package import ArgumentParser
import Services

package struct StaffPasswordCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Gives an account another password, and ends its sessions.",
        discussion: """
            The password is a line of standard input, or is asked for at the terminal.

            Examples:
              synas staff password anna.l
              synas staff password anna.l --generate
            """)

    @Argument(help: "The account, by name or id.")
    var account: String

    @OptionGroup var password: PasswordOptions
    @OptionGroup var accounts: AccountOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() async throws {
        let accounts = try accounts.open()
        let chosen = try password.password()
        let changed = try await accounts.setPassword(account, to: chosen)
        try output.tell(changed, password: password.generate ? chosen : nil)
    }
}
