import Foundation
import TestSupport
import Testing

@Suite("What is out: publish, withdraw, take down")
struct TakedownTests {
    private static let address = "https://blogg.example.se/kojor"

    /// Submits, and hands over where a folder is named. Returns the post's id.
    private func submit(_ scene: Scene, to folder: String? = "ready") throws -> String {
        let out = folder.map { ["--out", $0] } ?? []
        let ran = try scene.work.synas(["submit", "cleared.yaml", "--format", "json", "--data", "data"] + out)
        #expect(ran.code == 0, "\(ran)")
        return try #require((ran.json as? [String: Any])?["post"] as? String)
    }

    private func withdraw(_ scene: Scene) throws {
        #expect(try scene.synas("consent", "withdraw", "ella", "--guardian", "G-1", "--channel", "open-blog").code == 0)
    }

    private func takedowns(_ scene: Scene, _ words: String...) throws -> [[String: Any]] {
        let ran = try scene.work.synas(["takedown", "list", "--format", "json", "--data", "data"] + words)
        #expect(ran.code == 0, "\(ran)")
        return try #require(ran.json as? [[String: Any]])
    }

    @Test("submit, publish, withdraw, list, close: the task names the address and the child's handle, and no name")
    func flow() throws {
        let scene = try Scene()
        let post = try submit(scene)
        #expect(try takedowns(scene).isEmpty)
        let published = try scene.synas("publish", post, "--address", Self.address)
        #expect(published.code == 0 && published.output.contains(Self.address), "\(published)")
        try withdraw(scene)
        let tasks = try takedowns(scene)
        let id = try #require(tasks.first?["takedown"] as? String)
        #expect(tasks.count == 1 && tasks[0]["post"] as? String == post)
        let shown = try scene.synas("takedown", "show", id)
        #expect(shown.code == 0 && shown.output.contains(Self.address), "\(shown)")
        #expect(shown.output.contains("picture 1, ella: must not be recognisable"), "\(shown)")
        for name in ["Ella", "Bergh", "Nils", "withdraw"] { #expect(!shown.output.contains(name), "\(name)") }
        for words in [["--outcome", "removed"], ["--outcome", "gone", "--decision", "1"], ["--decision", "1"]] {
            #expect(try scene.work.synas(["takedown", "close", id, "--data", "data"] + words).code == 64, "\(words)")
        }
        let close = ["takedown", "close", id, "--outcome", "removed", "--decision", "2026/7", "--data", "data"]
        let closed = try scene.work.synas(close)
        #expect(closed.code == 0 && closed.output.contains("closed, removed"), "\(closed)")
        let again = try scene.work.synas(close)
        #expect(again.code == 65 && again.isOneLine, "\(again)")
        #expect(try takedowns(scene).isEmpty && takedowns(scene, "--all").count == 1)
        #expect(try scene.synas("takedown", "show", "none").code == 66)
    }

    @Test("a withdrawal between submit and publish: held, nothing is recorded, and nothing is handed over")
    func void() throws {
        let scene = try Scene()
        let post = try submit(scene, to: nil)
        try withdraw(scene)
        let before = try scene.lasting()
        for words in [["--out", "ready"], ["--address", Self.address], ["--print", "Ekbladet"]] {
            let ran = try scene.work.synas(["publish", post, "--data", "data"] + words)
            #expect(ran.code == 3 && ran.complaints.isEmpty, "\(ran)")
            #expect(ran.output.contains("Submit the post again") && ran.output.hasPrefix("held: "), "\(ran)")
            #expect(!ran.output.contains("withdraw"), "\(ran)")
        }
        #expect(try scene.changed(since: before).isEmpty)
        #expect(try takedowns(scene).isEmpty)
        let out = try scene.synas("publish", post, "--address", Self.address, "--already-out")
        #expect(out.code == 0 && out.output.contains("Takedown: "), "\(out)")
        #expect(try takedowns(scene).count == 1)
    }

    @Test("publish --out hands over what submit --out would have, to the byte")
    func same() throws {
        let scene = try Scene()
        let (one, other) = (try submit(scene), try submit(scene, to: nil))
        let published = try scene.synas("publish", other, "--out", "ready")
        #expect(published.code == 0 && published.output.contains("Handed over: ready/\(other)"), "\(published)")
        func files(_ post: String) -> [String: String] {
            scene.work.contents(of: "ready/\(post)").mapValues { data in
                String(decoding: data, as: UTF8.self).replacing(post, with: "POST")
            }
        }
        #expect(files(one) == files(other) && files(one).count == 4)
        #expect(try scene.synas("publish", other, "--out", "ready").code == 73)
        try withdraw(scene)
        #expect(try takedowns(scene).count == 2)
    }

    @Test("never used: the takedown has nothing left to ask for")
    func neverUsed() throws {
        let scene = try Scene()
        let post = try submit(scene)
        try withdraw(scene)
        let ran = try scene.synas("publish", post, "--never-used")
        #expect(ran.code == 0 && ran.output.hasPrefix("never used: "), "\(ran)")
        #expect(try takedowns(scene).isEmpty)
        let closed = try #require(try takedowns(scene, "--all").first?["closed"] as? [String: String])
        #expect(closed["outcome"] == "not-out")
    }

    @Test("bad calls are one line each, with the code that says what is wrong")
    func bad() throws {
        let scene = try Scene()
        let post = try submit(scene, to: nil)
        let before = try scene.lasting()
        let calls: [([String], Int32)] = [
            ([post], 64), ([post, "--address", Self.address, "--never-used"], 64),
            (["none", "--address", Self.address], 66), ([post, "--address", "https://anna:x@example.se"], 65),
            ([post, "--address", "kojor"], 65), ([post, "--print", ""], 65), ([post, "--never-used"], 65),
            ([post, "--never-used", "--out", "x"], 64), ([post, "--already-out", "--out", "x"], 64),
        ]
        for (words, code) in calls {
            let ran = try scene.work.synas(["publish"] + words + ["--data", "data"])
            #expect(ran.code == code && ran.isOneLine, "\(ran)")
        }
        #expect(try scene.changed(since: before).isEmpty)
    }

    @Test("a task past its time is marked, and listed alone where that is asked")
    func overdue() throws {
        let scene = try Scene()
        _ = try submit(scene)
        try withdraw(scene)
        #expect(try takedowns(scene, "--overdue").isEmpty)
        let faketime = try #require(Program.found("faketime"), "install faketime to run this test")
        func later(_ time: String, _ words: String...) throws -> Ran {
            try start(
                [faketime, "-f", time, Program.path("synas")] + words + ["--data", "data"], in: scene.work.path
            ).wait()
        }
        #expect(try later("+2d", "takedown", "list", "--overdue").output == "No takedown.\n")
        let late = try later("+4d", "takedown", "list", "--overdue")
        #expect(late.code == 0 && late.output.contains("OVERDUE"), "\(late)")
    }

    @Test("whatever the reason, within a class the tasks are the same but for ids and moments")
    func sameWithinAClass() throws {
        let reasons: [[[String]]] = [
            [["consent", "withdraw", "ella", "--guardian", "G-1", "--channel", "open-blog"]],
            [
                [
                    "consent", "answer", "ella", "--guardian", "G-2", "--channel", "open-blog", "--choice",
                    "unrecognisable",
                ]
            ],
            [["consent", "answer", "ella", "--guardian", "G-1", "--channel", "open-blog", "--choice", "undecided"]],
        ]
        var texts: Set<String> = []
        for calls in reasons {
            let scene = try Scene()
            let post = try submit(scene)
            for call in calls {
                let notice = call.contains("answer") ? ["--notice", scene.school.notice()] : []
                #expect(try scene.work.synas(call + notice + ["--data", "data"]).code == 0)
            }
            let id = try #require(try takedowns(scene).first?["takedown"] as? String)
            let held = try scene.synas("publish", post, "--address", Self.address)
            let shown = try scene.synas("takedown", "show", id)
            let text = (held.output + shown.output).replacing(post, with: "POST").replacing(id, with: "TASK")
            texts.insert(text.replacing(/\d{4}-\d\d-\d\dT[0-9:.]+Z/, with: "TIME"))
        }
        #expect(texts.count == 1, "\(texts)")
    }
}
