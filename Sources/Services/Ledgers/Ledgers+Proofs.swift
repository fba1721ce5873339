package import Consent
import Ledger
import Storage

/// A `.tlog-proof` of one event, for whoever it is about.
package struct EventProof: Hashable, Sendable {
    package static let maximumBytes = LedgerProof.maximumBytes

    package let event: EventID
    package let bytes: [UInt8]
    package let index: Int
    package let size: Int

    /// Whether a file holds a proof of the same commitment, made at another time.
    package func isSame(as other: [UInt8]) -> Bool {
        guard let one = try? LedgerProof(parsing: bytes), let other = try? LedgerProof(parsing: other) else {
            return false
        }
        return (one.index, one.place, one.entry) == (other.index, other.place, other.entry)
    }
}

extension Ledgers {
    /// The event that a receipt as JSON is of.
    ///
    /// - Throws: `ServiceError` where the file is none.
    package static func event(ofReceipt path: String) throws(ServiceError) -> String {
        struct Reference: Decodable { let recordId: String }
        let bytes = try InputFile.read(path, limit: 1 << 20)
        guard let receipt = try? JSONText.decode(Reference.self, from: String(decoding: bytes, as: UTF8.self)) else {
            throw ServiceError(
                .badInput, "\(path): this is no receipt as JSON: name EVENT.json, or give the event's id")
        }
        return receipt.recordId
    }

    /// Proofs that events stand in the ledger as it was last signed; under a witness's signature where one has seen them.
    ///
    /// - Throws: `ServiceError` (`noSuchInput`) for an event that is not there or was erased; `StorageError`.
    package func proofs(of events: [EventID]) throws -> [EventProof] {
        try signed { reader, state in
            let cosigned = try LedgerLines.current(house.folder.signer, state.checkpoint.origin)
            return try events.map { try proof(of: $0, reader, notes: cosigned.reversed() + [state.note]) }
        }
    }

    private func proof(of event: EventID, _ reader: any Reader, notes: [SignedNote]) throws -> EventProof {
        guard let (entry, stored) = try reader.opening(of: event), let opening = stored.opening else {
            throw ServiceError(
                .noSuchInput, "there is no such event, or it was erased: find its id with synas consent history")
        }
        let index = stored.position.leaf
        for note in notes {
            let size = LedgerLines.size(note)
            guard size > index, size <= (try reader.tree().size) else { continue }
            let hashes = try Proof.inclusion(index: index, size: size) { level, index throws(StorageError) in
                try reader.node(level: level, index: index)
            }
            let root = Proof.root(ofLeaf: Tree.leaf(entry), index: index, size: size, proof: hashes)
            guard root == (try? Checkpoint(parsing: note.text))?.root else { throw Self.damaged }
            let proof = LedgerProof(
                index: index, entry: entry, place: stored.position.place, opening: opening, hashes: hashes, note: note)
            return EventProof(event: event, bytes: proof.bytes, index: index, size: size)
        }
        throw Self.damaged
    }

    private static let damaged = StorageError(
        .corrupt, "Cannot prove it: the ledger does not lead to what was signed. Run synas ledger verify.")
}
