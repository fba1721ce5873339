package import Access
package import Consent
import Policies
package import Storage

/// Accounts of staff, their sessions and tokens, and the traces of their work (docs/accounts.md).
///
/// One value serves many requests at once: the turns in which passwords are hashed are shared by its copies.
package struct Accounts: Sendable {
    let house: House
    let store: any AccountStore
    let passwords: Passwords

    package init(_ house: House, _ store: any AccountStore, passwords: Passwords = Passwords()) {
        self.house = house
        self.store = store
        self.passwords = passwords
    }

    /// Opens the accounts of a house.
    ///
    /// - Throws: `StorageError`.
    package static func open(
        _ house: House, for purpose: House.Purpose, passwords: Passwords = Passwords()
    ) throws -> Accounts {
        let store: any AccountStore =
            switch purpose {
            case .reading: try house.folder.openAccountsForReading()
            case .writing(let patience): try house.folder.openAccountsForWriting(patience: patience)
            }
        return Accounts(house, store, passwords: passwords)
    }

    var now: Moment { house.surroundings.now() }

    /// An account as lists show it: nothing of its password.
    static func listed(_ record: AccountRecord) -> StaffAccount {
        StaffAccount(
            id: record.id.rawValue, name: record.name.text, role: record.role, scopes: record.scopes,
            canSignIn: record.password != nil && record.endedAt == nil, madeAt: record.madeAt, endedAt: record.endedAt)
    }

    /// By its name or its id.
    ///
    /// - Throws: `ServiceError` where there is none, or where it has ended.
    func account(_ reference: String, from reader: any AccountReader) throws -> AccountRecord {
        let named = try SignInName(reference).flatMap { try reader.account(named: $0) }
        guard let record = try named ?? reader.account(AccountID(rawValue: reference)) else {
            throw ServiceError(.noSuchInput, "there is no such account: see synas staff list")
        }
        guard record.endedAt == nil else {
            throw ServiceError(.badInput, "that account has ended: make another one with synas staff add")
        }
        return record
    }
}

/// An account of a member of staff, as whoever looks after accounts sees it.
///
/// Holds a name, so it has no text form.
package struct StaffAccount: Hashable, Sendable {
    package let id: String
    package let name: String
    package let role: Role
    package let scopes: [Scope]
    /// Whether there is a password, and the account has not ended.
    package let canSignIn: Bool
    package let madeAt: Moment
    package let endedAt: Moment?
}

extension StaffAccount: CustomReflectable, CustomStringConvertible {
    package var description: String { id }
    package var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}
