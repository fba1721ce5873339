import Foundation
import TestSupport
import Testing

@Suite("Receipts, from outside")
struct ReceiptCommandTests {
    /// Answers of every choice, name and channel, by every guardian, and withdrawals of half of them.
    private func everything() throws -> (Scene, [String]) {
        let children = (1...4).map {
            SchoolChild(
                "barn-\($0)", "Namn\($0)", "Efternamn\($0)", guardians: ["G-\($0)", "H-\($0)"], isProtected: $0 == 4)
        }
        let scene = try Scene(children: children, answers: [])
        var answers: [SchoolAnswer] = []
        for (number, channel) in ["open-blog", "closed-blog", "facebook-page", "learning-platform", "newsletter"]
            .enumerated()
        {
            for child in children {
                for guardian in child.guardians {
                    for choice in ["visible", "unrecognisable", "excluded", "undecided"] {
                        let name = ["", "yes", "no"][(number + answers.count) % 3]
                        // One decider never answers twice at one time.
                        let at = "2026-10-01T12:\(10 + answers.count / 60):\(10 + answers.count % 60 % 50)Z"
                        answers.append(
                            SchoolAnswer(
                                child.handle, guardian, choice, name: choice == "visible" ? name : "", channel: channel,
                                at: at))
                    }
                }
            }
        }
        try scene.school.writeAnswers(answers, to: "all.csv")
        let answered = try scene.synas("consent", "answer", "--file", "all.csv", "--format", "json")
        #expect(answered.code == 0, "\(answered)")
        var events = recorded(answered)
        for child in children {
            let ran = try scene.synas(
                "consent", "withdraw", child.handle, "--guardian", child.guardians[0], "--all", "--format", "json")
            events += recorded(ran)
        }
        #expect(events.count == answers.count + 20, "\(events.count)")
        return (scene, events)
    }

    private func recorded(_ ran: Ran) -> [String] {
        let recorded = (ran.json as? [String: Any])?["recorded"] as? [[String: Any]] ?? []
        return recorded.compactMap { $0["event"] as? String }
    }

    private func receipts(_ scene: Scene, _ events: [String], _ more: String...) throws -> [[String: Any]] {
        let ran = try scene.work.synas(
            ["consent", "receipt"] + events + ["--data", "data", "--format", "json"] + more)
        #expect(ran.code == 0, "\(ran.complaints)")
        return ran.json as? [[String: Any]] ?? []
    }

    @Test(
        "every receipt, in every language, is as its schema says; a broken one is not",
        .enabled(if: ReceiptSchema.isPossible))
    func schema() throws {
        let (scene, events) = try everything()
        for language in ["sv", "en", "da"] {
            let all = try receipts(scene, events, "--language", language)
            #expect(all.count == 180 && all.allSatisfy { $0["language"] as? String == language })
            #expect(try ReceiptSchema.verdict(all, in: scene.work) == "180 []")
        }
        let every = try receipts(scene, events)
        let sound = try #require(every.first { ($0["channel"] as? [String: Any])?["third_country"] != nil })
        let keys = sound.keys.sorted()
        var broken = keys.map { key in sound.filter { $0.key != key } }
        for key in keys { broken.append(sound.merging([key: NSNull()]) { $1 }) }
        broken += ReceiptSchema.strange(sound)
        broken.append(sound.merging(["record_id": "a b"]) { $1 })
        broken.append(sound.merging(["policy_version": "XYZ"]) { $1 })
        var event = try #require(sound["event"] as? [String: Any])
        event["at"] = "yesterday"
        broken.append(sound.merging(["event": event]) { $1 })
        event["at"] = event["recorded_at"]
        event["kind"] = "withdrawn"
        broken.append(sound.merging(["event": event]) { $1 })
        #expect(try ReceiptSchema.verdict(broken, in: scene.work) == "\(broken.count) \(Array(broken.indices))")
    }

    @Test("in the language that was shown, in plain words, with nothing of the other guardian; into a folder, by id")
    func text() throws {
        let scene = try Scene()
        let words = ["--guardian", "G-1", "--channel", "open-blog", "--choice", "visible", "--name", "yes"]
        let notice = ["--notice", scene.school.notice(), "--format", "json", "--data", "data"]
        let event = try #require(recorded(try scene.work.synas(["consent", "answer", "ella"] + words + notice)).first)
        let swedish = try scene.synas("consent", "receipt", event)
        #expect(
            swedish.output.hasPrefix("Kvitto på svar\n") && swedish.output.contains("Svar: Får synas\n"), "\(swedish)")
        #expect(swedish.output.contains("samtycke, GDPR 6(1)(a)") && swedish.output.contains("imy@imy.se"))
        let english = try scene.synas("consent", "receipt", event, "--language", "en")
        #expect(english.output.contains("Answer: May be seen\n"), "\(english)")
        for word in ["G-2", "Guardian", "Bergh", "data-folder"] { #expect(!english.output.contains(word), "\(word)") }
        #expect(try scene.synas("consent", "receipt", event, "--out", "receipts").code == 0)
        #expect(scene.work.names(in: "receipts") == ["\(event).json", "\(event).tlog-proof", "\(event).txt"])
        #expect(try scene.work.text("receipts/\(event).txt") == swedish.output)
        let none = try scene.synas("consent", "receipt", "nothing")
        #expect(none.code == 66 && none.isOneLine, "\(none)")
    }
}
