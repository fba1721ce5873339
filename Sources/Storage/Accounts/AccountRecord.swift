package import Access
package import Consent

/// The id of an account. Random and opaque: the actor in events and in the ledger, where no name may stand.
package struct AccountID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Somebody who works with the service: an account of a member of staff.
///
/// Holds a name and the hash of a password, so it has no text form: printing, interpolating or dumping one shows the id alone.
package struct AccountRecord: Hashable, Sendable {
    package var id: AccountID
    package var name: SignInName
    package var role: Role
    /// Where the account's holder works, sorted.
    package var scopes: [Scope]
    /// The hash of the password with what it was made with; nil: nobody signs in, and only tokens act for the account.
    package var password: String?
    package var madeAt: Moment
    /// The first moment at which the account is over; nil while it is not. Its id is kept, since events name it.
    package var endedAt: Moment?

    package init(
        id: AccountID, name: SignInName, role: Role, scopes: [Scope], password: String?, madeAt: Moment,
        endedAt: Moment? = nil
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.scopes = scopes
        self.password = password
        self.madeAt = madeAt
        self.endedAt = endedAt
    }
}

extension AccountRecord: CustomReflectable, CustomStringConvertible {
    package var description: String { id.rawValue }
    package var customMirror: Mirror { Mirror(self, children: ["id": id.rawValue]) }
}
