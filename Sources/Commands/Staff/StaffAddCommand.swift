import Access
package import ArgumentParser
import Services

package struct StaffAddCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Makes an account.",
        discussion: """
            The password is a line of standard input, or is asked for at the terminal: 12 to
            128 characters, none that everybody tries first. Never give it in the call.

            A teacher or manager works in units, or in groups of them: --scope, as often as
            needed. An auditor or administrator is not bounded by units.

            Examples:
              synas staff add anna.l --role teacher --scope ekbacken/grodan
              synas staff add bo.ek --role manager --scope ekbacken --scope tallbacken --generate
              synas staff add web-form --role teacher --scope ekbacken --without-password
            """)

    @Argument(help: "The name to sign in with.")
    var name: String

    @Option(name: .long, help: "teacher, manager, auditor or administrator.")
    var role: Role

    @Option(name: .long, help: "Where they work: UNIT or UNIT/GROUP; again for each.", transform: ScopeArgument.parse)
    var scope: [Scope] = []

    @OptionGroup var password: PasswordOptions
    @OptionGroup var accounts: AccountOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() async throws {
        let accounts = try accounts.open()
        let chosen = try password.password()
        let account = try await accounts.add(name, role: role, scopes: scope, password: chosen)
        try output.tell(account, password: password.generate ? chosen : nil)
    }
}
