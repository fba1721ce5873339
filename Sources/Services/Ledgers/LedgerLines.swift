import Ledger
import Storage

/// The ledger of a data folder as the lines of a bundle, in the order in which they lie (specification, section 5).
struct LedgerLines {
    /// A row is missing, or holds what can be no line.
    struct Gap: Error { let index: Int }

    let reader: any Reader
    /// Notes of sizes below the last, the smallest first.
    let notes: [SignedNote]

    /// - Throws: `Gap`, `StorageError`, or what `line` throws.
    func write(upTo size: Int, ending last: [SignedNote], to line: ([UInt8]) throws -> Void) throws {
        try line(BundleWriter.firstLine)
        var waiting = notes.map { (size: Self.size($0), note: $0) }.filter { $0.size > 0 && $0.size < size }[...]
        var next = 0
        try reader.eachEntry(0..<size) { entry in
            while let first = waiting.first, first.size == next {
                try line(BundleWriter.checkpoint(first.note))
                waiting.removeFirst()
            }
            guard entry.index == next, !entry.bytes.contains(0x0A) else { throw Gap(index: next) }
            next += 1
            try line(BundleWriter.entry(entry.bytes))
            for stored in entry.openings {
                guard let opening = stored.opening else { continue }
                try line(BundleWriter.open(stored.position.place, opening))
            }
        }
        guard next == size else { throw Gap(index: next) }
        for note in last { try line(BundleWriter.checkpoint(note)) }
        try line(BundleWriter.lastLine)
    }

    /// Cosigned notes of the log as it is now, that a key signed which still signs: of others no reader would know the key.
    static func current(_ folder: SignerFolder, _ origin: String) throws(StorageError) -> [SignedNote] {
        let ids = Set(try folder.keys().map { $0.verifierKey(name: origin).keyID })
        return try folder.cosigned().filter { note in
            note.text.hasPrefix("\(origin)\n")
                && note.signatures.contains { $0.name == origin && ids.contains($0.keyID) }
        }
    }

    static func size(_ note: SignedNote) -> Int { (try? Checkpoint(parsing: note.text))?.size ?? -1 }
}
