internal import GRDB
internal import Ledger

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension DataFolder {
    /// Opens for reading alone: takes no lock, changes nothing, and sees what was last committed.
    ///
    /// - Throws: `readOnly`, `corrupt`, `newerFormat`, `olderFormat`.
    package func openForReading() throws(StorageError) -> SQLiteStore {
        let queue = try openToCheck()
        let keyring = folder.kind(of: keys) == .file ? Keyring(reading: keys) : nil
        return SQLiteStore(reading: queue, keyring: keyring)
    }

    /// Opens for looking at alone, whatever is lost beside the database.
    ///
    /// - Throws: as `openForReading`.
    func openToCheck() throws(StorageError) -> DatabaseQueue {
        try DatabaseFault.translated {
            var configuration = Self.configuration
            configuration.readonly = true
            let queue = try DatabaseQueue(path: database, configuration: configuration)
            _ = try queue.unsafeRead { db in try checkVersion(db, writing: false) }
            return queue
        }
    }

    /// Opens for writing: brings the database up to this build's version, makes sure that a commit lasts, and finishes or
    /// undoes what a process that was killed left behind.
    ///
    /// - Parameter patience: how long a write waits for its turn.
    /// - Returns: the store, whose every commit lasts.
    /// - Throws: `locked`, `readOnly`, `diskFull`, `corrupt`, `newerFormat`, `notDurable`.
    package func openForWriting(patience: Duration = .seconds(10)) throws(StorageError) -> SQLiteStore {
        let store = try openDatabase(patience: patience)
        try pictures.recover(in: store)
        try BackupSnapshot.sweep(self)
        try finishErasures(in: store)
        return store
    }

    func createDatabase(patience: Duration) throws(StorageError) {
        // Made before SQLite would, so that nobody but the owner may read it; its WAL takes the same rights.
        _ = try Descriptor(database, O_RDWR | O_CREAT, mode: 0o600, doing: "make")
        _ = try openDatabase(patience: patience)
    }

    private func openDatabase(patience: Duration) throws(StorageError) -> SQLiteStore {
        let turns = WriteTurns(path: lock, patience: patience)
        return try DatabaseFault.translated {
            try turns.take {
                let pool = try DatabasePool(path: database, configuration: Self.configuration)
                let isCurrent = try pool.writeWithoutTransaction { db in
                    try Durability.set(db)
                    try Durability.check(db)
                    return try checkVersion(db, writing: true) == Schema.version
                }
                if !isCurrent { try Schema.migrator.migrate(pool) }
                return SQLiteStore(try openLedger(pool, turns))
            }
        }
    }

    /// The keys and the signer are made with the ledger, and never again: one that is lost is not replaced in silence.
    private func openLedger(_ pool: DatabasePool, _ turns: WriteTurns) throws -> SQLiteStore.Writing {
        let head = try pool.read { try TreeHead.read($0) }
        let isNew = head.frontier.size == 0
        guard isNew || folder.kind(of: keys) == .file else { throw Self.keysMissing }
        guard isNew || signer.exists else { throw SignerFolder.missing }
        let keyring = try Keyring(writing: keys)
        if !signer.exists { try signer.create() }
        let signer = Signer(folder: signer)
        // Asked also where nothing is to be told: a key that is lost is found out before anything is committed.
        let vkey = try signer.vkey()
        try LedgerMigration(database: pool, keyring: keyring, vkey: vkey).run(from: head)
        return SQLiteStore.Writing(database: pool, turns: turns, keyring: keyring, signer: signer)
    }

    static let keysMissing = StorageError(
        .keysMissing,
        "Cannot write: the file of keys (keys.db in the data folder) is missing, so what is recorded could not be proved. "
            + "Put it back, or restore the data folder with synas restore.")

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.label = "synas"
        // Twice the inner pages of the indexes of a large municipality; SQLite's own 2 MB are read again and again.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -16384") }
        return configuration
    }

    /// A database that no migration has touched is new where we write, and unfinished where we read.
    ///
    /// - Returns: the version of the database.
    func checkVersion(
        _ db: Database, writing: Bool, of ours: Int = Schema.applicationID, newest: Int = Schema.version
    ) throws -> Int {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let isNew = try application == 0 && version == 0 && db.tableCount() == 0
        guard isNew || application == ours else {
            throw StorageError(.corrupt, DatabaseFault.damaged)
        }
        guard version <= newest else { throw Marker.newer(path) }
        guard writing || version == newest else {
            throw StorageError(
                .olderFormat, "Cannot read \(path): an older synas wrote it. Run synas init --data \(path) to renew it."
            )
        }
        return version
    }
}

extension Database {
    /// Tables of anyone's making: neither GRDB's list of migrations, which is committed before the first of them, nor the
    /// index that SQLite makes for it.
    func tableCount() throws -> Int {
        try Int.fetchOne(self, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name NOT LIKE 'grdb_%'") ?? 0
    }
}
