internal import GRDB

/// What makes a commit last: set on the writing connection, and then asked of it, since a pragma that is not understood
/// fails in silence and GRDB's own WAL writer runs at `synchronous=NORMAL`, where power loss can undo a commit.
enum Durability {
    private static let wanted: [(pragma: String, set: String?, value: String)] = [
        ("journal_mode", nil, "wal"),
        ("synchronous", "FULL", "2"),
        ("secure_delete", "ON", "1"),
        ("foreign_keys", nil, "1"),
    ]

    /// Pages kept while writing, in KiB: what an import of a municipality touches, so that it is not written twice.
    private static let cache = 64 << 10

    static func set(_ db: Database) throws {
        try db.execute(sql: "PRAGMA cache_size = -\(cache)")
        for (pragma, value, _) in wanted {
            if let value { _ = try Row.fetchAll(db, sql: "PRAGMA \(pragma) = \(value)") }
        }
    }

    /// For the file of keys: a rollback journal instead of the WAL, emptied at each commit.
    static func setForKeys(_ db: Database) throws {
        for (pragma, value, _) in wantedForKeys {
            if let value { _ = try Row.fetchAll(db, sql: "PRAGMA \(pragma) = \(value)") }
        }
        try check(db, wantedForKeys)
    }

    private static let wantedForKeys: [(pragma: String, set: String?, value: String)] = [
        ("journal_mode", "TRUNCATE", "truncate"), ("synchronous", "FULL", "2"), ("secure_delete", "ON", "1"),
    ]

    /// - Throws: `notDurable` where the connection does not have all of it.
    static func check(_ db: Database) throws { try check(db, wanted) }

    private static func check(_ db: Database, _ wanted: [(pragma: String, set: String?, value: String)]) throws {
        for (pragma, _, value) in wanted {
            guard try String.fetchOne(db, sql: "PRAGMA \(pragma)") == value else {
                throw StorageError(
                    .notDurable,
                    "Cannot use the database: this SQLite does not take \(pragma)=\(value), so a commit might be lost. "
                        + "Put the data folder on a local disk and use SQLite 3.37 or later.")
            }
        }
    }
}
