import TestSupport
import Testing

@Suite("No name of a roster stands in what goes to standard error")
struct CanaryTests {
    @Test("every run is looked at: a planted given name, family name, guardian or birthday is found")
    func planted() throws {
        let scene = try Scene()
        #expect(
            Canaries(scene.work).words.isSuperset(of: ["Ella", "Bergh", "Guardian G-1", "2021-09-28", "Lindh"]))
        for planted in ["Ella", "family Bergh: no", "'Guardian G-1'", "born 2021-09-28"] {
            #expect(throws: LaunchError.self) { try scene.work.run(["/bin/sh", "-c", "echo \"\(planted)\" >&2"]) }
        }
        try scene.work.run(["/bin/sh", "-c", "echo ella Berghem >&2; echo Ella"])
    }

    @Test("so are programs that a test starts by itself, and names of rosters in JSON")
    func everyStart() throws {
        let work = try Workplace()
        try work.write(
            """
            {"persons": {"data": [{"id": "1", "givenName": "Ebba", "middleName": "Ek", "familyName": "Wallin",
            "birthDate": "2022-05-02"}]}}
            """, to: "ss12000.json")
        try work.write(
            """
            {"children": [{"given_name": "Ella", "guardians": [{"name": "Karin Bergh"}], "born": "2021-09-28"}],
            "name": "Ekbacken"}
            """, to: "roster.json")
        for planted in ["Ebba", "Ek", "Wallin", "2022-05-02", "Ella", "Karin Bergh", "2021-09-28"] {
            let running = try start(["/bin/sh", "-c", "echo \"no \(planted)\" >&2"], in: work.path)
            #expect(throws: LaunchError.self, "\(planted)") { try running.wait() }
        }
        try start(["/bin/sh", "-c", "echo Ekbacken >&2; echo Ebba"], in: work.path).wait()
    }

    @Test("a mistake about a name is told without the name")
    func mistakes() throws {
        let scene = try Scene()
        let posts = [
            "names: [{word: Ella, is: maja}]", "names: [{word: Ella, is: ella-x}]",
            "names: [{word: Ella Bergh, is: Ella}]",
            "names: [{word: Ella, is: }]", "names: [{wrd: Ella, is: ella}]", "names: {Ella: Bergh}", "Ella: Bergh",
        ]
        for post in posts {
            try scene.work.write("channel: open-blog\ntext: Ella Bergh\n\(post)\n", to: "post.yaml")
            #expect(try scene.synas("check", "post.yaml", "--as", "teacher").code == 65, "\(post)")
        }
        for words in [
            ["consent", "show", "Ella"], ["consent", "show", "Ella Bergh"],
            ["consent", "withdraw", "ella", "--guardian", "Guardian G-1", "--all"],
        ] {
            #expect(try scene.work.synas(words + ["--data", "data"]).code != 0)
        }
    }
}
