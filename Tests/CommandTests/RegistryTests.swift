import Foundation
import TestSupport
import Testing

@Suite("Registry and consents, from outside")
struct RegistryTests {
    @Test("init makes a folder for its owner alone, and run again changes nothing")
    func founding() throws {
        let school = try School()
        #expect(try school.work.synas("init", "--data", "data").code == 0)
        let rights =
            try FileManager.default.attributesOfItem(atPath: school.work.path("data"))[.posixPermissions] as? Int
        #expect(rights == 0o700)
        try school.work.write("mine: yes\n", to: "data/policies/organisation.yaml")
        let before = try school.work.read("data/policies/organisation.yaml")
        #expect(try school.work.synas("init", "--data", "data").code == 0)
        #expect(try school.work.read("data/policies/organisation.yaml") == before)
        let policies = school.work.contents(of: "policies").keys.filter { !$0.hasPrefix("examples") }
        #expect(policies.count > 10 && policies.allSatisfy { school.work.exists("data/policies/\($0)") })
        #expect(school.work.exists("policies/examples") && !school.work.exists("data/policies/examples"))
    }

    @Test("the data folder is --data, else SYNAS_DATA, else ./synas-data")
    func dataFolder() throws {
        let school = try School()
        try school.expectDone("init", "--data", "one")
        #expect(try school.work.synas("init", environment: ["SYNAS_DATA": "two"]).code == 0)
        #expect(try school.work.synas("init").code == 0)
        #expect(["one", "two", "synas-data"].allSatisfy { school.work.exists("\($0)/synas.db") })
        try school.writeRoster([Scene.ella])
        #expect(
            try school.work.synas("roster", "import", "roster.csv", "--data", "one", environment: ["SYNAS_DATA": "two"])
                .code == 0)
        #expect(try school.work.synas("consent", "show", "ella", environment: ["SYNAS_DATA": "one"]).code == 0)
        #expect(try school.work.synas("consent", "show", "ella", environment: ["SYNAS_DATA": "two"]).code == 66)
        #expect(try school.work.synas("consent", "show", "ella", environment: ["SYNAS_DATA": ""]).code == 66)
    }

    @Test("a roster is imported whole, and importing it again changes nothing")
    func roster() throws {
        let school = try School()
        try school.expectDone("init", "--data", "data")
        try school.writeRoster(Scene.children)
        let first = try school.work.synas("roster", "import", "roster.csv", "--data", "data", "--format", "json")
        let again = try school.work.synas("roster", "import", "roster.csv", "--data", "data", "--format", "json")
        let counts = [first, again].map { $0.json as? [String: Any] ?? [:] }
        #expect(counts[0]["added"] as? Int == 4)
        #expect(counts[1]["added"] as? Int == 0)
        #expect(counts[1]["changed"] as? Int == 0)
        #expect(counts[1]["unchanged"] as? Int == 4)
        let text = try school.work.synas("roster", "import", "roster.csv", "--data", "data")
        #expect(text.code == 0 && text.output.contains("4"))
    }

    private func choice(_ scene: Scene, _ child: String, _ more: String...) throws -> String? {
        let ran = try scene.work.synas(
            ["consent", "show", child, "--channel", "open-blog", "--data", "data", "--format", "json"] + more)
        let channels = (ran.json as? [String: Any])?["channels"] as? [[String: Any]]
        return channels?.first?["choice"] as? String
    }

    @Test("one answer, its withdrawal, and what held before: show replays")
    func answers() throws {
        let scene = try Scene()
        #expect(try choice(scene, "nils") == "unrecognisable")
        let answer = try scene.synas(
            "consent", "answer", "nils", "--guardian", "G-3", "--channel", "open-blog", "--choice", "visible", "--name",
            "no", "--notice", scene.school.notice(), "--at", "2026-01-01")
        #expect(answer.code == 0, "\(answer)")
        // The school year of that answer may be over by now; the day after it stands.
        #expect(try choice(scene, "nils", "--at", "2026-01-02") == "visible")
        #expect(try choice(scene, "nils", "--at", "2025-12-31") == "unrecognisable")
        #expect(try choice(scene, "ella") == "visible")
        let withdrawn = try scene.synas("consent", "withdraw", "ella", "--guardian", "G-2", "--channel", "open-blog")
        #expect(withdrawn.code == 0, "\(withdrawn)")
        #expect(try choice(scene, "ella") == "unrecognisable")
        let shown = try scene.synas("consent", "show", "ella")
        #expect(shown.code == 0 && shown.output.contains("withdrawn"), "\(shown)")
    }

    @Test("withdrawing everywhere takes back every answer of that guardian")
    func withdrawAll() throws {
        let scene = try Scene()
        let other = [SchoolAnswer("ella", "G-1", "visible", channel: "facebook-page")]
        try scene.school.writeAnswers(other, to: "more.csv")
        #expect(try scene.synas("consent", "answer", "--file", "more.csv").code == 0)
        let ran = try scene.synas("consent", "withdraw", "ella", "--guardian", "G-1", "--all", "--format", "json")
        let recorded = (ran.json as? [String: Any])?["recorded"] as? [[String: Any]]
        #expect(Set(recorded?.compactMap { $0["channel"] as? String } ?? []) == ["open-blog", "facebook-page"])
    }

    @Test("staff answer for themselves")
    func staff() throws {
        let scene = try Scene()
        let ran = try scene.synas(
            "consent", "answer", "staff:anna", "--channel", "open-blog", "--choice", "visible", "--notice",
            scene.school.notice())
        #expect(ran.code == 0, "\(ran)")
        #expect(try choice(scene, "staff:anna") == "visible")
    }

    @Test("the shipped policies have no mistakes")
    func policies() throws {
        let ran = try Workplace().synas("policy", "check", School.repository + "/policies")
        #expect(ran.code == 0 && ran.complaints.isEmpty, "\(ran)")
    }

    @Test("twenty answers at once are all recorded")
    func atOnce() throws {
        let children = (1...20).map { SchoolChild("barn-\($0)", "Namn\($0)", "Efternamn\($0)", guardians: ["G-\($0)"]) }
        let scene = try Scene(children: children, answers: [])
        let notice = scene.school.notice()
        let running = try children.map { child in
            try start(
                [
                    Program.path("synas"), "consent", "answer", child.handle, "--guardian", child.guardians[0],
                    "--channel",
                    "open-blog", "--choice", "excluded", "--notice", notice, "--patience", "120", "--data", "data",
                ], in: scene.work.path)
        }
        for process in running {
            let ran = try process.wait()
            #expect(ran.code == 0, "\(ran)")
        }
        for child in children { #expect(try choice(scene, child.handle) == "excluded", "\(child.handle)") }
        let evidence = try Evidence(scene.work.path("data"))
        #expect(try evidence.answers() == 20)
    }
}
