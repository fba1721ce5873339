import Foundation
import TestSupport
import Testing

/// The shapes as docs/json.md has them: keys by path, and whether each is always there.
private struct DocumentedShapes {
    /// Shape to path to whether it is always there.
    let shapes: [String: [String: Bool]]

    init() throws {
        let text = try String(contentsOfFile: School.repository + "/docs/json.md", encoding: .utf8)
        var shapes: [String: [String: Bool]] = [:]
        for section in text.components(separatedBy: "\n## ").dropFirst() {
            let lines = section.split(separator: "\n").map(String.init)
            var paths: [String: Bool] = [:]
            for line in lines where line.hasPrefix("| `") {
                let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                for match in cells[0].matches(of: /`([^`]+)`/) { paths[String(match.1)] = cells[1] == "always" }
            }
            shapes[lines[0]] = paths
        }
        self.shapes = shapes
    }

    /// What a printed value has that is not documented, and what it lacks though it is always there. Adds the paths
    /// that were met to `met`.
    func disagreements(with object: [String: Any], _ met: inout [String: Set<String>]) -> [String] {
        guard let name = object["schema"] as? String, let shape = shapes[name] else { return ["no documented schema"] }
        return disagreements(object, "", shape, &met[name, default: []])
    }

    private func disagreements(_ value: Any, _ path: String, _ shape: [String: Bool], _ met: inout Set<String>)
        -> [String]
    {
        if let list = value as? [Any] { return list.flatMap { disagreements($0, path + "[]", shape, &met) } }
        guard let object = value as? [String: Any] else { return [] }
        let prefix = path.isEmpty ? "" : path + "."
        let own = shape.filter {
            $0.key.hasPrefix(prefix) && !$0.key.dropFirst(prefix.count).contains(".") && !$0.key.hasSuffix("]")
        }
        var wrong = own.filter { $0.value && object[String($0.key.dropFirst(prefix.count))] == nil }.map {
            "missing \($0.key)"
        }
        for (key, inner) in object {
            met.insert(prefix + key)
            if shape[prefix + key] == nil { wrong.append("undocumented \(prefix + key)") }
            wrong += disagreements(inner, prefix + key, shape, &met)
        }
        return wrong
    }
}

@Suite("JSON: what is printed is what docs/json.md says")
struct JSONShapeTests {
    /// Names, a number and a child who is not marked: every kind of finding's place.
    private static let wordy = """
        channel: open-blog
        title: Nils och 121212-1212
        text: Idag var Maja här.
        pictures:
          - file: hut.jpg
            people:
              - child: nils
              - staff: anna
                at: [0.5, 0.2, 0.2, 0.3]
              - visitor: yes
                at: [0.1, 0.2, 0.2, 0.3]
          - file: leaves.png
        """

    private static func printed() throws -> [[String: Any]] {
        let scene = try Scene()
        try scene.work.write(wordy, to: "wordy.yaml")
        try scene.work.write(
            scene.work.text("policies/organisation.yaml").replacing("controller:", with: "c:"),
            to: "bad/organisation.yaml")
        // Nils has another birthday, somebody has Ella's names and birthday, and Maja moved to another group.
        let roster = try scene.work.text("roster.csv")
        try scene.work.write(
            roster.replacing(/(nils.*)2021-09-28/) { "\($0.1)2021-03-15" }.replacing(
                "grodan,B-maja", with: "igelkotten,B-maja")
                + "child,ekbacken,grodan,B-9,ella-2,Ella,Bergh,2021-09-28,G-9,Bo Ek,sv,custody,,,\n", to: "other.csv")
        try Evidence.openBreach("breach-1", in: scene.work.path("data"))
        let calls = [
            ["check", "cleared.yaml", "held.yaml", "refused.yaml", "wordy.yaml"],
            ["check", "wordy.yaml", "--as", "teacher"],
            ["check", "cleared.yaml", "--rules-only"], ["submit", "cleared.yaml", "--out", "ready"],
            ["submit", "refused.yaml"],
            ["submit", "refused.yaml", "--without-refused"], ["roster", "import", "roster.csv"],
            ["roster", "import", "other.csv", "--dry-run"], ["roster", "import", "other.csv"],
            ["consent", "answer", "--file", "answers.csv"], ["consent", "show", "ella"],
            [
                "consent", "answer", "nils", "--guardian", "G-3", "--channel", "newsletter", "--choice", "excluded",
                "--notice", scene.school.notice(of: "newsletter"), "--reference", "BUN 2026/3",
            ], ["consent", "show", "nils"], ["consent", "list", "--unit", "ekbacken", "--group", "grodan"],
            [
                "consent", "withdraw", "ella", "--guardian", "G-1", "--all", "--reference", "BUN 2026/1", "--id",
                "call-0001",
            ],
            ["consent", "correct", "call-0001"], ["consent", "ask", "nils"], ["consent", "history", "ella"],
            ["consent", "history", "ella", "--as-known-at", "2018-01-01"], ["consent", "pending", "--within", "400"],
            ["roster", "protection", "lift", "maja", "--kind", "sekretessmarkering", "--confirm", "maja"],
            ["roster", "custody", "add", "ella", "--guardian", "G-3", "--until", "2090-01-01"],
            ["breach", "list"], ["breach", "assess", "breach-1", "--outcome", "recorded", "--decision", "BUN 2026/2"],
            ["day-sheet", "--unit", "ekbacken", "--group", "grodan", "--channel", "open-blog"],
            ["policy", "check", "policies"], ["policy", "check", "bad"], ["ledger", "export", "--out", "bundle"],
            ["export", "child", "ella", "--for", "authority", "--out", "exported"],
        ]
        let tools = [
            ["inspect", "hut.jpg", "leaves.png"], ["inspect", "hut.jpg", "--values"],
            ["strip", "hut.jpg", "leaves.png", "--out", "clean"],
            ["redact", "hut.jpg", "--out", "c.jpg", "--region", "0.1,0.1,0.2,0.2"],
        ]
        let runs = try (calls.map { $0 + ["--data", "data"] } + tools).map {
            try scene.work.synas($0 + ["--format", "json"])
        }
        let values = runs.flatMap { ran in (ran.json as? [[String: Any]]) ?? [(ran.json as? [String: Any]) ?? [:]] }
        let all = try values + takedowns(scene, ids: values.compactMap { $0["post"] as? String })
        let manifests = ["ready", "narrower"].flatMap { folder in
            scene.work.contents(of: folder).filter { $0.key.hasSuffix(".json") }.values
        }
        return try all + manifests.compactMap { try JSONSerialization.jsonObject(with: $0) as? [String: Any] }
    }

    /// Where the posts are by now, one held and one never used; and what is to be taken down, open and closed.
    private static func takedowns(_ scene: Scene, ids: [String]) throws -> [[String: Any]] {
        func said(_ words: String...) throws -> [[String: Any]] {
            let ran = try scene.work.synas(words + ["--data", "data", "--format", "json"])
            return (ran.json as? [[String: Any]]) ?? [(ran.json as? [String: Any]) ?? [:]]
        }
        let post = try #require(ids.first)
        var values = try said("publish", post, "--address", "https://example.se", "--already-out")
        values += try said("publish", post, "--print", "400 copies", "--already-out")
        values += try said("publish", post, "--address", "https://example.se/2")
        values += try said("takedown", "list")
        let id = try #require(values.last?["takedown"] as? String)
        values += try said("takedown", "show", id)
        values += try said("takedown", "redo", id, "--out", "narrower")
        values += try said("takedown", "check", id, "ready", "hut.jpg")
        values += try said("takedown", "close", id, "--outcome", "removed", "--decision", "1")
        values += try said("publish", post, "--address", "https://example.se/3", "--already-out")
        return try values + [handedOver(), erased()] + backedUp()
    }

    private static func erased() throws -> [String: Any] {
        let scene = try ErasureScene()
        return try #require(try scene.erase(scene.decisions).json as? [String: Any])
    }

    /// A backup that was restored without its signer, and a check that mends.
    private static func backedUp() throws -> [[String: Any]] {
        let scene = try Scene()
        let json = ["--format", "json"]
        let made = try scene.work.synas(DrillTests.backUp + json)
        scene.work.remove("data")
        let restored = try DrillTests.restore(scene.work, DrillTests.ground + json)
        #expect(restored.code == 0 && (restored.json as? [String: Any])?["lost"] == nil, "\(restored)")
        try scene.work.write("left", to: "data/.synas-left.partial")
        let values = [
            made, restored, try scene.synas("fsck", "--format", "json"),
            try scene.synas("fsck", "--repair", "--format", "json"),
        ]
        let moved = try Scene()
        _ = try moved.work.synas(DrillTests.backUp)
        try moved.work.run(["/bin/mv", "data", "old"])
        let current = try DrillTests.restore(moved.work, ["--signer", "old/signer"] + json)
        return (values + [current]).compactMap { $0.json as? [String: Any] }
    }

    private static func handedOver() throws -> [String: Any] {
        let scene = try Scene()
        let submitted = try scene.synas("submit", "cleared.yaml", "--format", "json").json as? [String: Any]
        let post = try #require(submitted?["post"] as? String)
        let published = try scene.synas("publish", post, "--out", "ready", "--format", "json").json
        return try #require(published as? [String: Any])
    }

    @Test("every key that is printed is documented, what is always there is there, and every documented key is met")
    func shapes() throws {
        let documented = try DocumentedShapes()
        #expect(documented.shapes.count >= 20)
        var met: [String: Set<String>] = [:]
        for value in try Self.printed() + TimeShapes.printed() + AccountShapes.printed() {
            let wrong = documented.disagreements(with: value, &met)
            #expect(wrong.isEmpty, "\(value["schema"] ?? value)")
        }
        for (name, shape) in documented.shapes {
            let never = Set(shape.keys).subtracting(met[name] ?? [])
            #expect(never.isEmpty, "never printed of \(name)")
        }
    }

    @Test("the same call prints the same bytes")
    func stable() throws {
        let scene = try Scene()
        for words in [
            ["check", "cleared.yaml", "--data", "data"], ["inspect", "hut.jpg"], ["policy", "check", "policies"],
        ] {
            let runs = try (0..<2).map { _ in try scene.work.synas(words + ["--format", "json"]).output }
            #expect(runs[0] == runs[1])
        }
    }
}
