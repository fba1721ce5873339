/// What the log was at one time: its origin, how many entries, and the tree's root (c2sp.org/tlog-checkpoint without extensions).
package struct Checkpoint: Hashable, Sendable {
    package let origin: String
    package let size: Int
    package let root: Digest

    package init(origin: String, size: Int, root: Digest) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Three lines, each with its end: what is signed.
    package var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

    /// - Throws: `form` where the text is not exactly origin, size and root.
    package init(parsing text: String) throws(LedgerFault) {
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        guard lines.count == 4, lines[3].isEmpty, Origin(String(decoding: lines[0], as: UTF8.self)) != nil,
            let size = Decimal.number(lines[1]), let root = Digest(base64: lines[2])
        else { throw LedgerFault(.form, "not a checkpoint: origin, size and root are asked for") }
        self.init(origin: String(decoding: lines[0], as: UTF8.self), size: size, root: root)
    }

    package func signed(by key: SigningKey) -> SignedNote {
        var note = SignedNote(text: text)
        note.sign(with: key, name: origin)
        return note
    }
}
