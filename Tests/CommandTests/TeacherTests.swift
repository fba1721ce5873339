import Foundation
import TestSupport
import Testing

/// Why a child may be seen as it may: all that a teacher must not be able to tell apart.
struct Reason: Sendable, CustomStringConvertible {
    let description: String
    var guardians = ["G-1", "G-2"]
    var isProtected = false
    var answers: [SchoolAnswer] = []
    /// A change of the channel's policy, made after the answers.
    var policy: [(from: String, to: String)] = []
    var withdrawal = false

    private static func both(_ first: String, _ second: String) -> [SchoolAnswer] {
        [SchoolAnswer("ella", "G-1", first), SchoolAnswer("ella", "G-2", second)]
    }

    static let mayNotAppear = [
        Reason(description: "refused by both", answers: both("excluded", "excluded")),
        Reason(description: "refused by one", answers: both("visible", "excluded")),
        Reason(description: "protected", isProtected: true, answers: both("visible", "visible")),
        Reason(description: "no decider", guardians: []),
        Reason(
            description: "forbidden channel", answers: both("visible", "visible"),
            policy: [("basis: consent", "basis: forbidden")]),
    ]

    static let mayNotBeRecognised = [
        Reason(description: "chosen by both", answers: both("unrecognisable", "unrecognisable")),
        Reason(description: "no answer"), Reason(description: "undecided", answers: both("undecided", "undecided")),
        Reason(description: "the other parent", answers: both("visible", "unrecognisable")),
        Reason(description: "the other parent did not answer", answers: [SchoolAnswer("ella", "G-1", "visible")]),
        Reason(description: "withdrawn", answers: both("visible", "visible"), withdrawal: true),
        Reason(
            description: "expired",
            answers: ["G-1", "G-2"].map { SchoolAnswer("ella", $0, "visible", at: "2022-09-01T12:00:00Z") }),
        Reason(
            description: "capped", answers: both("visible", "visible"),
            policy: [("at_most: visible", "at_most: unrecognisable"), ("names: with-consent", "names: never")]),
    ]

    /// A unit in which Ella has this reason.
    func scene() throws -> Scene {
        var ella = Scene.ella
        ella.guardians = guardians
        ella.isProtected = isProtected
        let scene = try Scene(
            children: [ella] + Scene.children.dropFirst(), answers: Scene.answers.dropFirst(2) + answers)
        if withdrawal { try scene.synas("consent", "withdraw", "ella", "--guardian", "G-1", "--all") }
        for change in policy {
            try scene.school.edit("data/policies/channels/open-blog.yaml") {
                $0.replacing(change.from, with: change.to)
            }
        }
        return scene
    }
}

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
        [["check"], ["submit", "--out", "ready"]].flatMap { [$0 + ["--format", "text"], $0 + ["--format", "json"]] }
        + ["--without-refused", "--without-held", "--cover-everyone"].map {
            ["submit", "--out", "ready", $0, "--format", "json"]
        }
        + [
            ["check", "--rules-only", "--format", "json"],
            ["submit", "--out", "ready", "--contact-sheet", "ready/look"],
        ]

    /// All that a teacher gets to see: what is said, exit codes, the names and bytes of what is handed over. Post ids are
    /// random, and masked.
    private static func seen(_ reason: Reason) throws -> [String: String] {
        let scene = try reason.scene()
        var seen: [String: String] = [:]
        let canaries = Canaries(scene.work)
        for (name, body) in posts {
            try scene.work.write("channel: open-blog\ntitle: Kojor\n" + body, to: "\(name).yaml")
            for words in calls {
                let ran = try scene.work.synas(words + ["\(name).yaml", "--as", "teacher", "--data", "data"])
                let call = words.joined(separator: " ") + " \(name)"
                seen[call] = masked("\(ran)", scene)
                // Handles and the post's own words, and no other name of the unit.
                #expect(canaries.found(in: ran.output).allSatisfy { body.contains($0) }, "\(ran)")
                for (file, bytes) in scene.work.contents(of: "ready") {
                    let bytes =
                        file.hasSuffix(".json")
                        ? masked(String(decoding: bytes, as: UTF8.self), scene) : bytes.base64EncodedString()
                    seen[masked("\(call): \(file)", scene)] = bytes
                }
                scene.work.remove("ready")
            }
        }
        return seen
    }

    private static func masked(_ text: String, _ scene: Scene) -> String {
        text.replacing(/[2-9a-km-z]{26}/, with: "POST").replacing(scene.work.path, with: "")
    }

    // The code is how a check of the marked picture ends: proof that the reasons took effect.
    private static func expectAlike(_ reasons: [Reason], code: Int) throws {
        let first = try seen(reasons[0])
        #expect(first["check --format text marked"]?.contains("exit \(code)\n") == true)
        #expect(first.count >= 24)
        for reason in reasons.dropFirst() {
            let other = try seen(reason)
            for call in Set(first.keys).union(other.keys).sorted() {
                #expect(first[call] == other[call], "\(reasons[0]) and \(reason): \(call)")
            }
        }
    }

    @Test("may not appear: refused, protected, no decider and a forbidden channel are the same, byte for byte")
    func mayNotAppear() throws { try Self.expectAlike(Reason.mayNotAppear, code: 4) }

    @Test(
        "may not be recognised: chosen, unanswered, withdrawn, expired, capped, the other parent's doing are the same, byte for byte"
    )
    func mayNotBeRecognised() throws { try Self.expectAlike(Reason.mayNotBeRecognised, code: 0) }

}
