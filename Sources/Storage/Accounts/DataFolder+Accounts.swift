internal import Consent
internal import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension DataFolder {
    static let accountsName = "access.db"
    static let accountsLockName = "access.lock"

    var accounts: String { folder.child(Self.accountsName) }
    /// Apart from `write.lock`: nobody waits with signing in for the import of a roster.
    private var accountsLock: String { folder.child(Self.accountsLockName) }
    var hasAccounts: Bool { folder.kind(of: accounts) == .file }

    /// Opens for reading alone. A data folder without the file has no accounts.
    ///
    /// - Throws: `readOnly`, `corrupt`, `newerFormat`, `olderFormat`.
    package func openAccountsForReading() throws(StorageError) -> SQLiteAccountStore {
        try DatabaseFault.translated {
            guard hasAccounts else {
                let none = try DatabaseQueue()
                try AccessSchema.migrator.migrate(none)
                return SQLiteAccountStore(reading: none)
            }
            return SQLiteAccountStore(reading: try openAccountsToCheck())
        }
    }

    /// - Throws: as `openAccountsForReading`.
    func openAccountsToCheck() throws(StorageError) -> DatabaseQueue {
        try DatabaseFault.translated {
            var configuration = Self.accountsConfiguration
            configuration.readonly = true
            let queue = try DatabaseQueue(path: accounts, configuration: configuration)
            _ = try queue.unsafeRead { db in try checkAccounts(db, writing: false) }
            return queue
        }
    }

    /// Opens for writing: makes the file where it is missing, and brings it up to this build's version.
    ///
    /// - Parameter patience: how long a write waits for its turn.
    /// - Returns: the store, whose every write lasts.
    /// - Throws: `locked`, `readOnly`, `diskFull`, `corrupt`, `newerFormat`, `notDurable`.
    @discardableResult
    package func openAccountsForWriting(patience: Duration = .seconds(10)) throws(StorageError) -> SQLiteAccountStore {
        // Made before SQLite would, so that nobody but the owner may read it; its WAL takes the same rights.
        let isMade = !hasAccounts
        _ = try Descriptor(accounts, O_RDWR | O_CREAT, mode: 0o600, doing: "make")
        let turns = WriteTurns(path: accountsLock, patience: patience)
        let store = try DatabaseFault.translated {
            try turns.take {
                let pool = try DatabasePool(path: accounts, configuration: Self.accountsConfiguration)
                let isCurrent = try pool.writeWithoutTransaction { db in
                    try Durability.set(db)
                    try Durability.check(db)
                    return try checkAccounts(db, writing: true) == AccessSchema.version
                }
                if !isCurrent { try AccessSchema.migrator.migrate(pool) }
                return SQLiteAccountStore(SQLiteAccountStore.Writing(database: pool, turns: turns))
            }
        }
        if isMade { try folder.sync() }
        return store
    }

    private func checkAccounts(_ db: Database, writing: Bool) throws -> Int {
        try checkVersion(db, writing: writing, of: AccessSchema.applicationID, newest: AccessSchema.version)
    }

    private static var accountsConfiguration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.label = "synas-access"
        return configuration
    }

    /// Takes away what was noted of readings about somebody who was erased, and what is left of it in the log.
    ///
    /// - Throws: `locked` where somebody reads meanwhile and goes on; `StorageError`.
    func forgetReadings(of person: PersonID) throws {
        guard hasAccounts else { return }
        let store = try openAccountsForWriting()
        try store.write { try $0.forgetReadings(of: person) }
        try store.emptyLog()
    }

    /// Whoever was signed in when a backup was made signs in again: nobody knows where those numbers are by now.
    func endSessions() throws {
        guard hasAccounts else { return }
        let end = Moment(rawValue: .max)
        let never = Moment(rawValue: .min)
        try openAccountsForWriting().write { writer in
            _ = try writer.sweep(
                AccountTerms(
                    sessionsEnded: end, sessionsUnseen: end, attempts: never, submissions: never, readings: never))
        }
    }
}
