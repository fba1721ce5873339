/// Reads entries. An entry has one spelling, so its bytes are compared with that; only what fails is looked at closer,
/// to name the reason.
enum EntryReader {
    private static let head = Array("{\"c\":[".utf8)
    private static let kindKey = Array("],\"k\":\"".utf8)
    private static let tail = Array("\",\"v\":1}".utf8)

    static func entry(_ bytes: Span<UInt8>) throws(LedgerFault) -> Entry {
        var commitments: [Digest] = []
        let kind = try kind(bytes, commitments: &commitments)
        return Entry(kind: kind, commitments: commitments)
    }

    /// Replaces what was in `commitments`, so that its storage is used again.
    static func kind(_ bytes: Span<UInt8>, commitments: inout [Digest]) throws(LedgerFault) -> Entry.Kind {
        guard bytes.count <= Entry.maximumBytes else { throw LedgerFault(.canonical, "an entry is too long") }
        if let kind = match(bytes, &commitments) { return kind }
        var check = JSONCheck()
        try JSONScanner.read(bytes, &check)
        throw LedgerFault(.entry, "an entry has other keys, another kind, or commitments out of form")
    }

    private static func match(_ bytes: Span<UInt8>, _ commitments: inout [Digest]) -> Entry.Kind? {
        commitments.removeAll(keepingCapacity: true)
        var position = 0
        guard take(head, bytes, &position) else { return nil }
        repeat {
            guard commitments.count < Entry.maximumCommitments, let digest = quoted(bytes, &position) else {
                return nil
            }
            commitments.append(digest)
        } while take(UInt8(ascii: ","), bytes, &position)
        guard take(kindKey, bytes, &position), let kind = kind(bytes, &position), take(tail, bytes, &position),
            position == bytes.count
        else { return nil }
        return kind
    }

    private static func quoted(_ bytes: Span<UInt8>, _ position: inout Int) -> Digest? {
        guard take(UInt8(ascii: "\""), bytes, &position), position + 45 <= bytes.count,
            let digest = Digest(base64: bytes.extracting(position..<(position + 44)))
        else { return nil }
        position += 44
        return take(UInt8(ascii: "\""), bytes, &position) ? digest : nil
    }

    private static func kind(_ bytes: Span<UInt8>, _ position: inout Int) -> Entry.Kind? {
        for (kind, word) in kinds where take(word, bytes, &position) { return kind }
        return nil
    }

    /// None of them begins another.
    private static let kinds = Entry.Kind.allCases.map { ($0, Array($0.rawValue.utf8)) }

    private static func take(_ byte: UInt8, _ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private static func take(_ word: [UInt8], _ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
        guard position + word.count <= bytes.count else { return false }
        for offset in word.indices where bytes[position + offset] != word[offset] { return false }
        position += word.count
        return true
    }
}
