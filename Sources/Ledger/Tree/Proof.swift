/// The proofs of RFC 6962 section 2.1.1 and 2.1.2, made from the roots of complete subtrees.
package enum Proof {
    /// - Parameters:
    ///   - index: the leaf, from 0, below `size`.
    ///   - size: how many leaves the tree has.
    ///   - node: the root of the complete subtree of 2^level leaves with that index among those of its level.
    /// - Returns: the hashes from the leaf upwards.
    /// - Throws: what `node` throws.
    package static func inclusion<E>(
        index: Int, size: Int, node: (_ level: Int, _ index: Int) throws(E) -> Digest
    ) throws(E) -> [Digest] {
        precondition(index >= 0 && index < size, "a leaf of the tree")
        var range = 0..<size
        var path: [Digest] = []
        while range.count > 1 {
            let middle = range.lowerBound + split(range.count)
            let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
            path.append(try root(index < middle ? right : left, node))
            range = index < middle ? left : right
        }
        return path.reversed()
    }

    /// - Parameters:
    ///   - old: a size from 0 up to `new`.
    ///   - new: how many leaves the tree has now.
    ///   - node: as for `inclusion`.
    /// - Returns: the hashes; none where `old` is 0 or `new`.
    /// - Throws: what `node` throws.
    package static func consistency<E>(
        old: Int, new: Int, node: (_ level: Int, _ index: Int) throws(E) -> Digest
    ) throws(E) -> [Digest] {
        precondition(old >= 0 && old <= new, "an older size of the tree")
        guard old > 0, old < new else { return [] }
        var range = 0..<new
        var path: [Digest] = []
        while range.upperBound != old {
            let middle = range.lowerBound + split(range.count)
            let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
            path.append(try root(old <= middle ? right : left, node))
            range = old <= middle ? left : right
        }
        // The old tree's own root is known to who asks; any other subtree is not.
        if range.lowerBound > 0 { path.append(try root(range, node)) }
        return path.reversed()
    }

    /// The largest power of two below the count.
    private static func split(_ count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }

    /// The root over a range of leaves that begins where a subtree of its size may begin.
    private static func root<E>(_ range: Range<Int>, _ node: (Int, Int) throws(E) -> Digest) throws(E) -> Digest {
        if range.count & (range.count - 1) == 0 {
            let level = range.count.trailingZeroBitCount
            return try node(level, range.lowerBound >> level)
        }
        let middle = range.lowerBound + split(range.count)
        return Tree.node(
            try root(range.lowerBound..<middle, node), try root(middle..<range.upperBound, node))
    }
}
