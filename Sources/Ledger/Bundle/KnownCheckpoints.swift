/// Checkpoints that the verifying party has from elsewhere: the log must still be what they say.
struct KnownCheckpoints {
    /// An origin that a restore left behind.
    struct Left {
        let origin: String
        /// What of the old log was restored.
        let size: Int
        /// What the old log had come to.
        let oldSize: Int
        let oldRoot: String
    }

    private let known: [Checkpoint]
    private let sizes: Set<Int>
    /// The bundle's roots at the sizes that matter.
    private var roots: [Int: Digest] = [:]

    /// - Throws: `form` or `signature` where one is no signed checkpoint of a trusted log: an error of use.
    init(_ notes: [SignedNote], _ policy: TrustPolicy) throws(LedgerFault) {
        var known: [Checkpoint] = []
        for note in notes {
            let checkpoint = try Checkpoint(parsing: note.text)
            _ = try policy.check(note, origin: checkpoint.origin)
            known.append(checkpoint)
        }
        self.known = known
        sizes = Set(known.map(\.size))
    }

    /// The tree has grown: notes its root if a known checkpoint speaks of that size.
    mutating func pass(_ tree: Frontier) {
        if sizes.contains(tree.size) { roots[tree.size] = tree.root }
    }

    /// The smallest index at which a known checkpoint contradicts; nil where none does.
    ///
    /// - Throws: `origin` where one is of a log that the bundle never was: an error of use.
    func divergence(size: Int, origins: Set<String>, left: [Left]) throws(LedgerFault) -> Int? {
        guard known.allSatisfy({ origins.contains($0.origin) }) else {
            throw LedgerFault(.origin, "a known checkpoint is of another log than the bundle: compare their origins")
        }
        let contradicting = known.filter { one in contradicts(one, size, left.first { $0.origin == one.origin }) }
        return contradicting.map { max(0, min($0.size, size) - 1) }.min()
    }

    private func contradicts(_ checkpoint: Checkpoint, _ size: Int, _ left: Left?) -> Bool {
        if let left, checkpoint.size > left.size, checkpoint.size <= left.oldSize {
            return checkpoint.size == left.oldSize && checkpoint.root.base64 != left.oldRoot
        }
        return checkpoint.size > size || roots[checkpoint.size] != checkpoint.root
    }
}
