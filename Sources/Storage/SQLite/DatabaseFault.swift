internal import GRDB

/// What SQLite said, turned into words once, here. Never SQL, never a value: they may hold names.
enum DatabaseFault {
    /// Does what asks the database; whatever fails comes out as a `StorageError`.
    static func translated<Result>(_ work: () throws -> Result) throws(StorageError) -> Result {
        do {
            return try work()
        } catch {
            throw translation(of: error) ?? StorageError(.corrupt, damaged)
        }
    }

    /// Nil for an error that is not the database's.
    static func translation(of error: any Error) -> StorageError? {
        if let error = error as? StorageError { return error }
        if error is RowDecodingError { return StorageError(.corrupt, damaged) }
        return (error as? DatabaseError).map { fault in storageError(for: fault) }
    }

    private static func storageError(for fault: DatabaseError) -> StorageError {
        switch fault.resultCode {
        case .SQLITE_FULL: full
        // There is no room for the index of the log beside the database.
        case .SQLITE_IOERR where fault.extendedResultCode == .SQLITE_IOERR_SHMSIZE: full
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN:
            StorageError(
                .readOnly,
                "Cannot open the database: the data folder may not be written to. Run as its owner, on a writable disk."
            )
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            StorageError(
                .locked, "Cannot use the database: another process holds it. Wait until it is done and run again.")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_MISMATCH: StorageError(.corrupt, damaged)
        case .SQLITE_CONSTRAINT: StorageError(.conflict, conflict)
        default:
            StorageError(
                .inputOutput,
                "Cannot use the database: SQLite reports \(fault.extendedResultCode.rawValue). Check the disk and run again."
            )
        }
    }

    private static let full = StorageError(
        .diskFull, "Cannot write the database: the disk is full. Free some space and run the same again.")
    static let damaged =
        "Cannot read the database: it is damaged or was written by another program. Restore the data folder from a backup."
    static let conflict =
        "Cannot store the change: it contradicts what is stored. Read the roster or post again and repeat it."
}
