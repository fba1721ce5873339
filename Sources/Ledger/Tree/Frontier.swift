/// What of a tree is needed to go on: its size and the roots of its complete subtrees from left to right, which are at most 63.
package struct Frontier: Hashable, Sendable {
    /// How many leaves there are.
    package private(set) var size = 0
    private var hashes: [Digest] = []

    package init() {}

    package mutating func append(_ leaf: Digest) { append(leaf) { _, _, _ in } }

    /// Tells of every complete subtree that the leaf completes: its level (2^level leaves), its index among
    /// those of that level, its root. From level 1 upwards; the leaf itself is not told.
    package mutating func append(_ leaf: Digest, completed: (_ level: Int, _ index: Int, _ root: Digest) -> Void) {
        var hash = leaf
        var level = 0
        while size >> level & 1 == 1 {
            hash = Tree.node(hashes.removeLast(), hash)
            level += 1
            completed(level, size >> level, hash)
        }
        hashes.append(hash)
        size += 1
    }

    package var root: Digest {
        guard var root = hashes.last else { return Tree.empty }
        for left in hashes.dropLast().reversed() { root = Tree.node(left, root) }
        return root
    }
}

extension Frontier {
    /// The size as 8 bytes, big endian, then the hashes.
    package var bytes: [UInt8] { BigEndian.bytes(UInt64(size)) + hashes.flatMap(\.bytes) }

    /// Nil where the bytes are not what `bytes` gives for some tree.
    package init?(bytes: [UInt8]) {
        guard bytes.count >= 8, let size = Int(exactly: BigEndian.number(bytes.prefix(8))),
            bytes.count == 8 + size.nonzeroBitCount * Digest.count
        else { return nil }
        let starts = stride(from: 8, to: bytes.count, by: Digest.count)
        self.size = size
        self.hashes = starts.compactMap { Digest(bytes[$0..<($0 + Digest.count)]) }
    }
}
