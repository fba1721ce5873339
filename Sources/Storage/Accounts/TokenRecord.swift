package import Access
package import Consent
package import Ledger

/// The id of an API token: what it is called in lists and when it is revoked. No secret.
package struct TokenID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// What a program acts with for an account. Here stands the digest of the secret alone.
package struct TokenRecord: Hashable, Sendable {
    package var id: TokenID
    package var digest: Digest
    package var account: AccountID
    /// What it is for, in words of whoever made it.
    package var label: String
    /// What it may be used for; the account's role bounds it besides.
    package var scopes: Set<Action>
    package var madeAt: Moment
    package var endsAt: Moment
    /// When it was used last, to the minute.
    package var usedAt: Moment?
    package var revokedAt: Moment?

    package init(
        id: TokenID, digest: Digest, account: AccountID, label: String, scopes: Set<Action>, madeAt: Moment,
        endsAt: Moment, usedAt: Moment? = nil, revokedAt: Moment? = nil
    ) {
        self.id = id
        self.digest = digest
        self.account = account
        self.label = label
        self.scopes = scopes
        self.madeAt = madeAt
        self.endsAt = endsAt
        self.usedAt = usedAt
        self.revokedAt = revokedAt
    }
}

/// A label may name somebody.
extension TokenRecord: CustomReflectable, CustomStringConvertible {
    package var description: String { id.rawValue }
    package var customMirror: Mirror { Mirror(self, children: ["id": id.rawValue]) }
}
