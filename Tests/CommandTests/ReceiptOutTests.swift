import Foundation
import TestSupport
import Testing

@Suite("Receipts at once, and in other countries")
struct ReceiptOutTests {
    private func recorded(_ ran: Ran) -> [String] {
        let recorded = (ran.json as? [String: Any])?["recorded"] as? [[String: Any]] ?? []
        return recorded.compactMap { $0["event"] as? String }.sorted()
    }

    private func withdraw(_ scene: Scene, _ guardian: String = "G-1", _ more: String...) throws -> Ran {
        try scene.work.synas(
            ["consent", "withdraw", "ella", "--guardian", guardian, "--all", "--format", "json", "--data", "data"]
                + more)
    }

    @Test("a list of answers, and a withdrawal, leave a receipt of each, as the receipt command makes it")
    func folder() throws {
        let scene = try Scene()
        try scene.school.writeAnswers(
            [SchoolAnswer("nils", "G-3", "visible"), SchoolAnswer("maja", "G-4", "undecided", channel: "newsletter")],
            to: "more.csv")
        let answered = try scene.synas(
            "consent", "answer", "--file", "more.csv", "--format", "json", "--receipt-out", "receipts/new")
        let withdrawn = try withdraw(scene, "G-1", "--receipt-out", "receipts/new")
        #expect(answered.code == 0 && withdrawn.code == 0, "\(answered) \(withdrawn)")
        let events = recorded(answered) + recorded(withdrawn)
        #expect(events.count == 3)
        #expect(
            scene.work.names(in: "receipts/new").sorted()
                == events.flatMap { ["\($0).json", "\($0).tlog-proof", "\($0).txt"] }.sorted())
        for event in events {
            let again = try scene.synas("consent", "receipt", event)
            #expect(try scene.work.text("receipts/new/\(event).txt") == again.output)
            let path = scene.work.path("receipts/new/\(event).json")
            let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(rights == 0o600)
        }
    }

    @Test("the hash is that of the text that was shown, to the byte, by another program than ours")
    func digest() throws {
        let scene = try Scene()
        let shell = try #require(Program.found("sh"))
        for channel in ["facebook-page", "newsletter"] {
            let version = scene.school.notice(of: channel)
            let answered = try scene.synas(
                "consent", "answer", "nils", "--guardian", "G-3", "--channel", channel, "--choice", "unrecognisable",
                "--notice", version, "--language", "en", "--format", "json", "--receipt-out", "receipts")
            let event = try #require(recorded(answered).first)
            // As docs/policies.md says.
            let file = "data/policies/notices/\(channel)/\(version).en.md"
            let line = "awk 'c >= 2; /^---$/ { c++ }' \(file) | sha256sum"
            let digest = try start([shell, "-c", line], in: scene.work.path).wait().output.prefix(64)
            let receipt = try JSONSerialization.jsonObject(
                with: Data(contentsOf: URL(fileURLWithPath: scene.work.path("receipts/\(event).json"))))
            let notice = (receipt as? [String: Any])?["notice"] as? [String: Any]
            #expect(notice?["sha256"] as? String == String(digest), "\(channel)")
            #expect(try scene.work.text("receipts/\(event).txt").contains(digest))
        }
    }

    @Test("where they cannot be written the withdrawal stands, and one line says so; nothing is overwritten")
    func blocked() throws {
        let scene = try Scene()
        try scene.work.write("mine", to: "blocked")
        let ran = try withdraw(scene, "G-1", "--receipt-out", "blocked")
        #expect(ran.code == 73 && ran.complaints.contains("is recorded"), "\(ran)")
        #expect(ran.complaints.split(separator: "\n").count == 1)
        let event = try #require(recorded(ran).first)
        #expect(try scene.work.text("blocked") == "mine")
        #expect(try scene.synas("consent", "receipt", event, "--out", "receipts").code == 0)
        // The same again is the same; what somebody else put there stays.
        #expect(try scene.synas("consent", "receipt", event, "--out", "receipts").code == 0)
        try scene.work.write("mine", to: "receipts/\(event).json")
        let other = try scene.synas("consent", "receipt", event, "--out", "receipts")
        #expect(other.code == 73 && other.isOneLine, "\(other)")
        #expect(try scene.work.text("receipts/\(event).json") == "mine")
    }

    @Test(
        "a receipt of each country that ships as an example, and one of what was carried over, is as the schema says",
        .enabled(if: ReceiptSchema.isPossible && PastScene.isPossible),
        arguments: [
            ("denmark", "birkeskolen", "klasse-1a", "da"), ("norway", "bjorka", "klasse-2b", "nb"),
            ("netherlands", "de-linde", "groep-4", "nl"),
        ])
    func countries(_ country: String, _ unit: String, _ group: String, _ language: String) throws {
        let work = try Workplace()
        func done(_ words: String...) throws -> Ran {
            let ran = try #require(try work.synas(at: "2026-12-01 12:00:00", words + ["--data", "data"]))
            #expect(ran.code == 0, "\(ran)")
            return ran
        }
        _ = try done("init", "--policies", School.repository + "/policies/examples/\(country)")
        let row = "child,\(unit),\(group),B-1,liv,Liv,Dahl,2012-03-14,G-1,Kari Dahl,\(language),custody,,,"
        try work.write("\(School.rosterHeader)\n\(row)\n", to: "roster.csv")
        _ = try done("roster", "import", "roster.csv", "--confirm", "B-1")
        let about = ["liv", "--guardian", "G-1", "--channel", "website", "--format", "json"]
        func record(_ verb: String, _ more: [String]) throws -> [String] {
            let ran = try #require(
                try work.synas(
                    at: "2026-12-01 12:01:00", ["consent", verb] + about + more + ["--data", "data"]))
            #expect(ran.code == 0, "\(ran)")
            return recorded(ran)
        }
        let choice = ["--choice", "visible"]
        var events = try record("carry-over", choice + ["--at", "2017-09-01"])
        events += try record("answer", choice + ["--notice", "2026-08", "--language", language])
        events += try record("withdraw", [])
        #expect(events.count == 3)
        let ran = try #require(
            try work.synas(
                at: "2026-12-01 12:02:00", ["consent", "receipt"] + events + ["--format", "json", "--data", "data"]))
        let receipts = try #require(ran.json as? [[String: Any]])
        #expect(try ReceiptSchema.verdict(receipts, in: work) == "3 []", "\(ran.output)")
        #expect(receipts.map { $0["notice"] != nil } == [false, true, true])
        var broken = receipts[1]
        broken["notice"] = nil
        #expect(try ReceiptSchema.verdict([broken], in: work) == "1 [0]")
    }
}
