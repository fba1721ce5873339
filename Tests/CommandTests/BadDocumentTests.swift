import Foundation
import TestSupport
import Testing

/// A mistake that somebody makes in a file: what is replaced by what, and what the complaint must say.
struct BadDocument: Sendable, CustomStringConvertible {
    let what: String
    let replaced: String
    let by: String
    let mention: String
    /// Line and column, as `4:9`.
    let place: String?
    var description: String { what }

    init(_ what: String, _ replaced: String, _ by: String, _ mention: String, at place: String? = nil) {
        self.what = what
        self.replaced = replaced
        self.by = by
        self.mention = mention
        self.place = place
    }
}

@Suite("Bad documents and calls: one clear line each, the exit code, and nothing written")
struct BadDocumentTests {
    private static func expect(
        _ scene: Scene, _ ran: Ran, _ file: String, _ wrong: BadDocument, _ before: Scene.Lasting
    ) throws {
        #expect(ran.code == 65 && ran.isOneLine, "\(ran)")
        #expect(ran.complaints.says(wrong.mention), "\(ran)")
        let place = wrong.place.map { "\(file):\($0): " } ?? "\(file):"
        #expect(ran.complaints.hasPrefix("synas: \(place)"), "\(ran)")
        #expect(ran.complaints.contains(/\.\w+:[1-9]\d*:[1-9]\d*: .+; .+\n$/), "what, and what to do: \(ran)")
        #expect(try scene.changed(since: before).isEmpty, "\(ran)")
    }

    @Test(
        "a post",
        arguments: [
            BadDocument("unknown channel", "open-blog", "open-blag", "open-blog", at: "1:10"),
            BadDocument("unknown key", "title: Kojor", "titel: Kojor", "title", at: "2:1"),
            BadDocument("unknown child", "child: nils", "child: nisse", "nisse"),
            BadDocument("unknown key of a person", "at: [0.5", "att: [0.5", "att"),
            BadDocument("region outside", "[0.5, 0.2, 0.2, 0.3]", "[0.9, 0.2, 0.2, 0.3]", ""),
            BadDocument("region without size", "[0.5, 0.2, 0.2, 0.3]", "[0.5, 0.2, 0, 0.3]", ""),
            BadDocument("region of three numbers", "[0.5, 0.2, 0.2, 0.3]", "[0.5, 0.2, 0.2]", ""),
            BadDocument("region twice", "[0.5, 0.2, 0.2, 0.3]", "[0.1, 0.1, 0.2, 0.3]", ""),
            BadDocument("YAML that does not close", "[0.5, 0.2, 0.2, 0.3]", "[0.5, 0.2, 0.2, 0.3", ""),
            BadDocument("a way out of the folder", "hut.jpg", "../hut.jpg", ""),
            BadDocument("key twice", "title: Kojor", "title: Kojor\ntitle: Löv", "title"),
            BadDocument("no channel", "channel: open-blog\n", "", "channel"),
        ], ["check", "submit"])
    func post(_ wrong: BadDocument, command: String) throws {
        let scene = try Scene()
        #expect(Scene.cleared.contains(wrong.replaced))
        try scene.work.write(Scene.cleared.replacing(wrong.replaced, with: wrong.by), to: "bad.yaml")
        let before = try scene.lasting()
        let more = command == "submit" ? ["--out", "ready"] : []
        let ran = try scene.work.synas([command, "bad.yaml", "--data", "data"] + more)
        try Self.expect(scene, ran, "bad.yaml", wrong, before)
    }

    @Test("of several posts the wrong one is told, and hides nothing of what became of the others")
    func amongOthers() throws {
        let scene = try Scene()
        try scene.work.write(Scene.cleared.replacing("nils", with: "nisse"), to: "bad.yaml")
        let words = ["submit", "cleared.yaml", "bad.yaml", "refused.yaml", "--out", "ready", "--data", "data"]
        let ran = try scene.work.synas(words + ["--format", "json"])
        #expect(ran.code == 65 && ran.complaintLines.count == 1 && ran.complaints.contains("bad.yaml"), "\(ran)")
        let posts = (ran.json as? [[String: Any]] ?? []).compactMap { $0["post"] as? String }
        #expect(posts.count == 2)
        #expect(try Evidence(scene.work.path("data")).postIDs() == posts.sorted())
        #expect(posts.prefix(1) == scene.work.names(in: "ready")[...])
        let text = try scene.work.synas(words)
        #expect(text.code == 65 && text.output.contains("Kojor") && text.output.contains("Lunch"), "\(text)")
    }

