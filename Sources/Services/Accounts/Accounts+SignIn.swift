import Consent
import Ledger
package import Storage

extension Accounts {
    /// How long a session lasts: a working day, and less where nobody uses it.
    static let sessionLength: Int64 = 12 * 3_600_000
    static let idleLength: Int64 = 2 * 3_600_000

    /// Signs somebody in, with a new session.
    ///
    /// An unknown name takes the same work as a wrong password. Each attempt is counted before anything is hashed, so that
    /// many at once are not looked at together.
    /// `address`: where the request comes from; failures are counted for it too.
    /// - Throws: `SignInRefused`, `StorageError`.
    package func signIn(name: String, password: String, from address: String) async throws -> SignedIn {
        let (record, backOff) = try begin(name, address)
        let isRight = try await passwords.check(password, against: record?.password)
        guard let record, isRight else { throw SignInRefused.wrong }
        let renewed = try await passwords.renewed(password, from: record.password)
        let secret = Secret()
        return try store.write { writer in
            // Ended, or given another password, while this one was checked.
            guard var current = try writer.account(record.id), current.endedAt == nil,
                current.password == record.password
            else { throw SignInRefused.wrong }
            if let renewed {
                current.password = renewed
                try writer.keep(current)
            }
            try backOff.succeeded(at: now, writer)
            try writer.keep(
                SessionRecord(
                    digest: secret.digest, account: current.id, madeAt: now, seenAt: now,
                    endsAt: Moment(rawValue: now.rawValue + Self.sessionLength)))
            return SignedIn(token: secret.text, staff: Staff(current))
        }
    }

    private func begin(_ text: String, _ address: String) throws -> (AccountRecord?, SignInBackOff) {
        let name = SignInName(text)
        return try store.write { writer in
            let backOff = SignInBackOff(name: name?.folded ?? text, address: address, secret: try writer.secret())
            try backOff.attempted(at: now, writer)
            let record = try name.flatMap { try writer.account(named: $0) }
            return (record.flatMap { $0.endedAt == nil ? $0 : nil }, backOff)
        }
    }

    /// Who a session is; nil where there is none, or where it is over.
    ///
    /// - Throws: `StorageError`.
    package func staff(session text: String) throws -> Staff? {
        guard let secret = Secret(session: text) else { return nil }
        let found = try store.read { reader in
            try reader.session(secret.digest).map { ($0, try reader.account($0.account)) }
        }
        guard let (session, record) = found else { return nil }
        guard let record, record.endedAt == nil, isAlive(session) else {
            // Gone for good, so that no clock that is set back brings it to life.
            try store.write { try $0.endSession(session.digest) }
            return nil
        }
        try noteUse(of: session)
        return Staff(record)
    }

    private func isAlive(_ session: SessionRecord) -> Bool {
        now < session.endsAt && now.rawValue < session.seenAt.rawValue + Self.idleLength
    }

    private func noteUse(of session: SessionRecord) throws {
        guard now.rawValue - session.seenAt.rawValue >= Self.useStep else { return }
        try store.write { writer in
            guard var session = try writer.session(session.digest) else { return }
            session.seenAt = max(now, session.seenAt)
            try writer.keep(session)
        }
    }

    /// Uses are noted once a minute: each is a write to the disk.
    static let useStep: Int64 = 60_000

    /// Ends a session; one that is over already is no error.
    package func signOut(session text: String) throws {
        guard let secret = Secret(session: text) else { return }
        try store.write { try $0.endSession(secret.digest) }
    }

    /// Ends every session of an account.
    package func signOutEverywhere(_ account: AccountID) throws {
        try store.write { try $0.endSessions(of: account) }
    }
}
