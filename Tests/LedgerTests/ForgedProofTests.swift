import Testing

@testable import Ledger

/// What went wrong elsewhere: hashes that nobody checked, proofs of another length, sizes and indexes that were taken on
/// trust (immudb's forged linear proofs).
@Suite("Forged proofs")
struct ForgedProofTests {
    private static let size = 34
    private let naive = NaiveTree(size)
    private static let stranger = Digest.sha256([9, 9, 9])

    /// The proof with a hash less, a hash more, one exchanged or two swapped.
    private static func forgeries(_ proof: [Digest], _ extra: Digest) -> [[Digest]] {
        var forged: [[Digest]] = []
        for place in proof.indices {
            var (without, changed) = (proof, proof)
            without.remove(at: place)
            changed[place] = extra
            forged += [without, changed]
            if place > 0, proof[place] != proof[place - 1] {
                var swapped = proof
                swapped.swapAt(place, place - 1)
                forged.append(swapped)
            }
        }
        for place in 0...proof.count {
            var more = proof
            more.insert(extra, at: place)
            forged.append(more)
        }
        return forged
    }

    @Test("inclusion: exactly the hashes, the leaf, the index and a size that was signed")
    func inclusion() {
        var accepted: [String] = []
        for size in 1...Self.size {
            let root = naive.root(0..<size)
            for index in 0..<size {
                let (leaf, proof) = (naive.leaves[index], naive.path(index, 0..<size))
                for extra in [Self.stranger, root, leaf] {
                    for forged in Self.forgeries(proof, extra) where forged != proof {
                        if Proof.root(ofLeaf: leaf, index: index, size: size, proof: forged) == root {
                            accepted.append("leaf \(index) of \(size), another proof")
                        }
                    }
                }
                if Proof.root(ofLeaf: Self.stranger, index: index, size: size, proof: proof) == root {
                    accepted.append("leaf \(index) of \(size), another leaf")
                }
                for other in -1...(Self.size + 1) where other != index {
                    if Proof.root(ofLeaf: leaf, index: other, size: size, proof: proof) == root {
                        accepted.append("leaf \(index) of \(size) as \(other)")
                    }
                }
                for other in 1...Self.size where other != size {
                    if Proof.root(ofLeaf: leaf, index: index, size: other, proof: proof) == naive.root(0..<other) {
                        accepted.append("leaf \(index) of \(size) in \(other)")
                    }
                }
            }
        }
        #expect(accepted.isEmpty)
    }

    private static func accepts(_ old: Int, _ oldRoot: Digest, _ new: Int, _ newRoot: Digest, _ proof: [Digest]) -> Bool
    {
        Proof.isConsistent(old: old, oldRoot: oldRoot, new: new, newRoot: newRoot, proof: proof)
    }

    @Test("consistency: exactly the hashes, and both roots really follow from them")
    func consistency() {
        var accepted: [String] = []
        for new in 1...Self.size {
            for old in 1...new {
                let (oldRoot, newRoot) = (naive.root(0..<old), naive.root(0..<new))
                let proof = naive.subproof(old, 0..<new, true)
                for extra in [Self.stranger, oldRoot, newRoot] {
                    for forged in Self.forgeries(proof, extra) where forged != proof {
                        if Self.accepts(old, oldRoot, new, newRoot, forged) { accepted.append("\(old) to \(new)") }
                    }
                }
                let strangers =
                    Self.accepts(old, Self.stranger, new, newRoot, proof)
                    || Self.accepts(old, oldRoot, new, Self.stranger, proof)
                if strangers { accepted.append("\(old) to \(new), another root") }
                for other in 1...Self.size where other != old {
                    if Self.accepts(other, naive.root(0..<other), new, newRoot, proof) {
                        if naive.subproof(other, 0..<new, true) != proof || other > new {
                            accepted.append("\(old) to \(new), as \(other)")
                        }
                    }
                }
            }
        }
        #expect(accepted.isEmpty)
    }

    @Test("the empty tree comes before every tree, with no proof, and nothing comes before it")
    func empty() {
        let root = naive.root(0..<5)
        #expect(Self.accepts(0, Tree.empty, 5, root, []))
        #expect(Self.accepts(0, Tree.empty, 0, Tree.empty, []))
        #expect(!Self.accepts(0, root, 5, root, []))
        #expect(!Self.accepts(0, Tree.empty, 5, root, [root]))
        #expect(!Self.accepts(0, root, 0, root, []))
        #expect(!Self.accepts(5, root, 4, naive.root(0..<4), []))
        #expect(!Self.accepts(-1, root, 5, root, []))
    }
}