    @Test("every mistake of a file is told at once, each on its line")
    func several() throws {
        let scene = try Scene()
        let bad = Scene.cleared.replacing("title:", with: "titel:").replacing("[0.1, 0.1", with: "[7, 0.1")
        try scene.work.write(bad, to: "bad.yaml")
        let ran = try scene.synas("check", "bad.yaml")
        #expect(ran.code == 65 && ran.complaintLines.count == 2, "\(ran)")
    }

    @Test(
        "a roster",
        arguments: [
            BadDocument("impossible date", "Nils,Ahl,2021-09-28", "Nils,Ahl,2021-02-30", "born", at: "4:44"),
            BadDocument("a date to come", "Nils,Ahl,2021-09-28", "Nils,Ahl,2921-03-14", "born"),
            BadDocument("unknown unit", "child,ekbacken,grodan,B-nils", "child,ekbaken,grodan,B-nils", "unit"),
            BadDocument("unknown relation", "Guardian G-3,sv,custody", "Guardian G-3,sv,friend", "relation"),
            BadDocument("open quotation mark", "Nils,Ahl", "\"Nils,Ahl", ""),
            BadDocument("a field too few", ",Guardian G-3,sv,custody,,,", ",Guardian G-3,sv,custody,,", ""),
            BadDocument("a handle twice", "B-nils,nils", "B-nils,ella", "handle"),
            BadDocument("an unknown column", "kind,unit", "kynd,unit", "kynd"),
        ])
    func roster(_ wrong: BadDocument) throws {
        let scene = try Scene()
        try scene.school.edit("roster.csv") { $0.replacing(wrong.replaced, with: wrong.by) }
        let before = try scene.lasting()
        let ran = try scene.synas("roster", "import", "roster.csv")
        #expect(ran.code == 65 && ran.output.isEmpty && !ran.complaintLines.isEmpty, "\(ran)")
        #expect(ran.complaintLines.allSatisfy { $0.contains(/^synas: roster\.csv:\d+:\d+: .+; .+/) }, "\(ran)")
        #expect(ran.complaints.says(wrong.mention), "\(ran)")
        if let place = wrong.place {
            #expect(ran.isOneLine && ran.complaints.contains("roster.csv:\(place): "), "\(ran)")
        }
        #expect(!ran.complaints.contains("Ahl"), "no personal data: \(ran)")
        #expect(try scene.changed(since: before).isEmpty)
    }

    @Test(
        "a list of answers",
        arguments: [
            BadDocument(
                "unknown choice", "maja,G-4,open-blog,excluded", "maja,G-4,open-blog,never", "choice", at: "4:20"),
            BadDocument("unknown channel", "maja,G-4,open-blog", "maja,G-4,shut-blog", "shut-blog"),
            BadDocument("unknown child", "maja,G-4", "majsan,G-4", "handle"),
            BadDocument("unknown guardian", "maja,G-4", "maja,G-44", ""),
            BadDocument("without custody", "maja,G-4", "maja,G-3", "custody"),
            BadDocument("impossible date", "excluded,,NOTICE,sv,", "excluded,,NOTICE,sv,2026-13-01 ", "at"),
            BadDocument("notice that never was", "excluded,,NOTICE", "excluded,,1815-1", "notice"),
        ])
    func answers(_ wrong: BadDocument) throws {
        let scene = try Scene()
        let notice = scene.school.notice()
        try scene.school.edit("answers.csv") {
            $0.replacing(
                wrong.replaced.replacing("NOTICE", with: notice), with: wrong.by.replacing("NOTICE", with: notice))
        }
        let before = try scene.lasting()
        let ran = try scene.synas("consent", "answer", "--file", "answers.csv")
        try Self.expect(scene, ran, "answers.csv", wrong, before)
    }

