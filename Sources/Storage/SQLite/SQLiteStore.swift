internal import GRDB

/// The store of one data folder, in SQLite through GRDB.
package final class SQLiteStore: Store {
    private let database: any DatabaseReader
    private let keyring: Keyring?
    /// Nil where the store was opened for reading alone.
    let writing: Writing?

    struct Writing {
        let database: any DatabaseWriter
        let turns: WriteTurns
        let keyring: Keyring
        let signer: Signer
    }

    /// `keyring`: nil where there is none to read, so that sealed openings stay closed.
    init(reading database: any DatabaseReader, keyring: Keyring?) {
        self.database = database
        self.keyring = keyring
        writing = nil
    }

    init(_ writing: Writing) {
        database = writing.database
        keyring = writing.keyring
        self.writing = writing
    }

    package func snapshot<Result>(_ read: (any Reader) throws -> Result) throws -> Result {
        try translating {
            try database.read { db in try read(SQLiteReader(db: db, keyring: keyring)) }
        }
    }

    package func commit<Result>(_ decide: (any Reader) throws -> Commit<Result>) throws -> Result {
        let writing = try openForWriting()
        return try writing.turns.take {
            let result = try translating {
                try writing.database.write { db in
                    try writing.signer.follow(db)
                    return try carryOut(decide(SQLiteReader(db: db, keyring: keyring)), db, writing)
                }
            }
            // What is committed is committed: where signing fails now, the next turn signs first, or tells why it cannot.
            try? writing.database.read { db in try writing.signer.follow(db) }
            return result
        }
    }

    private func carryOut<Result>(_ commit: Commit<Result>, _ db: Database, _ writing: Writing) throws -> Result {
        let keys = SealingKeys(writing.keyring)
        try SQLiteWriter(db, commit.entry).write(commit.change, keys) { try writing.signer.vkey() }
        try keys.settle()
        return commit.result
    }

    package func inTurn<Result>(_ work: (any Reader) throws -> Result) throws -> Result {
        try openForWriting().turns.take { try snapshot(work) }
    }

    private func openForWriting() throws(StorageError) -> Writing {
        if let writing { return writing }
        throw StorageError(
            .readOnly, "Cannot change anything: the data folder was opened for reading. Open it for writing.")
    }

    /// The database's errors as ours; those of the caller's closure as they are.
    private func translating<Result>(_ work: () throws -> Result) throws -> Result {
        do { return try work() } catch { throw DatabaseFault.translation(of: error) ?? error }
    }
}
