internal import Foundation
internal import GRDB
package import Ledger
private import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The keys under which people's openings are sealed, one to a person: `keys.db`, apart from the database, with backups of
/// its own. Destroying a key makes every copy of what it sealed unreadable.
///
/// A rollback journal that is truncated, not a WAL: after a commit no file holds what was there before.
package final class Keyring: Sendable {
    static let name = "keys.db"
    private let path: String
    private let opened: Mutex<DatabaseQueue?>

    /// For writing: made where it is missing.
    ///
    /// - Throws: `readOnly`, `corrupt`, `notDurable`.
    init(writing path: String) throws(StorageError) {
        _ = try Descriptor(path, O_RDWR | O_CREAT, mode: 0o600, doing: "make")
        self.path = path
        opened = Mutex(
            try DatabaseFault.translated {
                let queue = try Self.open(path)
                try queue.writeWithoutTransaction { db in
                    try Durability.setForKeys(db)
                    try db.execute(sql: Self.schema)
                }
                return queue
            })
    }

    /// For reading: opened when the first key is asked for, since most reading needs none. Not as read-only: what a killed
    /// process left half written must be undone before it is read.
    init(reading path: String) {
        self.path = path
        opened = Mutex(nil)
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.label = "synas-keys"
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private var database: DatabaseQueue {
        get throws {
            try opened.withLock { queue in
                if let queue { return queue }
                let made = try Self.open(path)
                queue = made
                return made
            }
        }
    }

    private static let schema = """
        CREATE TABLE IF NOT EXISTS key (
            holder TEXT NOT NULL PRIMARY KEY,
            secret BLOB NOT NULL CHECK (length(secret) = 32)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS house (
            name TEXT NOT NULL PRIMARY KEY,
            secret BLOB NOT NULL CHECK (length(secret) = 32)
        ) STRICT, WITHOUT ROWID
        """

    /// Nil where there is none: it was destroyed, or never made.
    package func key(of holder: String) throws(StorageError) -> SealingKey? {
        try DatabaseFault.translated {
            try database.read { db in try Self.secret(db, "SELECT secret FROM key WHERE holder = ?", holder) }
        }
    }

    /// Makes keys last; they are on disk when this returns. One that is there already stays as it is.
    func keep(_ keys: [String: SealingKey]) throws(StorageError) {
        if keys.isEmpty { return }
        try DatabaseFault.translated {
            try database.write { db in
                for (holder, key) in keys {
                    try db.cachedStatement(sql: "INSERT INTO key (holder, secret) VALUES (?, ?) ON CONFLICT DO NOTHING")
                        .execute(arguments: [holder, Data(key.bytes)])
                }
            }
        }
    }

    /// Destroys keys for good.
    ///
    /// - Throws: `diskFull`, `readOnly`, `inputOutput`.
    package func destroy(_ holders: [String]) throws(StorageError) {
        try DatabaseFault.translated {
            try database.write { db in
                for holder in holders { try db.execute(sql: "DELETE FROM key WHERE holder = ?", arguments: [holder]) }
            }
        }
    }

    /// Every holder that has a key, by id: for checking them against the openings.
    package func holders() throws(StorageError) -> [String] {
        try DatabaseFault.translated {
            try database.read { db in try String.fetchAll(db, sql: "SELECT holder FROM key ORDER BY holder") }
        }
    }

    /// A secret of the house, made when it is first asked for, such as that under which gone handles are remembered.
    package func houseSecret(_ name: String) throws(StorageError) -> SealingKey {
        try DatabaseFault.translated {
            let sql = "SELECT secret FROM house WHERE name = ?"
            if let known = try database.read({ db in try Self.secret(db, sql, name) }) { return known }
            let made = SealingKey()
            return try database.write { db in
                try db.execute(
                    sql: "INSERT INTO house (name, secret) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    arguments: [name, Data(made.bytes)])
                return try Self.secret(db, sql, name) ?? made
            }
        }
    }

    /// Puts a copy of all keys, as of now, into an empty file.
    func backUp(to path: String) throws(StorageError) {
        try DatabaseFault.translated {
            try database.read { db in try db.copy(to: path) }
        }
    }

    /// Whether the file is whole.
    func isWhole() -> Bool {
        (try? database.read { db in try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"] }) ?? false
    }

    /// Every key as of now, read at once: who writes keys waits for no reader that goes on.
    func all() throws(StorageError) -> KeyTable {
        try DatabaseFault.translated {
            try database.read { db in
                var table = KeyTable(later: self)
                let rows = try Row.fetchCursor(db, sql: "SELECT holder, secret FROM key")
                while let row = try rows.next() { try table.add(try row.value(0), try row.bytes(1)) }
                return table
            }
        }
    }

    private static func secret(_ db: Database, _ sql: String, _ name: String) throws -> SealingKey? {
        guard let bytes = try Data.fetchOne(db.cachedStatement(sql: sql), arguments: [name]) else { return nil }
        guard let key = SealingKey([UInt8](bytes)) else { throw StorageError(.corrupt, DatabaseFault.damaged) }
        return key
    }
}

/// Keys to be looked up by the million, small in memory; those that were made since are asked for one by one.
struct KeyTable {
    private let later: Keyring
    private var keys: [Mark: Digest] = [:]

    init(later: Keyring) { self.later = later }

    mutating func add(_ holder: String, _ secret: [UInt8]) throws {
        guard let key = Digest(secret) else { throw StorageError(.corrupt, DatabaseFault.damaged) }
        keys[Mark(holder)] = key
    }

    func key(of holder: String) throws -> SealingKey? {
        if let key = keys[Mark(holder)] { return SealingKey(key.bytes) }
        return try later.key(of: holder)
    }
}
