package import Consent

/// Where the state is kept. Calls are synchronous, so that no cancelled task can roll a write back.
package protocol Store: Sendable {
    /// Reads at one consistent state. Needs no write lock and waits for no writer.
    ///
    /// - Throws: `StorageError`, or what `read` throws.
    func snapshot<Result>(_ read: (any Reader) throws -> Result) throws -> Result

    /// The one way in which state changes: takes the write lock, lets `decide` read and decide within the transaction,
    /// writes its change with its entry, and returns when all of it is on disk. Nothing is written where `decide` throws.
    ///
    /// The gate plans again inside `decide` before anything is handed over, so that no consent can narrow between the
    /// plan and the verdict.
    ///
    /// - Throws: `StorageError`, or what `decide` throws.
    func commit<Result>(_ decide: (any Reader) throws -> Commit<Result>) throws -> Result

    /// Does work on files in the turn of a write, and writes nothing: what nobody wants cannot come to be wanted meanwhile.
    ///
    /// - Throws: `StorageError`, or what `work` throws.
    func inTurn<Result>(_ work: (any Reader) throws -> Result) throws -> Result

    /// Does what a committed erasure left to do in a data folder. Can be repeated.
    ///
    /// - Throws: `StorageError`; `locked` where somebody reads the database and goes on: the next start goes on then.
    func finishErasure(of person: PersonID, in folder: DataFolder) throws
}

extension Store {
    /// Writes a change that needs no reading first.
    package func commit(_ change: Change, entry: LedgerDraft) throws {
        try commit { _ in Commit(change, entry: entry, result: ()) }
    }
}
