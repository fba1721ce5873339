import Access
package import ArgumentParser
import Services

package struct StaffChangeCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Gives an account another role, or other scopes in place of those it has.",
        discussion: """
            It holds from the next request on, in sessions and for tokens.

            Examples:
              synas staff change anna.l --scope ekbacken/grodan --scope ekbacken/igelkotten
              synas staff change anna.l --role manager --scope ekbacken
              synas staff change anna.l --role auditor --no-scopes
            """)

    @Argument(help: "The account, by name or id.")
    var account: String

    @Option(name: .long, help: "teacher, manager, auditor or administrator.")
    var role: Role?

    @Option(name: .long, help: "Where they work: UNIT or UNIT/GROUP; again for each.", transform: ScopeArgument.parse)
    var scope: [Scope] = []

    @Flag(name: .long, help: "No scopes.")
    var noScopes = false

    @OptionGroup var accounts: AccountOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        if noScopes && !scope.isEmpty {
            throw ValidationError("scopes and none do not go together: give one of the two")
        }
        if role == nil && scope.isEmpty && !noScopes {
            throw ValidationError("it is not said what changes: give --role, --scope or --no-scopes")
        }
    }

    package func run() throws {
        let scopes = scope.isEmpty && !noScopes ? nil : scope
        try output.tell(accounts.open().change(account, role: role, scopes: scopes))
    }
}
