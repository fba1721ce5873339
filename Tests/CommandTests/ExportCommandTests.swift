import Foundation
import TestSupport
import Testing

@Suite("synas export child")
struct ExportCommandTests {
    /// A scene in which a post went out, papers were kept, and things happened that a guardian may not learn.
    private func scene() throws -> Scene {
        let scene = try Scene()
        try scene.work.write(
            scene.work.text("roster.csv")
                + "child,ekbacken,grodan,B-max,max,Max,Ek,2010-03-14,G-3,Guardian G-3,sv,custody,,,\n",
            to: "roster.csv")
        let calls = [
            ["roster", "import", "roster.csv", "--confirm", "B-max"],
            ["submit", "cleared.yaml", "--out", "ready"],
            ["consent", "leave-out", "ella", "--day", "2030-01-01", "--channel", "open-blog", "--by", "STAFF-77"],
            [
                "consent", "answer", "ella", "--guardian", "G-2", "--channel", "newsletter", "--choice", "excluded",
                "--notice", scene.school.notice(of: "newsletter"), "--reference", "HEMLIG 2026/3", "--by", "STAFF-78",
            ],
            [
                "consent", "withdraw", "ella", "--guardian", "G-1", "--channel", "open-blog", "--by", "STAFF-79",
                "--reference", "HEMLIG 2026/4",
            ],
            ["roster", "custody", "dispute", "ella", "--guardian", "G-2", "--reference", "HEMLIG 2026/5"],
        ]
        for call in calls {
            let ran = try scene.work.synas(call + ["--data", "data"])
            if call[1] != "leave-out" { #expect(ran.code == 0, "\(ran)") }
        }
        return scene
    }

    private func export(_ scene: Scene, _ recipient: String, _ more: String..., to out: String) throws -> Ran {
        try scene.work.synas(
            ["export", "child", "--for", recipient, "--out", out, "--pictures", "--data", "data"] + more)
    }

    private func json(_ scene: Scene, _ out: String) throws -> [String: Any] {
        let data = Data(try scene.work.text("\(out)/export.json").utf8)
        return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test("a private folder with a page, JSON and copies, and a summary that names nobody")
    func folder() throws {
        let scene = try scene()
        let ran = try export(scene, "guardian:G-1", "ella", "--format", "json", to: "out")
        #expect(ran.code == 0, "\(ran)")
        let summary = try #require(ran.json as? [String: Any])
        #expect(summary["recipient"] as? String == "guardian" && summary["schema"] as? String == "synas.exported/1")
        #expect(Canaries(scene.work).found(in: ran.output) == [])
        let names = scene.work.names(in: "out").sorted()
        #expect(names == ["export.html", "export.json", "picture-1.jpg"] && summary["files"] as? [String] == names)
        for name in ["", "/export.html", "/export.json", "/picture-1.jpg"] {
            let path = scene.work.path("out\(name)")
            let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(rights == (name.isEmpty ? 0o700 : 0o600), "\(name)")
        }
        let published = scene.work.contents(of: "ready").first { $0.key.hasSuffix(".jpg") }?.value
        #expect(scene.work.contents(of: "out")["picture-1.jpg"] == published)
        let text = try export(scene, "guardian:G-1", "--source", "B-ella", to: "again")
        #expect(text.output == "Written to again: export.html, export.json and 1 copy.\n")
    }

    @Test(
        "each recipient's is as the schema says, and with anything else in it is not",
        .enabled(if: ReceiptSchema.isPossible))
    func schema() throws {
        let scene = try scene()
        var exports: [[String: Any]] = []
        for (number, (recipient, child)) in [
            ("guardian:G-1", "ella"), ("guardian:G-2", "ella"), ("authority", "ella"), ("child", "max"),
        ].enumerated() {
            let ran = try export(scene, recipient, child, "--reason", "BUN 2026/112", to: "out\(number)")
            #expect(ran.code == 0, "\(ran)")
            exports.append(try json(scene, "out\(number)"))
        }
        #expect(try ReceiptSchema.verdict(exports, in: scene.work, by: "export-1.json") == "4 []")
        for export in exports {
            let strange = ReceiptSchema.strange(export)
            let places = strange.indices.map(String.init).joined(separator: ", ")
            #expect(
                try ReceiptSchema.verdict(strange, in: scene.work, by: "export-1.json")
                    == "\(strange.count) [\(places)]")
        }
        // What is the authority's alone, in a guardian's.
        let leaking = exports[0].merging(["record": exports[2]["record"] ?? [:]]) { $1 }
        #expect(try ReceiptSchema.verdict([leaking], in: scene.work, by: "export-1.json") == "1 [0]")
        // The same that Python read is in the page.
        #expect(try scene.work.text("out2/export.html").contains("HEMLIG 2026/5"))
    }

    @Test("no other guardian, no staff, no file number and no marking stands in a guardian's, in any file or name")
    func canaries() throws {
        let scene = try scene()
        let history = try scene.synas("consent", "history", "ella", "--format", "json").output
        let others = history.matches(of: /"said" : "[^"]*guardian (\w+)"/).map { String($0.1) }
        for step in ["set", "lift", "set"] {
            #expect(
                try scene.synas(
                    "roster", "protection", step, "ella", "--kind", "fingerade-personuppgifter", "--confirm", "ella",
                    "--by", "STAFF-80"
                ).code == 0)
            let ran = try export(scene, "guardian:G-1", "ella", to: "out-\(step)")
            if step == "lift" { #expect(ran.code == 0, "\(ran)") }
            guard ran.code == 0 else { continue }
            let own = try #require((try json(scene, "out-\(step)")["recipient"] as? [String: Any])?["id"] as? String)
            #expect(Set(others).contains(own) && Set(others).count > 1)
            let secret =
                [
                    "G-2", "Guardian G-2", "STAFF-", "HEMLIG", "Nils", "Ahl", "fingerad", "sekretess", "skyddad-",
                    "protection-",
                    "dispute", "G-3",
                ] + Set(others).filter { $0 != own }
            for (name, bytes) in scene.work.contents(of: "out-\(step)") {
                for word in secret {
                    #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) in \(name)")
                    #expect(!name.contains(word))
                }
            }
            try FileManager.default.removeItem(atPath: scene.work.path("out-\(step)"))
        }
    }

    @Test("with a marking the guardian gets what there was before, byte for byte")
    func marking() throws {
        let scene = try scene()
        #expect(try export(scene, "guardian:G-1", "ella", to: "before").code == 0)
        #expect(
            try scene.synas(
                "roster", "protection", "set", "ella", "--kind", "sekretessmarkering", "--confirm", "ella"
            ).code == 0)
        #expect(try export(scene, "guardian:G-1", "ella", to: "after").code == 0)
        #expect(scene.work.contents(of: "before") == scene.work.contents(of: "after"))
    }

