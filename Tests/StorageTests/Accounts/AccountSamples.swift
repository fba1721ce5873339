import Access
import Consent
import Foundation
import GRDB
import Ledger

@testable import Storage

let anna = AccountID(rawValue: "account-1")

func account(_ id: String = "account-1", name: String = "Anna.L", password: String? = "scrypt$4$1$1$c2FsdA==$a2V5")
    throws -> AccountRecord
{
    guard let name = SignInName(name) else { throw StorageError(.invalid, "no name") }
    return AccountRecord(
        id: AccountID(rawValue: id), name: name, role: .teacher,
        scopes: [Scope(unit: ekbacken), Scope(unit: ekbacken, group: "ugglan")], password: password, madeAt: noon)
}

func sha256(_ text: String) -> Digest { Digest.sha256([UInt8](text.utf8)) }

func session(_ text: String, of account: AccountID = anna, endsAt: Int64 = 1000) -> SessionRecord {
    SessionRecord(
        digest: sha256(text), account: account, madeAt: noon, seenAt: noon,
        endsAt: Moment(rawValue: noon.rawValue + endsAt))
}

func token(_ id: String, of account: AccountID = anna) -> TokenRecord {
    TokenRecord(
        id: TokenID(rawValue: id), digest: sha256(id), account: account, label: "blog plugin",
        scopes: [.submitPost, .checkPost], madeAt: noon, endsAt: Moment(rawValue: noon.rawValue + 1000))
}

func reading(_ subject: ReadingRecord.Subject, at offset: Int64 = 0) -> ReadingRecord {
    ReadingRecord(
        account: anna, subject: subject, what: "children:read", at: Moment(rawValue: noon.rawValue + offset))
}

extension SQLiteAccountStore {
    /// Asks the writing connection itself.
    func askWriter<Answer>(_ ask: (Database) throws -> Answer) throws -> Answer {
        guard let writer = writing?.database else { throw StorageError(.readOnly, "opened for reading") }
        return try writer.writeWithoutTransaction(ask)
    }
}
