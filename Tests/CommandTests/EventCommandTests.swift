import Foundation
import TestSupport
import Testing

@Suite("Events, from outside")
struct EventCommandTests {
    private func recorded(_ ran: Ran) -> [[String: Any]] {
        (ran.json as? [String: Any])?["recorded"] as? [[String: Any]] ?? []
    }

    private func choice(_ scene: Scene, _ child: String = "ella") throws -> String? {
        let ran = try scene.synas("consent", "show", child, "--channel", "open-blog", "--format", "json")
        let channels = (ran.json as? [String: Any])?["channels"] as? [[String: Any]]
        return channels?.first?["choice"] as? String
    }

    @Test("who, how, when, source and reference of a call are in the history, in words and in JSON")
    func registration() throws {
        let scene = try Scene()
        let ran = try scene.synas(
            "consent", "withdraw", "ella", "--guardian", "G-1", "--channel", "open-blog", "--by", "staff-12",
            "--source",
            "telephone", "--reference", "BUN 2026/9", "--at", "2026-01-05", "--id", "call-0042", "--format", "json")
        let event = try #require(recorded(ran).first, "\(ran)")
        #expect(event["actor"] as? String == "staff-12" && event["source"] as? String == "telephone")
        #expect(event["event"] as? String == "call-0042" && event["reference"] as? String == "BUN 2026/9")
        let told = try scene.synas("consent", "history", "ella").output
        for word in ["withdrawn", "staff-12", "telephone", "BUN 2026/9", "call-0042", "2026-01-04T23:00:00Z"] {
            #expect(told.contains(word), "\(word) \(told)")
        }
    }

    @Test("each command records its event, and the same call again is the same answer")
    func everyCommand() throws {
        let scene = try Scene()
        let calls: [([String], String)] = [
            (["consent", "ask", "nils"], "asked"),
            (
                [
                    "consent", "answer", "nils", "--guardian", "G-3", "--channel", "open-blog", "--choice", "visible",
                    "--notice", scene.school.notice(),
                ], "answered"
            ),
            (["consent", "leave-out", "ella", "--day", "2026-11-20", "--channel", "open-blog"], "left-out"),
            (["consent", "expire", "--unit", "ekbacken", "--group", "grodan", "--channel", "open-blog"], "expired"),
            (["consent", "invalidate", "--unit", "ekbacken", "--all"], "invalidated"),
            (["consent", "revoke", "ella", "--channel", "open-blog"], "revoked"),
            (["consent", "correct", "every-call-5"], "corrected"),
            (["roster", "custody", "dispute", "ella", "--guardian", "G-1"], "custody-disputed"),
            (["roster", "custody", "resolve", "ella", "--guardian", "G-1"], "custody-resolved"),
            (["roster", "custody", "end", "ella", "--guardian", "G-1"], "custody-ended"),
            (
                [
                    "roster", "custody", "add", "ella", "--guardian", "G-9", "--name", "Kim Alm", "--relation",
                    "partner",
                ],
                "custody-added"
            ),
            (["roster", "leave", "nils"], "left"),
            (["roster", "return", "nils"], "joined"),
        ]
        for (number, (words, kind)) in calls.enumerated() {
            let call = words + ["--id", "every-call-\(number)", "--format", "json", "--data", "data"]
            let ran = try scene.work.synas(call)
            #expect(ran.code == 0 && recorded(ran).first?["kind"] as? String == kind, "\(ran)")
            let again = try scene.work.synas(call)
            #expect(again.code == 0 && again.output == ran.output, "\(again)")
        }
    }

    @Test("left out of a day's posts, the child's picture is refused that day, and not the day after")
    func leftOut() throws {
        let scene = try Scene()
        let faketime = try #require(Program.found("faketime"))
        // The scene was made today, and a clock that goes back would hold all.
        func day(_ number: Int) -> String {
            let date = Date(timeIntervalSinceNow: Double(number) * 86_400)
            return String(ISO8601DateFormatter().string(from: date).prefix(10))
        }
        func synas(on number: Int, _ words: String...) throws -> Ran {
            let time = [faketime, "\(day(number)) 12:00:00", Program.path("synas")]
            return try start(time + words, in: scene.work.path, environment: ["TZ": "UTC"]).wait()
        }
        let said = try scene.synas("consent", "leave-out", "ella", "--day", day(2), "--all")
        #expect(said.code == 0, "\(said)")
        #expect(try synas(on: 2, "check", "cleared.yaml", "--data", "data").code == 4)
        #expect(try synas(on: 3, "check", "cleared.yaml", "--data", "data").code != 4)
    }

