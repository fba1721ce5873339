internal import GRDB

/// The store of one data folder, in SQLite through GRDB.
package final class SQLiteStore: Store {
    private let database: any DatabaseReader
    /// Nil where the store was opened for reading alone.
    let writing: (database: any DatabaseWriter, turns: WriteTurns)?

    init(reading database: any DatabaseReader) {
        self.database = database
        writing = nil
    }

    init(writing database: any DatabaseWriter, turns: WriteTurns) {
        self.database = database
        writing = (database, turns)
    }

    package func snapshot<Result>(_ read: (any Reader) throws -> Result) throws -> Result {
        try translating {
            try database.read { db in try read(SQLiteReader(db: db)) }
        }
    }

    package func commit<Result>(_ decide: (any Reader) throws -> Commit<Result>) throws -> Result {
        let writing = try openForWriting()
        return try writing.turns.take {
            try translating {
                try writing.database.write { db in
                    let commit = try decide(SQLiteReader(db: db))
                    try SQLiteWriter(db, commit.entry).write(commit.change)
                    return commit.result
                }
            }
        }
    }

    package func inTurn<Result>(_ work: (any Reader) throws -> Result) throws -> Result {
        try openForWriting().turns.take { try snapshot(work) }
    }

    private func openForWriting() throws(StorageError) -> (database: any DatabaseWriter, turns: WriteTurns) {
        if let writing { return writing }
        throw StorageError(
            .readOnly, "Cannot change anything: the data folder was opened for reading. Open it for writing.")
    }

    /// The database's errors as ours; those of the caller's closure as they are.
    private func translating<Result>(_ work: () throws -> Result) throws -> Result {
        do { return try work() } catch { throw DatabaseFault.translation(of: error) ?? error }
    }
}
