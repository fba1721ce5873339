import Ledger
import Storage

/// What was exported.
package struct LedgerExport: Hashable, Sendable {
    package let file: String
    package let entries: Int
    /// In base64.
    package let root: String
    /// Of how many people the ledger now says where they stand, which it did not before.
    package let heads: Int
    /// How many witnesses' lines the last checkpoint has.
    package let cosignatures: Int
}

extension Ledgers {
    /// Writes the whole ledger as a bundle: every entry, everything that was not erased, and checkpoints. It holds personal
    /// data.
    ///
    /// - Throws: `StorageError` (`occupied` where the file is there).
    package func export(to file: String) throws -> LedgerExport {
        var export: LedgerExport?
        try DurableFile.writeNew(to: file) { append in export = try self.export(called: file, append) }
        guard let export else { throw ServiceError(.inputOutput, "the bundle could not be written: try again") }
        return export
    }

    /// The same, piece by piece.
    ///
    /// `file`: what the answer calls it. `append`: is handed about a megabyte at a time.
    /// - Throws: `StorageError`, or what `append` throws.
    package func export(called file: String, _ append: ([UInt8]) throws -> Void) throws -> LedgerExport {
        let heads = try commitHeads()
        return try signed { reader, state in
            let cosigned = try LedgerLines.current(house.folder.signer, state.checkpoint.origin)
            let last = cosigned.first { $0.text == state.note.text } ?? state.note
            let lines = LedgerLines(reader: reader, notes: cosigned)
            try write(lines, upTo: state.checkpoint.size, last, append)
            return LedgerExport(
                file: file, entries: state.checkpoint.size, root: state.checkpoint.root.base64, heads: heads,
                cosignatures: last.signatures.count(where: { $0.name != state.checkpoint.origin }))
        }
    }

    private static let buffer = 1 << 20

    private func write(
        _ lines: LedgerLines, upTo size: Int, _ last: SignedNote, _ append: ([UInt8]) throws -> Void
    ) throws {
        do {
            var held: [UInt8] = []
            try lines.write(upTo: size, ending: [last]) { line in
                held += line
                guard held.count >= Self.buffer else { return }
                try append(held)
                held.removeAll(keepingCapacity: true)
            }
            try append(held)
        } catch let gap as LedgerLines.Gap {
            throw StorageError(
                .corrupt,
                "Cannot export: entry \(gap.index) of the ledger is missing or damaged. Run synas ledger verify, then restore the newest backup."
            )
        }
    }
}
