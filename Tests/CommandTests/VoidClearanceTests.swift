import Foundation
import TestSupport
import Testing

@Suite("A clearance that became void says the same, whatever narrowed it")
struct VoidClearanceTests {
    private static let mayNotAppear = [
        Reason(
            description: "refused by both", steps: [Reason.answer("G-1", "excluded"), Reason.answer("G-2", "excluded")]),
        Reason(description: "refused by one", steps: [Reason.answer("G-1", "excluded")]),
        Reason(description: "refused by the other", steps: [Reason.answer("G-2", "excluded")]),
        Reason(description: "left out today", steps: [Reason.leftOut]),
        Reason(
            description: "protected", steps: ["roster protection set ella --confirm ella --kind sekretessmarkering"]),
        Reason(
            description: "no decider",
            steps: ["roster custody end ella --guardian G-1", "roster custody end ella --guardian G-2"]),
        Reason(description: "forbidden channel", policy: Reason.forbidden),
    ]

    private static let mayNotBeRecognised = [
        Reason(description: "narrowed by one", steps: [Reason.answer("G-1", "unrecognisable")]),
        Reason(description: "narrowed by the other", steps: [Reason.answer("G-2", "unrecognisable")]),
        Reason(description: "withdrawn by one", steps: ["consent withdraw ella --guardian G-1 --all"]),
        Reason(
            description: "withdrawn by both",
            steps: ["G-1", "G-2"].map { "consent withdraw \(Reason.blog) --guardian \($0)" }),
        Reason(description: "undecided", steps: [Reason.answer("G-2", "undecided")]),
        Reason(description: "invalidated", steps: ["consent invalidate \(Reason.blog) --reference 2026/1"]),
        Reason(description: "revoked", steps: ["consent revoke \(Reason.blog) --reference 2026/1"]),
        Reason(description: "ended with the stage", steps: ["consent expire \(Reason.blog)"]),
        Reason(description: "lapsed by a changed notice", policy: Reason.newNotice),
        Reason(description: "capped", policy: Reason.capped),
    ]

    private static let calls = [
        ["--address", "https://example.se/kojor"], ["--out", "again"], ["--print", "Ekbladet 3/2026"],
        ["--address", "https://example.se/kojor", "--already-out"], ["--never-used"],
    ].flatMap { [$0, $0 + ["--format", "json"]] }

    /// What is said of two posts with Ella, one handed over and one not, that were cleared before the reason.
    private static func seen(_ reason: Reason) throws -> [String: String] {
        let scene = try Scene(
            children: Scene.children, answers: Scene.answers.map { $0.at(Date(timeIntervalSinceNow: -2 * 86_400)) })
        try scene.work.write("channel: open-blog\ntitle: Kojor\ntext: Ella\n" + pictures, to: "ella.yaml")
        let posts = try [[], ["--out", "ready"]].map { words in
            let ran = try scene.work.synas(["submit", "ella.yaml", "--format", "json", "--data", "data"] + words)
            return try #require((ran.json as? [String: Any])?["post"] as? String, "\(ran)")
        }
        try reason.happen(in: scene)
        var seen: [String: String] = [:]
        for (number, post) in posts.enumerated() {
            for words in calls {
                let ran = try scene.work.synas(["publish", post, "--data", "data"] + words)
                seen["\(number) \(words)"] = scene.masked("\(ran)")
                seen.merge(scene.handedOver("again").map { ("\(number) \(words) \($0)", $1) }) { _, new in new }
            }
        }
        return seen
    }

    private static let pictures =
        "pictures:\n  - file: hut.jpg\n    alt: Ett barn\n    people:\n      - child: ella\n        at: [0.1, 0.1, 0.3, 0.4]\n"

    @Test("publish, for a post that is handed over and one that is not", arguments: [mayNotAppear, mayNotBeRecognised])
    private func publish(_ reasons: [Reason]) throws {
        let first = try Self.seen(reasons[0])
        #expect(first.filter { $0.value.contains("exit 3\n") }.count >= 12, "held, where nothing says that it is out")
        for reason in reasons.dropFirst() {
            let other = try Self.seen(reason)
            for call in Set(first.keys).union(other.keys).sorted() {
                #expect(first[call] == other[call], "\(reasons[0]) and \(reason): \(call)")
            }
        }
    }
}

extension SchoolAnswer {
    fileprivate func at(_ date: Date) -> SchoolAnswer {
        var answer = self
        answer.at = ISO8601DateFormatter().string(from: date)
        return answer
    }
}
