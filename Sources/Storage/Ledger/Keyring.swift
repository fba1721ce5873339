internal import Foundation
internal import GRDB
package import Ledger

/// The keys under which people's openings are sealed, one to a person: `keys.db`, apart from the database, with backups of
/// its own. Destroying a key makes every copy of what it sealed unreadable.
///
/// A rollback journal that is truncated, not a WAL: after a commit no file holds what was there before.
package final class Keyring: Sendable {
    static let name = "keys.db"
    private let database: DatabaseQueue

    /// - Throws: `readOnly`, `corrupt`, `notDurable`.
    init(at path: String, writing: Bool) throws(StorageError) {
        if writing { _ = try Descriptor(path, O_RDWR | O_CREAT, mode: 0o600, doing: "make") }
        database = try DatabaseFault.translated { try Self.open(path, writing: writing) }
    }

    private static func open(_ path: String, writing: Bool) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = !writing
        configuration.busyMode = .timeout(5)
        configuration.label = "synas-keys"
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        if writing {
            try queue.writeWithoutTransaction { db in
                try Durability.setForKeys(db)
                try db.execute(sql: schema)
            }
        }
        return queue
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

    private static func secret(_ db: Database, _ sql: String, _ name: String) throws -> SealingKey? {
        guard let bytes = try Data.fetchOne(db.cachedStatement(sql: sql), arguments: [name]) else { return nil }
        guard let key = SealingKey([UInt8](bytes)) else { throw StorageError(.corrupt, DatabaseFault.damaged) }
        return key
    }
}