    @Test("what is wrong is said in one line, with its exit code, and nothing is written")
    func mistakes() throws {
        let scene = try scene()
        try scene.work.write("mine", to: "taken/file")
        let before = try scene.lasting()
        let cases: [(words: [String], code: Int32)] = [
            (["ella", "--for", "guardian:G-1", "--out", "taken"], 73),
            (["ella", "--for", "guardian:G-3", "--out", "out"], 65), (["ella", "--for", "child", "--out", "out"], 65),
            (["ella", "--for", "guardian:nobody", "--out", "out"], 66),
            (["nobody", "--for", "child", "--out", "out"], 66),
            (["--source", "nobody", "--for", "authority", "--out", "out"], 66),
            (["staff:anna", "--for", "authority", "--out", "out"], 65),
            (["ella", "--for", "mother", "--out", "out"], 64), (["ella", "--out", "out"], 64),
            (["--for", "authority", "--out", "out"], 64),
            (["ella", "--source", "B-1", "--for", "child", "--out", "out"], 64),
            (["ella", "--for", "authority", "--out", "out", "--reason", "Ella Bergh"], 65),
        ]
        for (words, code) in cases {
            let ran = try scene.work.synas(["export", "child"] + words + ["--data", "data"])
            #expect(ran.code == code && ran.isOneLine, "\(words): \(ran)")
        }
        #expect(try scene.changed(since: before) == [])
    }
}
