import Ledger
package import Storage

/// Checkpoints, and what witnesses are asked and answer.
extension Ledgers {
    /// The last signed checkpoint of a data folder: a signed note.
    ///
    /// - Throws: `StorageError` where there is no signer.
    package static func checkpoint(of folder: DataFolder) throws(StorageError) -> [UInt8] {
        try folder.signer.state().note.bytes
    }

    /// What a witness is asked that is at a size: `add-checkpoint` of c2sp.org/tlog-witness. Heads are committed first, so
    /// that what the witness sees is what an export ends at.
    ///
    /// - Throws: `ServiceError` (`usage`) where the log was never as large; `StorageError`.
    package func witnessRequest(from old: Int) throws -> [UInt8] {
        try commitHeads()
        return try signed { reader, state in
            let size = state.checkpoint.size
            guard (0...size).contains(old) else {
                throw ServiceError(
                    .usage, "the log has \(size) entries and never was at \(old): give --old as the witness says it")
            }
            let proof = try Proof.consistency(old: old, new: size) { level, index throws(StorageError) in
                try reader.node(level: level, index: index)
            }
            return WitnessRequest(old: old, proof: proof, note: state.note).bytes
        }
    }

    /// Keeps a checkpoint of ours that witnesses have cosigned, so that bundles and proofs carry their signatures.
    ///
    /// - Returns: its size.
    /// - Throws: `ServiceError` (`badInput`) where it is not ours, or no witness of the policy signed it.
    package func add(cosigned file: String, _ trust: LedgerTrust) throws -> Int {
        let policy = try trust.policy()
        let bytes = try InputFile.read(file, limit: SignedNote.maximumBytes)
        guard let note = try? SignedNote(parsing: bytes), let checkpoint = try? Checkpoint(parsing: note.text) else {
            throw ServiceError(.badInput, "\(file): this is no checkpoint: name the file that the witness gave back")
        }
        return try house.store.inTurn { reader in
            let state = try house.folder.signer.state()
            guard checkpoint.origin == state.checkpoint.origin, checkpoint.size <= state.checkpoint.size,
                try reader.root(at: checkpoint.size) == checkpoint.root
            else {
                throw ServiceError(
                    .badInput, "\(file): this is no checkpoint of this log: compare its first three lines")
            }
            guard let seen = try? policy.check(note, origin: checkpoint.origin), !seen.isEmpty else {
                throw ServiceError(
                    .badInput,
                    "\(file): no witness of the policy signed it, or a signature is wrong: ask the witness again")
            }
            try house.folder.signer.keep(cosigned: note)
            return checkpoint.size
        }
    }
}
