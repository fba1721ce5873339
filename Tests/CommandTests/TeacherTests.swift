import Foundation
import TestSupport
import Testing

@Suite("A teacher sees the effect and never the reason")
struct TeacherTests {
    /// Ella alone, marked; Ella, not marked; Ella named.
    private static let posts = [
        "marked":
            "pictures:\n  - file: hut.jpg\n    alt: Ett barn\n    people:\n      - child: ella\n        at: [0.1, 0.1, 0.3, 0.4]\n",
        "unmarked":
            "pictures:\n  - file: leaves.png\n    people:\n      - child: ella\n  - file: sun.png\n    people: nobody\n",
        "named": "text: Idag byggde Ella en koja.\n",
    ]

    private static let calls =
        [["check"], ["submit", "--out", "ready"]].map { $0 + ["--format", "json"] }
        + ["--without-refused", "--cover-everyone"].map { ["submit", "--out", "ready", $0, "--format", "json"] }

    /// For the post whose picture is marked, besides.
    private static let more = [
        ["check"], ["check", "--rules-only"], ["submit", "--out", "ready", "--contact-sheet", "ready/look"],
        ["submit", "--out", "ready", "--without-held"], ["submit", "--format", "json"],
    ]

    /// What is said of the last post that was submitted: published with files, at an address and in print, and never used.
    private static let publishing = [
        ["--out", "ready"], ["--address", "https://example.se/kojor", "--format", "json"],
        ["--print", "Ekbladet 3/2026"], ["--address", "https://example.se/kojor", "--already-out"], ["--never-used"],
    ]

    /// All that a teacher gets to see: what is said, exit codes, the names and bytes of what is handed over. Post ids are
    /// random, and masked.
    private static func seen(_ reason: Reason) throws -> [String: String] {
        let scene = try reason.scene()
        var seen: [String: String] = [:]
        let canaries = Canaries(scene.work)
        for (name, body) in posts {
            try scene.work.write("channel: open-blog\ntitle: Kojor\n" + body, to: "\(name).yaml")
            var post = ""
            func see(_ words: [String], _ call: String) throws {
                let ran = try scene.work.synas(words + ["--data", "data"])
                post = (ran.json as? [String: Any])?["post"] as? String ?? post
                seen[call] = scene.masked("\(ran)")
                // Handles and the post's own words, and no other name of the unit.
                #expect(canaries.found(in: ran.output).allSatisfy { body.contains($0) }, "\(ran)")
                seen.merge(scene.handedOver("ready").map { ("\(call): \($0)", $1) }) { _, new in new }
                scene.work.remove("ready")
            }
            let isMarked = name == "marked"
            for words in calls + (isMarked ? more : []) {
                try see(words + ["\(name).yaml", "--as", "teacher"], words.joined(separator: " ") + " \(name)")
            }
            for words in isMarked ? publishing : [] {
                try see(["publish", post] + words, "publish " + words.joined(separator: " "))
            }
        }
        return seen
    }

    // The code is how a check of the marked picture ends: proof that the reasons took effect.
    private static func expectAlike(_ reasons: [Reason], code: Int) throws {
        let first = try seen(reasons[0])
        #expect(first["check marked"]?.contains("exit \(code)\n") == true)
        #expect(first.count >= 22)
        for reason in reasons.dropFirst() {
            let other = try seen(reason)
            for call in Set(first.keys).union(other.keys).sorted() {
                #expect(first[call] == other[call], "\(reasons[0]) and \(reason): \(call)")
            }
        }
    }

    @Test(
        "may not appear: refused by anyone, protected, left out, no decider, a forbidden channel: the same, byte for byte"
    )
    func mayNotAppear() throws { try Self.expectAlike(Reason.mayNotAppear, code: 4) }

    @Test(
        "may not be recognised: chosen, unanswered, withdrawn, expired, capped, the other parent's doing are the same, byte for byte"
    )
    func mayNotBeRecognised() throws { try Self.expectAlike(Reason.mayNotBeRecognised, code: 0) }

}
