/// The entry whose openings are being read. Its storage is used again from entry to entry.
struct OpenEntry {
    private(set) var kind = Entry.Kind.child
    private(set) var leaf = Tree.empty
    private(set) var commitments: [Digest] = []
    /// For each commitment whether it was opened.
    private(set) var opened: [Bool] = []
    private(set) var lastPlace = -1
    /// Whether what an erasure erased was told.
    private(set) var hasErasure = false

    /// - Throws: `canonical`, then `entry`.
    mutating func read(_ bytes: Span<UInt8>) throws(LedgerFault) {
        kind = try EntryReader.kind(bytes, commitments: &commitments)
        leaf = Tree.leaf(bytes)
        opened.removeAll(keepingCapacity: true)
        opened.append(contentsOf: repeatElement(false, count: commitments.count))
        (lastPlace, hasErasure) = (-1, false)
    }

    /// - Throws: `form` where the place is not above the one before, or no commitment is there.
    mutating func open(_ place: Int) throws(LedgerFault) -> Digest {
        guard place > lastPlace, place < commitments.count else {
            throw LedgerFault(.form, "an opening of a place that is not there, or out of order")
        }
        lastPlace = place
        opened[place] = true
        return commitments[place]
    }

    /// - Throws: `body` where there was one before.
    mutating func tellErasure() throws(LedgerFault) {
        guard !hasErasure else { throw LedgerFault(.body, "an entry with two erasures") }
        hasErasure = true
    }

    /// All openings were read.
    ///
    /// - Throws: `opening` where the one at 0 is missing, `body` where an erasure does not tell what it erased.
    func close() throws(LedgerFault) {
        guard opened[0] else { throw LedgerFault(.opening, "an entry whose first commitment was not opened") }
        guard kind != .erase || hasErasure else { throw LedgerFault(.body, "an erasure that does not tell what") }
    }
}
