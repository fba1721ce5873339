import Seeded
import Testing

@testable import Ledger

/// The tree straight from the text of RFC 6962 section 2.1: slow, recursive, and written apart from the code under test.
final class NaiveTree {
    let leaves: [Digest]
    private var roots: [Range<Int>: Digest] = [:]

    init(_ count: Int) { leaves = (0..<count).map { Digest.sha256([0, UInt8($0 & 255), UInt8($0 >> 8)]) } }

    static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }

    /// MTH(D[n]).
    func root(_ range: Range<Int>) -> Digest {
        if let root = roots[range] { return root }
        if range.isEmpty { return Digest.sha256([]) }
        if range.count == 1 { return leaves[range.lowerBound] }
        let middle = range.lowerBound + Self.split(range.count)
        let pair = root(range.lowerBound..<middle).bytes + root(middle..<range.upperBound).bytes
        let root = Digest.sha256([1] + pair)
        roots[range] = root
        return root
    }

    /// PATH(m, D[n]).
    func path(_ leaf: Int, _ range: Range<Int>) -> [Digest] {
        if range.count == 1 { return [] }
        let middle = range.lowerBound + Self.split(range.count)
        return leaf < middle
            ? path(leaf, range.lowerBound..<middle) + [root(middle..<range.upperBound)]
            : path(leaf, middle..<range.upperBound) + [root(range.lowerBound..<middle)]
    }

    /// SUBPROOF(m, D[n], b).
    func subproof(_ old: Int, _ range: Range<Int>, _ whole: Bool) -> [Digest] {
        if old == range.count { return whole ? [] : [root(range)] }
        let split = Self.split(range.count)
        let middle = range.lowerBound + split
        return old <= split
            ? subproof(old, range.lowerBound..<middle, whole) + [root(middle..<range.upperBound)]
            : subproof(old - split, middle..<range.upperBound, false) + [root(range.lowerBound..<middle)]
    }
}

/// What a store keeps: the roots of complete subtrees, as a frontier tells them.
struct Nodes {
    private(set) var frontier = Frontier()
    private var roots: [SIMD2<Int>: Digest] = [:]

    init(_ leaves: [Digest]) {
        for leaf in leaves {
            roots[SIMD2(0, frontier.size)] = leaf
            var told: [SIMD2<Int>: Digest] = [:]
            frontier.append(leaf) { told[SIMD2($0, $1)] = $2 }
            roots.merge(told) { old, _ in old }
        }
    }

    struct Missing: Error {}

    func root(_ level: Int, _ index: Int) throws(Missing) -> Digest {
        guard let root = roots[SIMD2(level, index)] else { throw Missing() }
        return root
    }
}

@Suite("The tree: RFC 6962")
struct TreeTests {
    /// The published leaves and roots of the certificate-transparency project's tests.
    private static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
    ]
    private static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test("the published roots of one to eight leaves, and of none")
    func published() {
        var frontier = Frontier()
        #expect(frontier.root.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        for (leaf, root) in zip(Self.leaves, Self.roots) {
            frontier.append(Tree.leaf(leaf))
            #expect(frontier.root.hex == root)
        }
    }

    @Test("roots and all proofs up to 260 leaves are those of the RFC's own recursion, and are accepted")
    func allSizes() throws {
        let naive = NaiveTree(260)
        let nodes = Nodes(naive.leaves)
        var frontier = Frontier()
        for size in 1...260 {
            frontier.append(naive.leaves[size - 1])
            try #require(frontier.root == naive.root(0..<size), "\(size)")
            try #require(Frontier(bytes: frontier.bytes) == frontier)
            for index in 0..<size {
                let proof = try Proof.inclusion(index: index, size: size, node: nodes.root)
                let root = Proof.root(ofLeaf: naive.leaves[index], index: index, size: size, proof: proof)
                guard proof == naive.path(index, 0..<size), root == frontier.root else {
                    Issue.record("leaf \(index) of \(size)")
                    return
                }
            }
            for old in 1...size {
                let proof = try Proof.consistency(old: old, new: size, node: nodes.root)
                let holds = Proof.isConsistent(
                    old: old, oldRoot: naive.root(0..<old), new: size, newRoot: frontier.root, proof: proof)
                guard proof == naive.subproof(old, 0..<size, true), holds else {
                    Issue.record("\(old) to \(size)")
                    return
                }
            }
        }
    }

    @Test("the same in larger trees", arguments: [1, 2, 3] as [UInt64])
    func larger(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let size = Int.random(in: 1000...6000, using: &random)
        let naive = NaiveTree(size)
        let nodes = Nodes(naive.leaves)
        #expect(nodes.frontier.root == naive.root(0..<size))
        for _ in 0..<50 {
            let (index, old) = (Int.random(in: 0..<size, using: &random), Int.random(in: 1...size, using: &random))
            let path = try Proof.inclusion(index: index, size: size, node: nodes.root)
            #expect(path == naive.path(index, 0..<size), "leaf \(index) of \(size)")
            let proof = try Proof.consistency(old: old, new: size, node: nodes.root)
            #expect(proof == naive.subproof(old, 0..<size, true), "\(old) to \(size)")
        }
    }

    @Test("a frontier is read only from bytes that a tree gives")
    func frontierBytes() {
        var frontier = Frontier()
        for index in 0..<11 { frontier.append(NaiveTree(11).leaves[index]) }
        let bytes = frontier.bytes
        #expect(Frontier(bytes: bytes.dropLast()) == nil)
        #expect(Frontier(bytes: bytes + [0]) == nil)
        #expect(Frontier(bytes: [0x80] + bytes.dropFirst()) == nil)
        #expect(Frontier(bytes: []) == nil)
        #expect(Frontier(bytes: Frontier().bytes) == Frontier())
    }
}
