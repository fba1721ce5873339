internal import Consent
internal import GRDB

extension SQLiteWriter {
    func write(_ scan: ScanRecord) throws {
        try run(
            """
            INSERT INTO scan (event, sha256, bytes, kept_at, removed_at, entry) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (event, sha256) DO UPDATE SET removed_at = excluded.removed_at, entry = excluded.entry
            """,
            [
                scan.event.rawValue, scan.sha256, scan.bytes, scan.keptAt.rawValue, scan.removedAt?.rawValue, entry,
            ])
    }

    func write(_ acceptance: ClockAcceptance) throws {
        try run(
            "INSERT INTO clock_acceptance (entry, at, before, reason, approvers) VALUES (?, ?, ?, ?, ?)",
            [
                entry, acceptance.at.rawValue, acceptance.before.rawValue, acceptance.reason,
                acceptance.approvers.joined(separator: "\n"),
            ])
    }

    /// When it was decided stays as it was.
    func write(_ removal: RemovalRecord) throws {
        try run(
            """
            INSERT INTO removal (post, decided_at, done_at, entry) VALUES (?, ?, ?, ?)
            ON CONFLICT (post) DO UPDATE SET done_at = excluded.done_at, entry = excluded.entry
            """,
            [removal.post.rawValue, removal.decidedAt.rawValue, removal.doneAt?.rawValue, entry])
    }
}
