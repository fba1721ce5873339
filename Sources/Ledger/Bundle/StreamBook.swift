/// Where each person's streams stand: what makes a missing answer visible. It grows with the people, not with the entries.
struct StreamBook {
    private struct Stand {
        var seq: Int
        var last: Digest
    }

    /// By person and stream, with a byte between them that no UTF-8 has.
    private var stands: [[UInt8]: Stand] = [:]
    /// How many streams each person has.
    private var counts: [[UInt8]: Int] = [:]

    private static func key(_ person: [UInt8], _ stream: [UInt8]) -> [UInt8] { person + [0xFF] + stream }

    /// Takes the next body of a stream. Names are bytes as they stand in canonical JSON: one spelling each.
    ///
    /// - Throws: `sequence` where it does not follow the one before.
    mutating func append(
        person: [UInt8], stream: [UInt8], seq: Int, prev: Span<UInt8>, commitment: Digest
    ) throws(LedgerFault) {
        let key = Self.key(person, stream)
        let before = stands[key]
        let follows = before == nil ? prev.isEmpty : Digest(base64: prev) == before?.last
        guard follows, seq == (before?.seq ?? 0) + 1 else {
            throw LedgerFault(.sequence, "a body does not follow the one before it in its stream")
        }
        stands[key] = Stand(seq: seq, last: commitment)
        if before == nil { counts[person, default: 0] += 1 }
    }

    /// - Throws: `head` where the list is not exactly where that person's streams stand.
    func check(person: [UInt8], streams: [BodyValues.Stream]) throws(LedgerFault) {
        var last: String?
        for stream in streams {
            let ascends = last.map { $0.utf8.lexicographicallyPrecedes(stream.name.utf8) } ?? true
            guard ascends, let stand = stands[Self.key(person, JSONEscape.escaped(stream.name))],
                stand.seq == stream.seq, Digest(base64: stream.last) == stand.last
            else { throw Self.otherHead }
            last = stream.name
        }
        guard !streams.isEmpty, counts[person] == streams.count else { throw Self.otherHead }
    }

    private static let otherHead = LedgerFault(.head, "a head does not name where the person's streams stand")
}
