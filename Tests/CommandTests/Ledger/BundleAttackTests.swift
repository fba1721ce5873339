import Foundation
import TestSupport
import Testing

@Suite("Attacks on a bundle: both verifiers tell the same")
struct BundleAttackTests {
    private func entries(_ lines: [String]) -> [Int] { lines.indices.filter { lines[$0].hasPrefix("entry ") } }

    /// The lines of an entry and what opens it.
    private func block(_ lines: [String], _ index: Int) -> Range<Int> {
        let start = entries(lines)[index]
        let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix("open ") } ?? lines.count
        return start..<end
    }

    private func found(_ scene: LedgerScene, _ known: Bool = false, _ change: (inout [String]) throws -> Void) throws
        -> LedgerScene.Found
    {
        var lines = try scene.lines()
        try change(&lines)
        try scene.write(lines, to: "changed")
        return known
            ? try scene.found(bundle: "changed", known: "last") : try scene.found(bundle: "changed")
    }

    @Test("an answer turned round, an opening left out, an entry left out, doubled, swapped or moved")
    func edits() throws {
        let scene = try LedgerScene()
        let lines = try scene.lines()
        let last = entries(lines).count - 1
        let answer = try #require(lines.firstIndex { $0.contains("\"response\":\"visible\"") })
        let at = try #require(entries(lines).lastIndex { $0 < answer })
        #expect(
            try found(scene) { $0[answer] = $0[answer].replacing("\"visible\"", with: "\"excluded\"") }
                == .init("invalid", "commitment", at: at))
        let withheld = try found(scene) { $0.remove(at: answer) }
        #expect(withheld.code == 12 && ["opening", "sequence", "head"].contains(withheld.why), "\(withheld)")
        #expect(try found(scene) { $0.removeSubrange(block($0, at)) }.code == 12)
        #expect(
            try found(scene) { $0.insert(contentsOf: Array($0[block($0, at)]), at: block($0, at).upperBound) }.code
                == 12)
        let swapped = try found(scene) { lines in
            let (first, second) = (block(lines, at), block(lines, at + 1))
            let moved = Array(lines[second]) + Array(lines[first])
            lines.replaceSubrange(first.lowerBound..<second.upperBound, with: moved)
        }
        #expect(swapped.code == 12, "\(swapped)")
        let final = try found(scene) { lines in lines.removeSubrange(block(lines, last)) }
        #expect(final == .init("invalid", "form", at: last - 1))
    }

    @Test("cut at an older checkpoint: sound in itself, and contradicts what the auditor kept")
    func cut() throws {
        let scene = try LedgerScene()
        let note = try scene.work.read("earlier")
        let size = try #require(Int(try scene.work.text("earlier").split(separator: "\n")[1]))
        let change: (inout [String]) -> Void = { lines in
            let end = block(lines, size - 1).upperBound
            lines.replaceSubrange(end..., with: ["checkpoint \(Data(note).base64EncodedString())", "end"])
        }
        #expect(try found(scene, false, change) == .init("self-attested"))
        #expect(try found(scene, true, change) == .init("diverged", "diverged", at: size - 1))
    }

    @Test("another log, another key, a wrong root: the checkpoint is not believed")
    func checkpoints() throws {
        let scene = try LedgerScene()
        try scene.done("init", "--policies", "policies", on: "other")
        try scene.work.copy("roster.csv", to: "other.csv")
        try scene.done("roster", "import", "other.csv", "--confirm", "B-ella", "B-nils", "B-maja", on: "other")
        try scene.done("ledger", "export", "--out", "other-bundle", on: "other")
        #expect(try scene.found(bundle: "other-bundle").why == "signature")
        let last = try scene.lines().filter { $0.hasPrefix("checkpoint ") }.count
        #expect(last == 1)
        let text = try scene.work.text("last")
        let root = text.split(separator: "\n")[2]
        let forged = text.replacing(root, with: "A" + root.dropFirst())
        #expect(
            try found(scene) { lines in
                let place = lines.count - 2
                lines[place] = "checkpoint \(Data(forged.utf8).base64EncodedString())"
            }.why == "signature")
    }
}
