import Testing

@testable import Ledger

@Suite("Checkpoints known from elsewhere, and epochs")
struct KnownCheckpointTests {
    /// Five entries, and the checkpoints of every size.
    private static func log() -> (log: SampleLog, notes: [SignedNote]) {
        var log = SampleLog()
        var notes = [log.checkpoint.signed(by: log.key)]
        for index in 0..<5 {
            log.add("child", [SampleLog.person(1, person: "c\(index)")])
            notes.append(log.checkpoint.signed(by: log.key))
        }
        log.end()
        return (log, notes)
    }

    @Test("each checkpoint that the log signed on its way fits")
    func fits() throws {
        let (log, notes) = Self.log()
        #expect(try log.verify(known: notes).outcome == .selfAttested)
    }

    @Test("a longer log, or another of the same size, was signed: two histories")
    func diverged() throws {
        let (log, notes) = Self.log()
        let signed = { (size: Int) in
            Checkpoint(origin: log.origin.description, size: size, root: Digest.sha256([7])).signed(by: log.key)
        }
        for (size, at) in [(0, 0), (1, 0), (3, 2), (5, 4), (6, 4), (99, 4)] {
            let result = try log.verify(known: [signed(size)])
            #expect((result.outcome, result.why, result.at) == (.diverged, .diverged, at), "\(size)")
        }
        #expect(try log.verify(known: notes + [signed(4), signed(2), signed(9)]).at == 1)
    }

    @Test("one of another log, or that nobody trusted signed, is an error of use")
    func usage() throws {
        let (log, _) = Self.log()
        let other = Checkpoint(origin: Origin().description, size: 1, root: Tree.empty).signed(by: log.key)
        #expect(fault { () throws(LedgerFault) in _ = try log.verify(known: [other]) } == .signature)
        let key = SigningKey()
        let foreign = Origin().description
        let known = Checkpoint(origin: foreign, size: 1, root: Tree.empty).signed(by: key)
        let policy = "log \(key.verifierKey(name: foreign))\n" + log.policyText
        #expect(fault { () throws(LedgerFault) in _ = try log.verify(policy: policy, known: [known]) } == .origin)
    }

    @Test("a bundle that fails is invalid, whatever else is known")
    func invalidFirst() throws {
        let (log, _) = Self.log()
        let known = Checkpoint(origin: log.origin.description, size: 2, root: Tree.empty).signed(by: log.key)
        #expect(try log.verify(log.bundle + [0x20], known: [known]).outcome == .invalid)
    }

    @Test("after a restore the gap is named and nothing else may contradict")
    func epoch() throws {
        var log = SampleLog()
        log.add("child", [SampleLog.person(1)])
        let lost = Digest.sha256([4])
        let old = log.origin
        let signed = { (size: Int, root: Digest) in
            Checkpoint(origin: old.description, size: size, root: root).signed(by: log.key)
        }
        let before = log.checkpoint.signed(by: log.key)
        let notes = [signed(2, Digest.sha256([5])), signed(4, lost), signed(4, Tree.empty), signed(5, lost)]
        let first = log.policyText
        log.addEpoch(oldSize: 4, root: lost.base64)
        log.end()
        let policy = first + "log \(log.key.verifierKey(name: log.origin.description))\n"
        let result = try log.verify(policy: policy, known: [before, notes[0], notes[1]])
        #expect((result.outcome, result.gap) == (.selfAttested, 1))
        #expect(try log.verify(policy: policy, known: [notes[2]]).at == 1)
        #expect(try log.verify(policy: policy, known: [notes[3]]).outcome == .diverged)
    }

    @Test("a quorum of witnesses makes it witnessed; one too few does not; a wrong one breaks it")
    func witnessed() throws {
        var log = SampleLog()
        log.add("child", [SampleLog.person(1)])
        let keys = [SigningKey(), SigningKey(), SigningKey()]
        let vkeys = keys.indices.map { keys[$0].verifierKey(name: "w\($0).example", type: .witness) }
        let lines = vkeys.indices.map { "witness w\($0) \(vkeys[$0])\n" }.joined()
        let policy = log.policyText.replacing("quorum none", with: "\(lines)group g 2 w0 w1 w2\nquorum g")
        let outcome = { (log: SampleLog, count: Int, broken: Bool) throws(LedgerFault) in
            var log = log
            var note = log.checkpoint.signed(by: log.key)
            for index in 0..<count {
                let text = broken && index == 0 ? "other" : note.text
                note.add(Cosignature(of: text, at: 9, by: keys[index]).line(of: vkeys[index]))
            }
            log.seal(note)
            log.line("end")
            return try log.verify(policy: policy)
        }
        #expect(
            try [0, 1, 2, 3].map { try outcome(log, $0, false).outcome } == [
                .selfAttested, .selfAttested, .witnessed, .witnessed,
            ])
        #expect(try outcome(log, 3, true).why == .signature)
    }
}
