package import Access
package import Consent
import Ledger
package import Storage

/// An API token as lists show it: without its secret, which nobody has but its holder.
package struct APIToken: Hashable, Sendable {
    package let id: String
    package let account: String
    /// The account's name.
    package let name: String
    package let label: String
    package let scopes: [Action]
    package let madeAt: Moment
    package let endsAt: Moment
    package let usedAt: Moment?
    package let revokedAt: Moment?
}

extension APIToken: CustomReflectable, CustomStringConvertible {
    package var description: String { id }
    package var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}

extension Accounts {
    static let longestToken = 366

    /// Makes a token that acts for an account.
    ///
    /// - Parameters:
    ///   - reference: the account, by name or id.
    ///   - label: what the token is for.
    ///   - scopes: what it may be used for: no more than the account's role may.
    ///   - days: how long, in days of 24 hours: 1 to 366.
    /// - Returns: the token, and its secret, which is shown once.
    /// - Throws: `ServiceError` for scopes that the role never has, and where there is no such account.
    package func createToken(
        _ reference: String, label: String, scopes: Set<Action>, validFor days: Int
    ) throws -> (token: APIToken, secret: String) {
        try Self.check(label, days)
        let secret = Secret()
        return try store.write { writer in
            let account = try account(reference, from: writer)
            try Self.check(scopes, of: account.role)
            let record = TokenRecord(
                id: TokenID(rawValue: house.surroundings.newID()), digest: secret.digest, account: account.id,
                label: label, scopes: scopes, madeAt: now,
                endsAt: Moment(rawValue: now.rawValue + Moment.days(Int64(days))))
            try writer.keep(record)
            return (Self.listed(record, account), secret.asToken)
        }
    }

    private static func check(_ label: String, _ days: Int) throws(ServiceError) {
        let isPrintable = label.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        guard (1...100).contains(label.count), isPrintable else {
            throw ServiceError(.badInput, "the label is no line of 1 to 100 characters: say what the token is for")
        }
        guard (1...longestToken).contains(days) else {
            throw ServiceError(.badInput, "a token lasts for 1 to \(longestToken) days: give such a number")
        }
    }

    private static func check(_ scopes: Set<Action>, of role: Role) throws(ServiceError) {
        let possible = Action.allCases.filter { action in
            Nearness.allCases.contains { permission(of: role, to: action, $0) == .allowed }
        }
        guard !scopes.isEmpty, scopes.isSubset(of: possible) else {
            let hint =
                possible.isEmpty
                ? "make it for another account" : "choose of \(possible.map(\.rawValue).joined(separator: ", "))"
            throw ServiceError(.badInput, "a \(role.rawValue)'s token cannot be for that: \(hint)")
        }
    }

    /// Ends a token at once; one that has ended already stays as it is.
    ///
    /// - Throws: `ServiceError` where there is none.
    package func revokeToken(_ id: TokenID) throws -> APIToken {
        try store.write { writer in
            guard var record = try writer.token(id), let account = try writer.account(record.account) else {
                throw ServiceError(.noSuchInput, "there is no such token: see synas token list")
            }
            record.revokedAt = record.revokedAt ?? now
            try writer.keep(record)
            return Self.listed(record, account)
        }
    }

    /// Every token, also those that have ended, the earliest first.
    package func tokens() throws -> [APIToken] {
        try store.read { reader in
            let accounts = Dictionary(try reader.accounts().map { ($0.id, $0) }) { first, _ in first }
            return try reader.tokens().compactMap { token in accounts[token.account].map { Self.listed(token, $0) } }
        }
    }

    /// Whom a token acts for; nil where there is none, or where it or its account has ended.
    ///
    /// - Throws: `StorageError`.
    package func staff(token text: String) throws -> Staff? {
        guard let secret = Secret(token: text) else { return nil }
        let found = try store.read { reader in
            try reader.token(secret.digest).map { ($0, try reader.account($0.account)) }
        }
        guard let (token, record) = found, let record, record.endedAt == nil, token.revokedAt == nil,
            now < token.endsAt
        else { return nil }
        try noteUse(of: token)
        return Staff(record, tokenScopes: token.scopes)
    }

    private func noteUse(of token: TokenRecord) throws {
        guard token.usedAt.map({ now.rawValue - $0.rawValue >= Self.useStep }) ?? true else { return }
        try store.write { writer in
            guard var token = try writer.token(token.id) else { return }
            token.usedAt = now
            try writer.keep(token)
        }
    }

    private static func listed(_ token: TokenRecord, _ account: AccountRecord) -> APIToken {
        APIToken(
            id: token.id.rawValue, account: account.id.rawValue, name: account.name.text, label: token.label,
            scopes: token.scopes.sorted { $0.rawValue < $1.rawValue }, madeAt: token.madeAt, endsAt: token.endsAt,
            usedAt: token.usedAt, revokedAt: token.revokedAt)
    }
}
