extension LedgerProof {
    /// What a receipt proves, against whom the verifying party trusts.
    package static func verify(_ bytes: [UInt8], policy: TrustPolicy) -> LedgerResult {
        do {
            return try LedgerProof(parsing: bytes).result(policy)
        } catch {
            return LedgerResult(outcome: .invalid, at: -1, why: error.code)
        }
    }

    private func result(_ policy: TrustPolicy) -> LedgerResult {
        do {
            let checkpoint = try Checkpoint(parsing: note.text)
            try checkOpening()
            let seen = try policy.check(note, origin: checkpoint.origin)
            try checkInclusion(checkpoint)
            return LedgerResult(
                outcome: policy.isSatisfied(by: seen) ? .witnessed : .selfAttested, at: index, why: nil, entries: 1,
                checkpoints: 1, opened: 1, root: checkpoint.root)
        } catch {
            return LedgerResult(outcome: .invalid, at: index, why: error.code)
        }
    }

    private func checkOpening() throws(LedgerFault) {
        let entry = try Entry(parsing: entry)
        guard entry.commitments.indices.contains(place) else {
            throw LedgerFault(.form, "a receipt of a commitment that the entry has not")
        }
        guard opening.commitment == entry.commitments[place] else {
            throw LedgerFault(.commitment, "an opening does not fit its commitment")
        }
        var reader = BodyReader()
        _ = try reader.read(opening.body.span, at: place, of: entry.kind)
    }

    private func checkInclusion(_ checkpoint: Checkpoint) throws(LedgerFault) {
        guard index < checkpoint.size else { throw LedgerFault(.form, "a receipt of an entry after its checkpoint") }
        let root = Proof.root(ofLeaf: Tree.leaf(entry), index: index, size: checkpoint.size, proof: hashes)
        guard root == checkpoint.root else {
            throw LedgerFault(.inclusion, "the receipt's proof does not lead to its checkpoint")
        }
    }
}
