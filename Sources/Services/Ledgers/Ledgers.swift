import Consent
import Glibc
import Ledger
import Storage

/// The ledger of a house: bundles for auditors, checkpoints for witnesses, proofs for guardians.
package struct Ledgers: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    /// People in one commit of heads, so that none is larger than an import.
    private static let headsOfCommit = 5_000

    /// Says in the ledger where everyone's streams stand, where they moved since it was last said: a withdrawal that is
    /// hidden later contradicts it.
    ///
    /// - Returns: how many people it was said of.
    /// - Throws: `StorageError`.
    @discardableResult
    package func commitHeads() throws -> Int {
        var count = 0
        while try house.store.snapshot({ try !$0.unheaded(atMost: 1).isEmpty }) {
            count += try house.store.commit { reader in
                let holders = try reader.unheaded(atMost: Self.headsOfCommit)
                let draft = house.draft(.child, at: try house.nowForNarrowing(reader))
                return Commit(Storage.Change(heads: holders), entry: draft, result: holders.count)
            }
        }
        return count
    }

    /// Reads the ledger as it was last signed.
    ///
    /// - Throws: `StorageError` (`ledgerDiverged` where the database is not what was signed), or what `read` throws.
    func signed<Result>(_ read: (any Reader, SignerState) throws -> Result) throws -> Result {
        for _ in 0..<Self.tries {
            let found = try house.store.snapshot { reader -> Result? in
                let tree = try reader.tree()
                let state = try house.folder.signer.state()
                guard state.checkpoint.size == tree.size else { return nil }
                guard state.checkpoint.root == tree.root else { throw Self.diverged }
                return try read(reader, state)
            }
            if let found { return found }
            // Somebody has committed and not signed yet, or signed what this reading does not see.
            usleep(Self.pause)
        }
        throw Self.diverged
    }

    private static let tries = 100
    private static let pause: UInt32 = 20_000  // microseconds

    private static let diverged = StorageError(
        .ledgerDiverged,
        "The database is not what was signed last. Run synas ledger verify, which says since when; what was signed is in signer/state."
    )
}
