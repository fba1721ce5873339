internal import Consent
internal import GRDB

extension SQLiteReader {
    /// The statements, so that the tests can ask SQLite how it will go about each.
    enum RemovalQuery {
        static let columns = "post, decided_at, done_at"
        static let over = """
            SELECT DISTINCT u.post FROM publication u LEFT JOIN removal r ON r.post = u.post
            WHERE (u.never_used = 1 OR u.ended_at IS NOT NULL) AND r.post IS NULL
            AND NOT EXISTS (SELECT 1 FROM publication o WHERE o.post = u.post
                AND ((o.never_used = 0 AND o.ended_at IS NULL) OR coalesce(o.ended_at, o.since) >= ?))
            AND NOT EXISTS (SELECT 1 FROM takedown t WHERE t.post = u.post AND t.closed_at IS NULL)
            ORDER BY u.post
            """
        static let ofPost = "SELECT \(columns) FROM removal WHERE post = ?"
        static let pending = "SELECT \(columns) FROM removal WHERE done_at IS NULL ORDER BY decided_at, post"
        static let recordedAfter = "SELECT \(EventRow.columns) FROM event WHERE recorded_at > ? ORDER BY sequence"
        static let acceptances = "SELECT at, before, reason, approvers FROM clock_acceptance ORDER BY entry"
    }

    func postsOver(endedBefore moment: Moment) throws(StorageError) -> [PostID] {
        try all(RemovalQuery.over, [moment.rawValue]) { try $0.post(0) }
    }

    func removal(of post: PostID) throws(StorageError) -> RemovalRecord? {
        try one(RemovalQuery.ofPost, [post.rawValue], Self.removal)
    }

    func pendingRemovals() throws(StorageError) -> [RemovalRecord] { try all(RemovalQuery.pending, [], Self.removal) }

    func events(recordedAfter moment: Moment) throws(StorageError) -> [Event] {
        try events(RemovalQuery.recordedAfter, [moment.rawValue])
    }

    func clockAcceptances() throws(StorageError) -> [ClockAcceptance] {
        try all(RemovalQuery.acceptances, []) { row in
            ClockAcceptance(
                at: try row.moment(0), before: try row.moment(1), reason: try row.text(2),
                approvers: try row.text(3).split(separator: "\n").map(String.init))
        }
    }

    static func removal(_ row: Row) throws -> RemovalRecord {
        RemovalRecord(post: try row.post(0), decidedAt: try row.moment(1), doneAt: try row.optionalMoment(2))
    }
}
