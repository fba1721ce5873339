import Access
import Consent
package import Services

/// Accounts of staff, as lines.
package struct AccountsText {
    private let accounts: [StaffAccount]
    private let password: String?

    /// `password`: one that was made for the only account, and is shown this once.
    package init(_ accounts: [StaffAccount], password: String? = nil) {
        self.accounts = accounts
        self.password = password
    }

    package func text() -> String {
        let lines = accounts.isEmpty ? "There are no accounts.\n" : accounts.map(line).joined()
        return lines + (password.map { "The password, shown this once: \($0)\n" } ?? "")
    }

    private func line(_ account: StaffAccount) -> String {
        let place = account.scopes.isEmpty ? "" : " of \(account.scopes.map(\.text).joined(separator: ", "))"
        return "\(account.id) \(account.name): \(account.role.rawValue)\(place)\(state(account))\n"
    }

    private func state(_ account: StaffAccount) -> String {
        if let end = account.endedAt { return ", ended \(end)" }
        return account.canSignIn ? "" : ", without a password"
    }
}

/// One account as JSON, shape `synas.account/1` (docs/json.md).
package struct AccountJSON: Encodable, Sendable {
    let schema = "synas.account/1"
    let account: String
    let name: String
    let role: String
    let scopes: [String]
    let canSignIn: Bool
    let madeAt: String
    let endedAt: String?
    let password: String?

    package init(_ account: StaffAccount, password: String? = nil) {
        self.account = account.id
        name = account.name
        role = account.role.rawValue
        scopes = account.scopes.map(\.text)
        canSignIn = account.canSignIn
        madeAt = account.madeAt.description
        endedAt = account.endedAt?.description
        self.password = password
    }
}

/// All of them, shape `synas.accounts/1`.
package struct AccountsJSON: Encodable, Sendable {
    let schema = "synas.accounts/1"
    let accounts: [Entry]

    struct Entry: Encodable, Sendable {
        let account: String
        let name: String
        let role: String
        let scopes: [String]
        let canSignIn: Bool
        let madeAt: String
        let endedAt: String?
    }

    package init(_ accounts: [StaffAccount]) {
        self.accounts = accounts.map { account in
            Entry(
                account: account.id, name: account.name, role: account.role.rawValue,
                scopes: account.scopes.map(\.text), canSignIn: account.canSignIn, madeAt: account.madeAt.description,
                endedAt: account.endedAt?.description)
        }
    }
}
