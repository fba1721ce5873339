internal import Access
internal import Consent
internal import Foundation
internal import GRDB
internal import Ledger

extension SQLiteAccounts: AccountWriter {
    func keep(_ account: AccountRecord) throws(StorageError) {
        try run(
            """
            INSERT INTO account (id, name, folded, role, password, made_at, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, role = excluded.role,
                password = excluded.password, ended_at = excluded.ended_at
            """,
            [
                account.id.rawValue, account.name.text, account.name.folded, account.role.rawValue, account.password,
                account.madeAt.rawValue, account.endedAt?.rawValue,
            ])
        try run("DELETE FROM account_scope WHERE account = ?", [account.id.rawValue])
        for scope in account.scopes {
            try run(
                "INSERT INTO account_scope (account, unit, \"group\") VALUES (?, ?, ?)",
                [account.id.rawValue, scope.unit.rawValue, scope.group])
        }
    }

    func keep(_ session: SessionRecord) throws(StorageError) {
        try run(
            "INSERT OR REPLACE INTO session (sha256, account, made_at, seen_at, ends_at) VALUES (?, ?, ?, ?, ?)",
            [
                Data(session.digest.bytes), session.account.rawValue, session.madeAt.rawValue, session.seenAt.rawValue,
                session.endsAt.rawValue,
            ])
    }

    func endSession(_ digest: Digest) throws(StorageError) {
        try run("DELETE FROM session WHERE sha256 = ?", [Data(digest.bytes)])
    }

    func endSessions(of account: AccountID) throws(StorageError) { try run(Removal.sessions, [account.rawValue]) }

    func keep(_ token: TokenRecord) throws(StorageError) {
        try run(
            """
            INSERT INTO token (id, sha256, account, label, scopes, made_at, ends_at, used_at, revoked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET used_at = excluded.used_at, revoked_at = excluded.revoked_at
            """,
            [
                token.id.rawValue, Data(token.digest.bytes), token.account.rawValue, token.label,
                token.scopes.map(\.rawValue).sorted().joined(separator: " "), token.madeAt.rawValue,
                token.endsAt.rawValue, token.usedAt?.rawValue, token.revokedAt?.rawValue,
            ])
    }

    func revokeTokens(of account: AccountID, at moment: Moment) throws(StorageError) {
        try run(Removal.tokens, [moment.rawValue, account.rawValue])
    }

    func keep(_ attempt: AttemptRecord) throws(StorageError) {
        try run(
            "INSERT OR REPLACE INTO attempt (key, failures, blocked_until, trusted_until, at) VALUES (?, ?, ?, ?, ?)",
            [
                Data(attempt.key.bytes), attempt.failures, attempt.blockedUntil?.rawValue,
                attempt.trustedUntil?.rawValue, attempt.at.rawValue,
            ])
    }

    func forgetAttempt(_ key: Digest) throws(StorageError) {
        try run("DELETE FROM attempt WHERE key = ?", [Data(key.bytes)])
    }

    func keep(_ submission: SubmissionRecord) throws(StorageError) {
        try run(
            "INSERT INTO submission (account, key, sha256, post, at) VALUES (?, ?, ?, ?, ?)",
            [
                submission.account.rawValue, submission.key, Data(submission.digest.bytes), submission.post.rawValue,
                submission.at.rawValue,
            ])
    }

    func note(_ reading: ReadingRecord) throws(StorageError) {
        let (person, post): (String?, String?) =
            switch reading.subject {
            case .person(let id): (id.rawValue, nil)
            case .post(let id): (nil, id.rawValue)
            }
        try run(
            "INSERT INTO reading (account, person, post, what, at) VALUES (?, ?, ?, ?, ?)",
            [reading.account.rawValue, person, post, reading.what, reading.at.rawValue])
    }
}

extension SQLiteAccounts {
    /// The statements, so that the tests can ask SQLite how it will go about each.
    enum Removal {
        static let sessions = "DELETE FROM session WHERE account = ?"
        static let tokens = "UPDATE token SET revoked_at = ? WHERE account = ? AND revoked_at IS NULL"
        static let readingsOfPerson = "DELETE FROM reading WHERE person = ?"
        static let endedSessions = "DELETE FROM session WHERE ends_at <= ?"
        static let unseenSessions = "DELETE FROM session WHERE seen_at <= ?"
        static let attempts = "DELETE FROM attempt WHERE max(at, coalesce(trusted_until, at)) <= ?"
        static let submissions = "DELETE FROM submission WHERE at <= ?"
        static let readings = "DELETE FROM reading WHERE at <= ?"
    }

    func forgetReadings(of person: PersonID) throws(StorageError) {
        try run(Removal.readingsOfPerson, [person.rawValue])
    }

    func sweep(_ terms: AccountTerms) throws(StorageError) -> SweptAccounts {
        var swept = SweptAccounts()
        swept.sessions = try count(Removal.endedSessions, [terms.sessionsEnded.rawValue])
        swept.sessions += try count(Removal.unseenSessions, [terms.sessionsUnseen.rawValue])
        swept.attempts = try count(Removal.attempts, [terms.attempts.rawValue])
        swept.submissions = try count(Removal.submissions, [terms.submissions.rawValue])
        swept.readings = try count(Removal.readings, [terms.readings.rawValue])
        return swept
    }
}