    @Test("a marking: the same bytes whether or not one stood, and never a word of it")
    func markings() throws {
        let scene = try Scene()
        for step in ["lift", "set", "set", "lift", "lift"] {
            let ran = try scene.synas(
                "roster", "protection", step, "nils", "--kind", "skyddad-folkbokforing", "--confirm", "nils", "--at",
                "2026-01-05")
            #expect(ran.code == 0 && ran.output == "Recorded for nils as of 2026-01-04T23:00:00Z.\n", "\(ran)")
            #expect(ran.complaints.isEmpty)
        }
        let json = try scene.synas(
            "roster", "protection", "set", "nils", "--kind", "skyddad-folkbokforing", "--confirm", "nils", "--format",
            "json")
        #expect(!json.output.contains("protect") && !json.output.contains("skydd"), "\(json)")
        let unconfirmed = try scene.synas(
            "roster", "protection", "set", "nils", "--kind", "skyddad-folkbokforing", "--confirm", "ella")
        #expect(unconfirmed.code == 64 && unconfirmed.isOneLine, "\(unconfirmed)")
    }

    @Test("a wide answer while custody is disputed is kept, and the command says that it widens nothing")
    func disputed() throws {
        let scene = try Scene()
        #expect(try scene.synas("roster", "custody", "dispute", "nils", "--guardian", "G-3").code == 0)
        let ran = try scene.synas(
            "consent", "answer", "nils", "--guardian", "G-3", "--channel", "open-blog", "--choice", "visible",
            "--notice", scene.school.notice())
        #expect(ran.code == 0 && ran.output.contains("does not widen"), "\(ran)")
        #expect(try choice(scene, "nils") == "unrecognisable")
        #expect(try scene.synas("roster", "custody", "resolve", "nils", "--guardian", "G-3").code == 0)
        #expect(try choice(scene, "nils") == "visible")
    }

    @Test("pending names who is waited for; overdue assessments are told as such, and one that is closed stands")
    func lists() throws {
        let scene = try Scene()
        let pending = try scene.synas("consent", "pending", "--unit", "ekbacken")
        #expect(pending.output.contains("ekbacken/nils open-blog guardian G-3: has not answered"), "\(pending)")
        try Evidence.openBreach("breach-1", in: scene.work.path("data"))
        #expect(try scene.synas("breach", "list").output.contains("OVERDUE since 2018-05-28"))
        let assess = ["breach", "assess", "breach-1", "--decision", "BUN 2026/2", "--data", "data", "--outcome"]
        #expect(try scene.work.synas(assess + ["recorded"]).code == 0)
        #expect(try scene.work.synas(assess + ["recorded"]).code == 0, "the same again")
        let other = try scene.work.synas(assess + ["notified"])
        #expect(other.code == 65 && other.isOneLine, "\(other)")
        #expect(try scene.synas("breach", "list").output == "No assessment is open.\n")
    }

    @Test(
        "what does not fit together is said in one line",
        arguments: [
            ["consent", "ask"], ["consent", "expire", "ella"], ["consent", "expire", "ella", "--unit", "x", "--all"],
            ["consent", "leave-out", "ella"], ["consent", "leave-out", "ella", "--day", "2026-02-30", "--all"],
            ["consent", "ask", "--group", "grodan"], ["consent", "pending", "--within", "-1"],
            ["consent", "ask", "ella", "--by", "Anna Lindh"],
            [
                "consent", "carry-over", "ella", "--channel", "open-blog",
                "--choice", "visible",
            ], ["roster", "protection", "set", "ella", "--kind", "secret", "--confirm", "ella"],
        ])
    func usage(words: [String]) throws {
        let ran = try Scene().work.synas(words + ["--data", "data"])
        #expect(ran.code == 64 && ran.isOneLine, "\(ran)")
    }
}
