import GRDB

@testable import Storage

extension SQLiteStore {
    /// Asks the writing connection itself.
    func askWriter<Answer>(_ ask: (Database) throws -> Answer) throws -> Answer {
        guard let writer = writing?.database else { throw StorageError(.readOnly, "opened for reading") }
        return try writer.writeWithoutTransaction(ask)
    }
}
