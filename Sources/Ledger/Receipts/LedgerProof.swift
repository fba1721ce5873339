/// What a guardian takes home: that one body stands in the log, provable on its own
/// (c2sp.org/tlog-proof, specification section 8).
package struct LedgerProof: Hashable, Sendable {
    package static let maximumBytes = 4_194_304
    static let firstLine = Array("c2sp.org/tlog-proof@v1".utf8)
    /// How a file that is one begins.
    package static let beginning = firstLine + [0x0A]
    static let maximumHashes = 63

    /// Of the entry in the log, from 0.
    package let index: Int
    /// The entry's bytes.
    package let entry: [UInt8]
    /// Which of the entry's commitments is opened.
    package let place: Int
    package let opening: Opening
    /// From the leaf upwards.
    package let hashes: [Digest]
    package let note: SignedNote

    package init(
        index: Int, entry: [UInt8], place: Int, opening: Opening, hashes: [Digest], note: SignedNote
    ) {
        self.index = index
        self.entry = entry
        self.place = place
        self.opening = opening
        self.hashes = hashes
        self.note = note
    }

    /// The file. Nobody may see it but whom the body is about.
    package var bytes: [UInt8] {
        let extra = JSONValue.object([
            "body": .string(String(decoding: opening.body, as: UTF8.self)),
            "entry": .string(String(decoding: entry, as: UTF8.self)), "i": .integer(place),
            "nonce": .string(Base64.text(opening.nonce)), "v": .integer(1),
        ])
        let lines = ["extra \(Base64.text(extra.canonicalBytes))", "index \(index)"] + hashes.map(\.base64)
        return Self.firstLine + Array("\n\(lines.joined(separator: "\n"))\n\n".utf8) + note.bytes
    }

    /// - Throws: `form`: of the proof, its extra data or its note.
    package init(parsing bytes: [UInt8]) throws(LedgerFault) {
        guard bytes.count <= Self.maximumBytes, let (lines, note) = ProofLines.split(bytes), lines.count >= 3,
            lines[0] == Self.firstLine, let extra = Self.extra(lines[1]), lines[2].starts(with: "index ".utf8),
            let index = Decimal.number(Array(lines[2].dropFirst(6))),
            let hashes = ProofLines.hashes(lines.dropFirst(3), atMost: Self.maximumHashes)
        else { throw LedgerFault(.form, "not a receipt") }
        let signed = try SignedNote(parsing: note)
        _ = try Checkpoint(parsing: signed.text)
        self.init(
            index: index, entry: extra.entry, place: extra.place, opening: extra.opening, hashes: hashes, note: signed)
    }

    /// Nil where it is not exactly the five keys.
    private static func extra(_ line: [UInt8]) -> (entry: [UInt8], place: Int, opening: Opening)? {
        guard line.starts(with: "extra ".utf8), let bytes = Base64.decode(Array(line.dropFirst(6)).span),
            let value = try? JSONValue.parse(canonical: bytes), value.object?.count == 5, value["v"] == .integer(1),
            let body = value["body"]?.string, let entry = value["entry"]?.string, let place = value["i"]?.integer,
            let nonce = value["nonce"]?.string.flatMap({ Base64.decode($0) }), nonce.count == Opening.nonceCount
        else { return nil }
        return (Array(entry.utf8), place, Opening(nonce: nonce, body: Array(body.utf8)))
    }
}
