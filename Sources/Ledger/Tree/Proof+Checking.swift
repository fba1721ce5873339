/// Checking proofs that come from elsewhere (RFC 9162 section 2.1.3.2 and 2.1.4.2): exactly as many hashes as
/// the sizes ask for, none left over, and sizes and indexes that fit.
extension Proof {
    /// The root that the proof leads to, nil where it has not exactly the hashes that index and size ask for.
    package static func root(ofLeaf leaf: Digest, index: Int, size: Int, proof: [Digest]) -> Digest? {
        guard index >= 0, index < size else { return nil }
        var (first, last) = (index, size - 1)
        var root = leaf
        for hash in proof {
            guard last > 0 else { return nil }
            if first & 1 == 1 || first == last {
                root = Tree.node(hash, root)
                skip(&first, &last)
            } else {
                root = Tree.node(root, hash)
            }
            (first, last) = (first >> 1, last >> 1)
        }
        return last == 0 ? root : nil
    }

    /// Whether the tree of `old` leaves is the beginning of the tree of `new` leaves.
    package static func isConsistent(
        old: Int, oldRoot: Digest, new: Int, newRoot: Digest, proof: [Digest]
    ) -> Bool {
        guard old >= 0, old <= new else { return false }
        if old == new { return proof.isEmpty && oldRoot == newRoot && (old > 0 || oldRoot == Tree.empty) }
        if old == 0 { return proof.isEmpty && oldRoot == Tree.empty }
        // Where the old tree is one complete subtree, its root is where the proof begins.
        let whole = old & (old - 1) == 0
        guard let start = whole ? oldRoot : proof.first else { return false }
        return leads(from: start, proof.dropFirst(whole ? 0 : 1), (old, oldRoot), (new, newRoot))
    }

    private static func leads(
        from start: Digest, _ proof: ArraySlice<Digest>, _ old: (size: Int, root: Digest),
        _ new: (size: Int, root: Digest)
    ) -> Bool {
        var (first, last) = (old.size - 1, new.size - 1)
        while first & 1 == 1 { (first, last) = (first >> 1, last >> 1) }
        var (oldRoot, newRoot) = (start, start)
        for hash in proof {
            guard last > 0 else { return false }
            if first & 1 == 1 || first == last {
                (oldRoot, newRoot) = (Tree.node(hash, oldRoot), Tree.node(hash, newRoot))
                skip(&first, &last)
            } else {
                newRoot = Tree.node(newRoot, hash)
            }
            (first, last) = (first >> 1, last >> 1)
        }
        return last == 0 && oldRoot == old.root && newRoot == new.root
    }

    /// Levels where the right edge has no sibling have no hash in the proof.
    private static func skip(_ first: inout Int, _ last: inout Int) {
        while first & 1 == 0, first != 0 { (first, last) = (first >> 1, last >> 1) }
    }
}
