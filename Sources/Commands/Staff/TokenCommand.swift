import Access
package import ArgumentParser
import Reports
import Services
import Storage

package struct TokenCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "token", abstract: "API tokens: what programs act with for an account.",
        discussion: """
            Examples:
              synas token create anna.l --label "blog plugin" --scope posts:submit \\
                --days 90
              synas token list
              synas token revoke 7pqk2m4w9x3c5v6b8n2d4f6h7j
            """,
        subcommands: [Create.self, List.self, Revoke.self])

    package init() {}

    package struct Create: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Makes a token, and prints it once.",
            discussion: """
                It may be used for its scopes alone, and never for more than the account's role
                may: \(Action.allCases.prefix(5).map(\.rawValue).joined(separator: ", ")),
                \(Action.allCases.dropFirst(5).prefix(4).map(\.rawValue).joined(separator: ", ")),
                \(Action.allCases.dropFirst(9).map(\.rawValue).joined(separator: ", ")).

                Examples:
                  synas token create anna.l --label "blog plugin" --scope posts:check \\
                    --scope posts:submit --days 90
                """)

        @Argument(help: "The account, by name or id.")
        var account: String

        @Option(name: .long, help: "What the token is for.")
        var label: String

        @Option(name: .long, help: "What it may be used for; again for each.", transform: ActionArgument.parse)
        var scope: [Action] = []

        @Option(name: .long, help: "How many days it lasts, 1 to 366.")
        var days: Int = 90

        @OptionGroup var accounts: AccountOptions
        @OptionGroup var output: OutputOptions

        package init() {}

        package func run() throws {
            let made = try accounts.open().createToken(account, label: label, scopes: Set(scope), validFor: days)
            try output.tell(made.token, secret: made.secret)
        }
    }

    package struct List: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Every token that there is or was, without the secrets.",
            discussion: """
                Examples:
                  synas token list
                  synas token list --format json
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var output: OutputOptions

        package init() {}

        package func run() throws {
            let tokens = try Accounts.open(House.open(data.path, for: .reading), for: .reading).tokens()
            switch output.format {
            case .text: try Terminal.output(TokensText(tokens).text())
            case .json: try Terminal.output(JSONText.encode(TokensJSON(tokens)))
            }
        }
    }

    package struct Revoke: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "Ends a token at once.",
            discussion: """
                Examples:
                  synas token revoke 7pqk2m4w9x3c5v6b8n2d4f6h7j
                """)

        @Argument(help: "The token's id, as synas token list has it. Never the token itself.")
        var id: String

        @OptionGroup var accounts: AccountOptions
        @OptionGroup var output: OutputOptions

        package init() {}

        package func run() throws { try output.tell(accounts.open().revokeToken(TokenID(rawValue: id))) }
    }
}
