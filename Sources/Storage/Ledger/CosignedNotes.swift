package import Ledger

/// `signer/cosigned`: checkpoints of ours that witnesses have cosigned, each whole and in base64 on a line, by size.
extension SignerFolder {
    private var cosignedFile: String { folder.child("cosigned") }

    /// The newest kept of each size, the smallest first.
    ///
    /// - Throws: `corrupt` where the file is not as it was written.
    package func cosigned() throws(StorageError) -> [SignedNote] {
        guard folder.kind(of: cosignedFile) == .file else { return [] }
        let lines = try DurableFile.read(cosignedFile).split(separator: 0x0A)
        let notes = lines.compactMap { line in
            Base64.decode(String(decoding: line, as: UTF8.self)).flatMap { try? SignedNote(parsing: $0) }
        }
        guard notes.count == lines.count else { throw Self.damagedCosigned }
        return notes
    }

    /// Keeps a note beside the state; only within a turn. Its signatures join those of one that is kept of the same text.
    package func keep(cosigned note: SignedNote) throws(StorageError) {
        var notes = try cosigned()
        if let place = notes.firstIndex(where: { $0.text == note.text }) {
            for signature in note.signatures where !notes[place].signatures.contains(signature) {
                notes[place].add(signature)
            }
        } else {
            notes.append(note)
        }
        let sizes = notes.map { (try? Checkpoint(parsing: $0.text))?.size ?? 0 }
        let sorted = zip(sizes, notes).sorted { $0.0 < $1.0 }.map(\.1)
        let text = sorted.map { Base64.text($0.bytes) + "\n" }.joined()
        try DurableFile.write([UInt8](text.utf8), to: cosignedFile)
    }

    private static let damagedCosigned = StorageError(
        .corrupt,
        "Cannot read the cosigned checkpoints (signer/cosigned in the data folder): the file is damaged. Move it away; ask the "
            + "witnesses for their signatures again.")
}
