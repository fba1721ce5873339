/// The lines: what each is, and in which order its checks come (specification, table of section 6).
extension BundleVerifier {
    mutating func read(_ line: Span<UInt8>) throws(LedgerFault) {
        switch stage {
        case .first:
            guard BodyFields.equal(line, 0..<line.count, BundleWriter.first) else { throw Self.malformed }
            stage = .entries
        case .entries: try readTagged(line)
        case .ended: throw Self.malformed
        }
    }

    static let malformed = LedgerFault(.form, "a line that does not stand there")

    private mutating func readTagged(_ line: Span<UInt8>) throws(LedgerFault) {
        if let start = Self.after(BundleWriter.openTag, line) {
            try readOpening(line, start)
        } else if let start = Self.after(BundleWriter.entryTag, line) {
            try closeEntry()
            try readEntry(line.extracting(start..<line.count))
        } else if let start = Self.after(BundleWriter.checkpointTag, line) {
            try closeEntry()
            try readCheckpoint(line.extracting(start..<line.count))
        } else {
            // What `end` asks for is checked once nothing has followed it.
            guard BodyFields.equal(line, 0..<line.count, BundleWriter.end) else { throw Self.malformed }
            stage = .ended
        }
    }

    /// Where the rest of the line begins, nil where it has another tag.
    private static func after(_ tag: [UInt8], _ line: Span<UInt8>) -> Int? {
        line.count >= tag.count && BodyFields.equal(line, 0..<tag.count, tag) ? tag.count : nil
    }

    private mutating func readEntry(_ bytes: Span<UInt8>) throws(LedgerFault) {
        entries += 1
        lastIsCheckpoint = false
        try entry.read(bytes)
        hasOpenEntry = true
    }

    /// The first line after an entry that is no opening: the entry joins the tree.
    mutating func closeEntry() throws(LedgerFault) {
        guard hasOpenEntry else { return }
        try entry.close()
        pairs.append(opened: entry.opened)
        tree.append(entry.leaf)
        known.pass(tree)
        hasOpenEntry = false
    }

    /// The checks of the last line.
    mutating func end() throws(LedgerFault) {
        try closeEntry()
        guard lastIsCheckpoint, entries > 0 else { throw Self.malformed }
        if let first = pairs.firstMissing {
            faultAt = first
            throw LedgerFault(.opening, "a commitment was neither opened nor erased")
        }
    }
}
