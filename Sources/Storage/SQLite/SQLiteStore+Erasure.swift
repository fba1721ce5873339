package import Consent
internal import GRDB

extension SQLiteStore {
    package func finishErasure(of person: PersonID, in folder: DataFolder) throws {
        try folder.finishErasure(of: person, in: self)
    }

    /// Empties the database's log into its file: what was erased stands in neither then.
    ///
    /// - Throws: `locked` where somebody reads meanwhile and goes on; `StorageError`.
    func emptyLog() throws {
        try write { db in _ = try db.checkpoint(.truncate) }
    }

    /// Forgets what was to be done for an erasure.
    func forgetWork(ofErasing person: PersonID) throws {
        try write { db in
            try db.inTransaction(.immediate) {
                try db.execute(sql: "DELETE FROM erasure_work WHERE person = ?", arguments: [person.rawValue])
                return .commit
            }
        }
    }

    /// Notes that nothing is left to do for an erasure: the moment of its own entry, since no clock is asked here.
    func markDone(erasing person: PersonID) throws {
        try write { db in
            // Killed between its commit and the signature, it is signed now.
            try writing?.signer.follow(db)
            try db.execute(
                sql: "UPDATE erasure SET done_at = at WHERE person = ? AND done_at IS NULL",
                arguments: [person.rawValue])
        }
    }

    /// In its turn, without an entry: nothing that anybody decided.
    private func write(_ work: (Database) throws -> Void) throws {
        guard let writing else {
            throw StorageError(
                .readOnly, "Cannot finish an erasure: the data folder was opened for reading. Open it for writing.")
        }
        try DatabaseFault.translated {
            try writing.turns.take { try writing.database.writeWithoutTransaction(work) }
        }
    }
}
