/// What a witness last signed of each log. It never signs what does not go on from there; whoever keeps the state must have the
/// new one on disk before the cosignature leaves (specification, section 9).
package struct WitnessState: Hashable, Sendable {
    package struct Head: Hashable, Sendable {
        package let size: Int
        package let root: Digest

        package init(size: Int, root: Digest) {
            self.size = size
            self.root = root
        }
    }

    /// By origin.
    package private(set) var heads: [String: Head]

    package init(heads: [String: Head] = [:]) { self.heads = heads }

    /// The state once the request is granted, and the checkpoint to cosign.
    ///
    /// - Throws: why the witness refuses; its state stays.
    package func granting(
        _ request: WitnessRequest, logs: [VerifierKey]
    ) throws(WitnessRefusal) -> (state: WitnessState, checkpoint: Checkpoint) {
        guard let checkpoint = try? Checkpoint(parsing: request.note.text) else { throw .malformed }
        try Self.checkSignature(request.note, checkpoint.origin, logs)
        guard request.old <= checkpoint.size else { throw .malformed }
        try checkGrowth(request, to: checkpoint)
        var next = self
        next.heads[checkpoint.origin] = Head(size: checkpoint.size, root: checkpoint.root)
        return (next, checkpoint)
    }

    private static func checkSignature(
        _ note: SignedNote, _ origin: String, _ logs: [VerifierKey]
    ) throws(WitnessRefusal) {
        let known = logs.filter { $0.type == .log && $0.name.utf8.elementsEqual(origin.utf8) }
        guard !known.isEmpty else { throw .unknownLog }
        let theirs = note.signatures.flatMap { line in known.filter { $0.signed(line) }.map { ($0, line) } }
        guard !theirs.isEmpty, theirs.allSatisfy({ $0.isValid($1, for: note.text) }) else { throw .wrongSignature }
    }

    private func checkGrowth(_ request: WitnessRequest, to checkpoint: Checkpoint) throws(WitnessRefusal) {
        let head = heads[checkpoint.origin] ?? Head(size: 0, root: Tree.empty)
        guard request.old == head.size else { throw .otherSize(head.size) }
        if checkpoint.size == head.size, checkpoint.root != head.root { throw .otherSize(head.size) }
        let grows = Proof.isConsistent(
            old: head.size, oldRoot: head.root, new: checkpoint.size, newRoot: checkpoint.root, proof: request.proof)
        guard grows else { throw .inconsistent }
    }
}

/// Why a witness does not sign.
package enum WitnessRefusal: Error, Hashable, Sendable {
    /// The request's checkpoint has no form, or is older than what it goes on from.
    case malformed
    case unknownLog
    case wrongSignature
    /// The witness is at this size, or has another root for it.
    case otherSize(Int)
    /// The proof does not lead from the witness's last root to the new one.
    case inconsistent

    /// The answer of c2sp.org/tlog-witness over HTTP.
    package var status: Int {
        switch self {
        case .malformed: 400
        case .wrongSignature: 403
        case .unknownLog: 404
        case .otherSize: 409
        case .inconsistent: 422
        }
    }
}
