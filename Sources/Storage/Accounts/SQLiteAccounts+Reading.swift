internal import Access
internal import Consent
internal import Foundation
internal import GRDB
internal import Ledger

extension SQLiteAccounts: AccountReader {
    /// The statements, so that the tests can ask SQLite how it will go about each.
    enum Query {
        private static let account = "SELECT id, name, role, password, made_at, ended_at FROM account"
        private static let token =
            "SELECT id, sha256, account, label, scopes, made_at, ends_at, used_at, revoked_at FROM token"
        private static let reading = "SELECT account, person, post, what, at FROM reading"
        static let byID = account + " WHERE id = ?"
        static let byName = account + " WHERE folded = ?"
        static let everyone = account + " ORDER BY folded"
        static let scopes = "SELECT unit, \"group\" FROM account_scope WHERE account = ?"
        static let session = "SELECT sha256, account, made_at, seen_at, ends_at FROM session WHERE sha256 = ?"
        static let tokenByID = token + " WHERE id = ?"
        static let tokenByDigest = token + " WHERE sha256 = ?"
        static let tokens = token + " ORDER BY made_at, id"
        static let attempt = "SELECT key, failures, blocked_until, trusted_until, at FROM attempt WHERE key = ?"
        static let submission = "SELECT account, key, sha256, post, at FROM submission WHERE account = ? AND key = ?"
        static let ofPerson = reading + " WHERE person = ? ORDER BY number"
        static let ofPost = reading + " WHERE post = ? ORDER BY number"
        static let secret = "SELECT bytes FROM secret WHERE name = 'attempts'"
    }

    func account(_ id: AccountID) throws(StorageError) -> AccountRecord? {
        try rows.one(Query.byID, [id.rawValue], account)
    }

    func account(named name: SignInName) throws(StorageError) -> AccountRecord? {
        try rows.one(Query.byName, [name.folded], account)
    }

    func accounts() throws(StorageError) -> [AccountRecord] { try rows.all(Query.everyone, [], account) }

    func session(_ digest: Digest) throws(StorageError) -> SessionRecord? {
        try rows.one(Query.session, [Data(digest.bytes)]) { row in
            SessionRecord(
                digest: try row.digest(0), account: try row.account(1), madeAt: try row.moment(2),
                seenAt: try row.moment(3), endsAt: try row.moment(4))
        }
    }

    func token(_ id: TokenID) throws(StorageError) -> TokenRecord? {
        try rows.one(Query.tokenByID, [id.rawValue], Self.token)
    }

    func token(_ digest: Digest) throws(StorageError) -> TokenRecord? {
        try rows.one(Query.tokenByDigest, [Data(digest.bytes)], Self.token)
    }

    func tokens() throws(StorageError) -> [TokenRecord] { try rows.all(Query.tokens, [], Self.token) }

    func attempt(_ key: Digest) throws(StorageError) -> AttemptRecord? {
        try rows.one(Query.attempt, [Data(key.bytes)]) { row in
            AttemptRecord(
                key: try row.digest(0), failures: Int(try row.number(1)), blockedUntil: try row.optionalMoment(2),
                trustedUntil: try row.optionalMoment(3), at: try row.moment(4))
        }
    }

    func submission(_ account: AccountID, key: String) throws(StorageError) -> SubmissionRecord? {
        try rows.one(Query.submission, [account.rawValue, key]) { row in
            SubmissionRecord(
                account: try row.account(0), key: try row.text(1), digest: try row.digest(2), post: try row.post(3),
                at: try row.moment(4))
        }
    }

    func readings(of person: PersonID) throws(StorageError) -> [ReadingRecord] {
        try rows.all(Query.ofPerson, [person.rawValue], Self.reading)
    }

    func readings(of post: PostID) throws(StorageError) -> [ReadingRecord] {
        try rows.all(Query.ofPost, [post.rawValue], Self.reading)
    }

    func secret() throws(StorageError) -> SealingKey {
        let bytes = try rows.one(Query.secret, []) { [UInt8](try $0.decode(Data.self, atIndex: 0)) }
        guard let key = bytes.flatMap(SealingKey.init) else { throw StorageError(.corrupt, DatabaseFault.damaged) }
        return key
    }
}

extension SQLiteAccounts {
    private func account(_ row: Row) throws -> AccountRecord {
        let id = try row.account(0)
        return AccountRecord(
            id: id, name: try row.known(SignInName(try row.text(1))), role: try row.word(2), scopes: try scopes(of: id),
            password: try row.optionalText(3), madeAt: try row.moment(4), endedAt: try row.optionalMoment(5))
    }

    private func scopes(of account: AccountID) throws -> [Scope] {
        try rows.all(Query.scopes, [account.rawValue]) { row in
            Scope(unit: try row.unit(0), group: try row.optionalText(1))
        }.sorted()
    }

    private static func token(_ row: Row) throws -> TokenRecord {
        let scopes = try row.text(4).split(separator: " ").map { try row.known(Action(rawValue: String($0))) }
        return TokenRecord(
            id: TokenID(rawValue: try row.text(0)), digest: try row.digest(1), account: try row.account(2),
            label: try row.text(3), scopes: Set(scopes), madeAt: try row.moment(5), endsAt: try row.moment(6),
            usedAt: try row.optionalMoment(7), revokedAt: try row.optionalMoment(8))
    }

    private static func reading(_ row: Row) throws -> ReadingRecord {
        let person = try row.optionalText(1).map { ReadingRecord.Subject.person(PersonID(rawValue: $0)) }
        let post = try row.optionalText(2).map { ReadingRecord.Subject.post(PostID(rawValue: $0)) }
        return ReadingRecord(
            account: try row.account(0), subject: try row.known(person ?? post), what: try row.text(3),
            at: try row.moment(4))
    }
}

extension Row {
    fileprivate func account(_ index: Int) throws -> AccountID { AccountID(rawValue: try text(index)) }
    fileprivate func digest(_ index: Int) throws -> Digest {
        try known(Digest([UInt8](try decode(Data.self, atIndex: index))))
    }
}
