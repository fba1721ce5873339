internal import GRDB

/// Reads within one transaction of one connection. It must not leave the closure that it is handed to.
struct SQLiteReader: Reader {
    let db: Database
    /// What opens the ledger's sealed bodies; nil where it is not to be had.
    var keyring: Keyring?
    /// Texts that come again within the reading.
    let texts = TextCache()

    /// Every row of the answer, as a value.
    func all<Value>(
        _ sql: String, _ arguments: StatementArguments, _ value: (Row) throws -> Value
    ) throws(StorageError) -> [Value] {
        try DatabaseFault.translated {
            let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
            var values: [Value] = []
            while let row = try rows.next() { values.append(try value(row)) }
            return values
        }
    }

    /// The first row of the answer, as a value.
    func one<Value>(
        _ sql: String, _ arguments: StatementArguments, _ value: (Row) throws -> Value
    ) throws(StorageError) -> Value? {
        try all(sql, arguments, value).first
    }
}
