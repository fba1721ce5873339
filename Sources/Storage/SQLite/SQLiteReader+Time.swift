internal import Consent
internal import GRDB

extension SQLiteReader {
    /// The statements, so that the tests can ask SQLite how it will go about each.
    enum TimeQuery {
        static let lastRecorded = "SELECT at FROM entry ORDER BY number DESC LIMIT 1"
        static let outSinceBefore = """
            SELECT u.id, u.post, u.never_used, u.address, u.print_run, u.since, u.ended_at
            FROM publication u JOIN post p ON p.id = u.post
            WHERE u.never_used = 0 AND u.ended_at IS NULL AND u.since < ? AND p.channel = ? ORDER BY u.since
            """
        static let neverHandedOver = """
            SELECT \(PostQuery.columns) FROM post LEFT JOIN removal r ON r.post = post.id
            WHERE verdict = 'cleared' AND handed_over_at IS NULL AND submitted_at < ? AND r.post IS NULL
            ORDER BY submitted_at
            """
        static let scanColumns = "event, sha256, bytes, kept_at, removed_at"
        static let keptBefore =
            "SELECT \(scanColumns) FROM scan WHERE removed_at IS NULL AND kept_at < ? ORDER BY kept_at"
        static let ofEvent = "SELECT \(scanColumns) FROM scan WHERE event = ? ORDER BY sha256"
        static let wantedByPicture = wanted(by: "picture")
        static let wantedByRevision = wanted(by: "revision")
        static let scanKept = "SELECT 1 FROM scan WHERE sha256 = ? AND removed_at IS NULL LIMIT 1"

        private static func wanted(by table: String) -> String {
            """
            SELECT 1 FROM \(table) w LEFT JOIN removal r ON r.post = w.post
            WHERE w.sha256 = ? AND w.post <> ? AND r.post IS NULL LIMIT 1
            """
        }
    }

    func lastRecorded() throws(StorageError) -> Moment? { try one(TimeQuery.lastRecorded, []) { try $0.moment(0) } }

    func publications(
        in channel: ChannelID, outSinceBefore moment: Moment
    ) throws(StorageError) -> [PublicationRecord] {
        try all(TimeQuery.outSinceBefore, [moment.rawValue, channel.rawValue], Self.publication)
    }

    func postsNeverHandedOver(submittedBefore moment: Moment) throws(StorageError) -> [PostRecord] {
        try all(TimeQuery.neverHandedOver, [moment.rawValue], Self.post)
    }

    func scans(keptBefore moment: Moment) throws(StorageError) -> [ScanRecord] {
        try all(TimeQuery.keptBefore, [moment.rawValue], Self.scan)
    }

    func scans(of event: EventID) throws(StorageError) -> [ScanRecord] {
        try all(TimeQuery.ofEvent, [event.rawValue], Self.scan)
    }

    func isScanKept(sha256: String) throws(StorageError) -> Bool {
        try one(TimeQuery.scanKept, [sha256]) { try $0.number(0) } != nil
    }

    func isWanted(sha256: String, except post: PostID) throws(StorageError) -> Bool {
        for sql in [TimeQuery.wantedByPicture, TimeQuery.wantedByRevision] {
            if try one(sql, [sha256, post.rawValue], { try $0.number(0) }) != nil { return true }
        }
        return false
    }

    static func scan(_ row: Row) throws -> ScanRecord {
        ScanRecord(
            event: EventID(rawValue: try row.text(0)), sha256: try row.text(1), bytes: Int(try row.number(2)),
            keptAt: try row.moment(3), removedAt: try row.optionalMoment(4))
    }
}
