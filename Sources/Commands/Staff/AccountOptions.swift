import Access
import ArgumentParser
import Reports
import Services

/// The accounts of a data folder, and how long to wait while another process changes them.
struct AccountOptions: ParsableArguments {
    @OptionGroup var data: DataOptions

    @Option(name: .long, help: "Seconds to wait while another process changes accounts.")
    var patience: Int = 10

    /// - Throws: `StorageError`, or `ServiceError` with every mistake of the policies.
    func open() throws -> Accounts {
        // The roster and the policies are only looked at: an import that goes on holds nobody up.
        try Accounts.open(House.open(data.path, for: .reading), for: .writing(patience: .seconds(patience)))
    }

    func validate() throws {
        guard (0...86_400).contains(patience) else {
            throw ValidationError("--patience is no number of seconds from 0 to 86400: give one that is")
        }
    }
}

enum ScopeArgument {
    /// - Throws: `ValidationError` saying how a scope is written.
    @Sendable static func parse(_ argument: String) throws -> Scope {
        if let scope = Scope(argument) { return scope }
        throw ValidationError("that is no scope: write UNIT, or UNIT/GROUP")
    }
}

enum ActionArgument {
    /// - Throws: `ValidationError` that names all there are.
    @Sendable static func parse(_ argument: String) throws -> Action {
        if let action = Action(rawValue: argument) { return action }
        let known = Action.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("a token cannot be for that: choose of \(known)")
    }
}

extension Role: ExpressibleByArgument {}

extension OutputOptions {
    func tell(_ account: StaffAccount, password: String? = nil) throws {
        switch format {
        case .text: try Terminal.output(AccountsText([account], password: password).text())
        case .json: try Terminal.output(JSONText.encode(AccountJSON(account, password: password)))
        }
    }

    func tell(_ token: APIToken, secret: String? = nil) throws {
        switch format {
        case .text: try Terminal.output(TokensText([token], secret: secret).text())
        case .json: try Terminal.output(JSONText.encode(TokenJSON(token, secret: secret)))
        }
    }
}
