import Testing

@testable import Ledger

@Suite("Receipts")
struct ReceiptTests {
    /// A log of nine entries, and the receipt of one of them.
    private static func receipt(_ index: Int) throws -> (log: SampleLog, proof: LedgerProof) {
        var log = SampleLog()
        var (openings, entries, leaves): ([[Opening]], [[UInt8]], [Digest]) = ([], [], [])
        for place in 0..<9 {
            openings.append(log.add("child", [SampleLog.person(1, person: #"c\#(place)\n\"ä"#)], hiding: []))
            let entry = Entry(kind: .child, commitments: openings[place].map(\.commitment)).bytes
            entries.append(entry)
            leaves.append(Tree.leaf(entry))
        }
        let hashes = try Proof.inclusion(index: index, size: 9, node: Nodes(leaves).root)
        let proof = LedgerProof(
            index: index, entry: entries[index], place: 1, opening: openings[index][1], hashes: hashes,
            note: log.checkpoint.signed(by: log.key))
        return (log, proof)
    }

    private static func verify(_ log: SampleLog, _ bytes: [UInt8]) throws -> LedgerResult {
        LedgerProof.verify(bytes, policy: try TrustPolicy(parsing: utf8(log.policyText)))
    }

    private static func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("a receipt of each entry is read again and passes", arguments: 0..<9)
    func passes(index: Int) throws {
        let (log, proof) = try Self.receipt(index)
        #expect(try LedgerProof(parsing: proof.bytes) == proof)
        let result = try Self.verify(log, proof.bytes)
        #expect((result.outcome, result.at, result.opened, result.root) == (.selfAttested, index, 1, log.tree.root))
    }

    @Test("no byte of a receipt can be changed unseen")
    func singleBytes() throws {
        let (log, proof) = try Self.receipt(6)
        let original = proof.bytes
        var accepted: [Int] = []
        for place in original.indices {
            var changed = original
            changed[place] ^= 1
            if try Self.verify(log, changed).outcome != .invalid { accepted.append(place) }
        }
        #expect(accepted.isEmpty)
    }

    @Test("each fault has its code")
    func faults() throws {
        let (log, proof) = try Self.receipt(6)
        let changed = {
            (index: Int, entry: [UInt8], place: Int, opening: Opening, hashes: [Digest], note: SignedNote) in
            try Self.verify(
                log,
                LedgerProof(index: index, entry: entry, place: place, opening: opening, hashes: hashes, note: note)
                    .bytes)
        }
        let (entry, opening, hashes, note) = (proof.entry, proof.opening, proof.hashes, proof.note)
        let checks: [(LedgerResult, LedgerFault.Code, Int)] = [
            (try Self.verify(log, []), .form, -1),
            (try changed(6, entry, 1, opening, Array(repeating: log.tree.root, count: 64), note), .form, -1),
            (try changed(6, entry + [0x20], 1, opening, hashes, note), .canonical, 6),
            (try changed(6, Array("{}".utf8), 1, opening, hashes, note), .entry, 6),
            (try changed(6, entry, 2, opening, hashes, note), .form, 6),
            (try changed(6, entry, 0, opening, hashes, note), .commitment, 6),
            (try changed(6, entry, 1, opening, hashes, log.checkpoint.signed(by: SampleLog.otherKey)), .signature, 6),
            (try changed(9, entry, 1, opening, hashes, note), .form, 9),
            (try changed(5, entry, 1, opening, hashes, note), .inclusion, 5),
            (try changed(6, entry, 1, opening, hashes.dropLast(), note), .inclusion, 6),
            (try changed(6, entry, 1, opening, hashes + [log.tree.root], note), .inclusion, 6),
        ]
        for (result, why, at) in checks {
            #expect((result.outcome, result.why, result.at) == (.invalid, why, at))
        }
    }

    @Test("a checkpoint of another origin, though a trusted key signed it, proves nothing")
    func otherOrigin() throws {
        let (log, proof) = try Self.receipt(3)
        var note = SignedNote(text: Checkpoint(origin: Origin().description, size: 9, root: log.tree.root).text)
        note.sign(with: log.key, name: log.origin.description)
        let forged = LedgerProof(
            index: 3, entry: proof.entry, place: 1, opening: proof.opening, hashes: proof.hashes, note: note)
        #expect(try Self.verify(log, forged.bytes).why == .signature)
    }
}