    @Test(
        "a single answer that cannot stand",
        arguments: [
            (["nils", "--guardian", "G-1"], 65, "custody"),
            (["nisse", "--guardian", "G-3"], 66, "nobody in the roster"),
            (["nils", "--guardian", "G-33"], 66, "guardian"), (["nils"], 65, "--guardian"),
            (["nils", "--guardian", "G-3", "--at", "2999-01-01"], 65, "not come yet"),
            (["nils", "--guardian", "G-3", "--at", "2019-01-01"], 65, "birth"),
            (["nils", "--guardian", "G-3", "--at", "yesterday"], 64, "moment"),
            (["staff:anna", "--guardian", "G-3"], 65, "themselves"),
        ] as [([String], Int32, String)])
    func answer(words: [String], code: Int32, mention: String) throws {
        let scene = try Scene()
        let before = try scene.lasting()
        let rest = [
            "--channel", "open-blog", "--choice", "visible", "--notice", scene.school.notice(), "--data", "data",
        ]
        let ran = try scene.work.synas(["consent", "answer"] + words + rest)
        #expect(ran.code == code && ran.isOneLine && ran.complaints.says(mention), "\(ran)")
        #expect(try scene.changed(since: before).isEmpty)
    }

    @Test("a notice that was never in force, and a channel that there is not")
    func neverInForce() throws {
        let scene = try Scene()
        let nils = ["consent", "answer", "nils", "--guardian", "G-3", "--choice", "visible", "--data", "data"]
        let notice = try scene.work.synas(nils + ["--channel", "open-blog", "--notice", "1815-1"])
        #expect(notice.code == 65 && notice.isOneLine && notice.complaints.contains(scene.school.notice()), "\(notice)")
        let channel = try scene.work.synas(nils + ["--channel", "shut-blog", "--notice", scene.school.notice()])
        #expect(channel.code == 65 && channel.isOneLine && channel.complaints.contains("open-blog"), "\(channel)")
        let none = try scene.synas("consent", "withdraw", "nils", "--guardian", "G-3", "--all")
        #expect(none.code == 65 && none.isOneLine, "\(none)")
    }

    @Test(
        "a call that is not one",
        arguments: [
            ["frobnicate"], ["check"], ["check", "a.yaml", "--frob"], ["check", "a.yaml", "--format", "xml"],
            ["check", "a.yaml", "--as", "parent"], ["strip", "a.jpg"], ["redact", "a.jpg", "--out", "b.jpg"],
            ["submit", "a.yaml", "--patience", "-1"], ["submit", "a.yaml", "--patience", "soon"],
            ["consent", "withdraw", "ella"],
            ["consent", "answer"], ["consent", "answer", "ella", "--file", "a.csv"], ["consent", "show"],
            ["consent", "answer", "ella", "--channel", "open-blog", "--choice", "maybe", "--notice", "1"],
            ["roster", "import"],
            ["consent", "withdraw", "ella", "--channel", "open-blog", "--all"],
        ])
    func usage(words: [String]) throws {
        let work = try Workplace()
        let ran = try work.synas(words)
        #expect(ran.code == 64 && ran.isOneLine, "\(ran)")
        #expect(work.names(in: ".").isEmpty)
    }

    @Test("policies with mistakes: every one is told with its file and line, and no data folder is made")
    func policies() throws {
        let school = try School()
        try school.edit("policies/channels/open-blog.yaml") { $0.replacing("basis: consent", with: "basis: habit") }
        try school.edit("policies/organisation.yaml") { $0.replacing("controller:", with: "kontroller:") }
        let check = try school.work.synas("policy", "check", "policies")
        #expect(check.code == 65 && check.output.isEmpty && check.complaintLines.count >= 2, "\(check)")
        #expect(check.complaintLines.allSatisfy { $0.contains(/^synas: policies\/\S+:\d+:\d+: .+; .+/) }, "\(check)")
        #expect(check.complaints.contains("channels/open-blog.yaml") && check.complaints.contains("organisation.yaml"))
        let founded = try school.work.synas("init", "--data", "data")
        #expect(founded.code == 65 && founded.complaints == check.complaints, "\(founded)")
        #expect(!school.work.exists("data"))
        for words in [["policy", "check", "none"], ["init", "--policies", "none", "--data", "data"]] {
            let ran = try school.work.synas(words)
            #expect(ran.code == 66 && ran.isOneLine, "\(ran)")
        }
    }
}
