package import ArgumentParser
import Reports
import Services

package struct StaffListCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Everyone who has or had an account.",
        discussion: """
            Examples:
              synas staff list
              synas staff list --format json
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let accounts = try Accounts.open(House.open(data.path, for: .reading), for: .reading).list()
        switch output.format {
        case .text: try Terminal.output(AccountsText(accounts).text())
        case .json: try Terminal.output(JSONText.encode(AccountsJSON(accounts)))
        }
    }
}
