internal import GRDB

/// The accounts of one data folder, in SQLite through GRDB.
package final class SQLiteAccountStore: AccountStore {
    private let database: any GRDB.DatabaseReader
    /// Nil where the store was opened for reading alone.
    let writing: Writing?

    struct Writing {
        let database: any DatabaseWriter
        let turns: WriteTurns
    }

    init(reading database: any GRDB.DatabaseReader) {
        self.database = database
        writing = nil
    }

    init(_ writing: Writing) {
        database = writing.database
        self.writing = writing
    }

    package func read<Result>(_ work: (any AccountReader) throws -> Result) throws -> Result {
        try translating { try database.read { db in try work(SQLiteAccounts(db)) } }
    }

    package func write<Result>(_ work: (any AccountWriter) throws -> Result) throws -> Result {
        let writing = try openForWriting()
        return try writing.turns.take {
            try translating { try writing.database.write { db in try work(SQLiteAccounts(db)) } }
        }
    }

    /// Empties the log into the file: what was taken away stands in neither then.
    ///
    /// - Throws: `locked` where somebody reads meanwhile and goes on; `StorageError`.
    func emptyLog() throws {
        let writing = try openForWriting()
        try writing.turns.take {
            try translating {
                try writing.database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
            }
        }
    }

    private func openForWriting() throws(StorageError) -> Writing {
        if let writing { return writing }
        throw StorageError(
            .readOnly, "Cannot change accounts: the data folder was opened for reading. Open it for writing.")
    }

    /// The database's errors as ours; those of the caller's closure as they are.
    private func translating<Result>(_ work: () throws -> Result) throws -> Result {
        do { return try work() } catch { throw DatabaseFault.translation(of: error) ?? error }
    }
}

/// One transaction on the accounts.
struct SQLiteAccounts {
    let rows: SQLiteReader
    init(_ db: Database) { rows = SQLiteReader(db: db) }

    func run(_ sql: String, _ arguments: StatementArguments) throws(StorageError) {
        try DatabaseFault.translated { try rows.db.cachedStatement(sql: sql).execute(arguments: arguments) }
    }

    /// - Returns: how many rows it changed.
    func count(_ sql: String, _ arguments: StatementArguments) throws(StorageError) -> Int {
        try run(sql, arguments)
        return rows.db.changesCount
    }
}
