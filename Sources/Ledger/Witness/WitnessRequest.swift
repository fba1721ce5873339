/// What a log asks a witness: from an older size to a new checkpoint (c2sp.org/tlog-witness, `add-checkpoint`).
package struct WitnessRequest: Hashable, Sendable {
    package static let maximumProof = 63

    package let old: Int
    package let proof: [Digest]
    package let note: SignedNote

    package init(old: Int, proof: [Digest], note: SignedNote) {
        self.old = old
        self.proof = proof
        self.note = note
    }

    package var bytes: [UInt8] {
        Array("old \(old)\n\(proof.map { $0.base64 + "\n" }.joined())\n".utf8) + note.bytes
    }

    /// - Throws: `form`.
    package init(parsing bytes: [UInt8]) throws(LedgerFault) {
        guard let (lines, note) = ProofLines.split(bytes), let first = lines.first, first.starts(with: "old ".utf8),
            let old = Decimal.number(Array(first.dropFirst(4))),
            let proof = ProofLines.hashes(lines.dropFirst(), atMost: Self.maximumProof)
        else { throw LedgerFault(.form, "not a request to a witness") }
        self.init(old: old, proof: proof, note: try SignedNote(parsing: note))
    }
}

/// What receipts and requests share: lines, an empty line, then a signed note.
enum ProofLines {
    /// Nil where there is no empty line.
    static func split(_ bytes: [UInt8]) -> (lines: [[UInt8]], note: [UInt8])? {
        guard let gap = bytes.indices.dropLast().first(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }) else {
            return nil
        }
        let lines = bytes[..<gap].split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        return (lines, Array(bytes[(gap + 2)...]))
    }

    /// Nil where a line is no hash, or there are too many.
    static func hashes(_ lines: ArraySlice<[UInt8]>, atMost most: Int) -> [Digest]? {
        guard lines.count <= most else { return nil }
        let hashes = lines.compactMap { Digest(base64: $0) }
        return hashes.count == lines.count ? hashes : nil
    }
}
