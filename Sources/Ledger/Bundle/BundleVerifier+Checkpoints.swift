extension BundleVerifier {
    mutating func readCheckpoint(_ text: Span<UInt8>) throws(LedgerFault) {
        guard let bytes = Base64.decode(text) else { throw Self.malformed }
        let note = try SignedNote(parsing: bytes)
        let checkpoint = try Checkpoint(parsing: note.text)
        guard checkpoint.size == tree.size else {
            throw LedgerFault(.form, "a checkpoint does not stand where its size is")
        }
        try follow(checkpoint)
        isWitnessed = policy.isSatisfied(by: try policy.check(note, origin: checkpoint.origin))
        guard checkpoint.root == tree.root else { throw LedgerFault(.root, "a checkpoint's root is not the tree's") }
        checkpoints += 1
        lastIsCheckpoint = true
    }

    /// The first checkpoint says whose log it is; all others are held to that.
    private mutating func follow(_ checkpoint: Checkpoint) throws(LedgerFault) {
        guard let new = Origin(checkpoint.origin), origin == nil || origin == new else {
            throw LedgerFault(.origin, "a checkpoint of another log or epoch")
        }
        origin = new
        origins.insert(checkpoint.origin)
    }
}
