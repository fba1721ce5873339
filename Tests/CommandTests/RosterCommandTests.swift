import Foundation
import TestSupport
import Testing

@Suite("roster import, from outside")
struct RosterCommandTests {
    private func founded(_ file: String = "ss12000.json") throws -> School {
        let school = try School()
        try school.work.write(
            try String(contentsOfFile: "\(School.repository)/samples/\(file)", encoding: .utf8), to: file)
        try school.expectDone("init", "--data", "data")
        return school
    }

    private func expectNothingPersonal(_ ran: Ran) {
        let names = [
            "Ebba", "Wallin", "Åke", "Östberg", "Nour", "Saleh", "Wiklund", "Stina", "1912", "2022-", "a1b2c3d4",
        ]
        for word in names + ["protect", "skydd", "ekretess"] {
            #expect(!ran.output.contains(word) && !ran.complaints.contains(word), "\(word): \(ran)")
        }
    }

    @Test("the SS 12000 sample waits for a look at one row, and is imported whole when it had one")
    func sample() throws {
        let school = try founded()
        let words = ["roster", "import", "ss12000.json", "--data", "data"]
        for more in [["--dry-run"], [], ["--set-aside"]] {
            let held = try school.work.synas(words + more)
            #expect(held.code == 3 && held.complaintLines.count == 1, "\(held)")
            #expect(held.complaints.contains(/ss12000\.json:\d+:\d+: somebody must look/), "\(held)")
            expectNothingPersonal(held)
            #expect(try Evidence(school.work.path("data")).people() == 0)
        }
        let looked = "a1b2c3d4-0000-4000-8000-000000000003"
        let ran = try school.work.synas(words + ["--confirm-protected", looked])
        #expect(ran.code == 0 && ran.complaints.isEmpty && ran.output.contains("5 people added"), "\(ran)")
        expectNothingPersonal(ran)
        let again = try school.work.synas(words + ["--format", "json"])
        #expect((again.json as? [String: Any])?["unchanged"] as? Int == 5, "\(again)")
        for handle in ["ebba-w", "ake-o", "nour-s", "ebba-e", "staff:inger-d"] {
            #expect(try school.work.synas("consent", "show", handle, "--data", "data").code == 0, "\(handle)")
        }
    }

    @Test("no byte of the data folder holds a personnummer of the file")
    func civicNumber() throws {
        let school = try founded()
        let looked = "a1b2c3d4-0000-4000-8000-000000000003"
        try school.expectDone("roster", "import", "ss12000.json", "--data", "data", "--confirm", looked)
        for (path, bytes) in school.work.contents(of: "data") {
            #expect(bytes.range(of: Data("191212121212".utf8)) == nil, "\(path)")
        }
    }

    @Test("a dry run shows handles and columns, never what stands in them, and writes nothing")
    func dryRun() throws {
        let scene = try Scene()
        try scene.school.edit("roster.csv") { $0.replacing("Ahl,", with: "Ahlin,") }
        let before = try scene.lasting()
        let ran = try scene.synas("roster", "import", "roster.csv", "--dry-run")
        #expect(ran.code == 0 && ran.output.contains("ekbacken/nils: changed; family_name\n"), "\(ran)")
        #expect(!ran.output.contains("Ahl"))
        #expect(try scene.changed(since: before) == [])
    }

    @Test("options that do not fit are told")
    func wrongOptions() throws {
        let scene = try Scene()
        for same in ["B-1", "=B-1", "B-1=", "a=b=c"] {
            let ran = try scene.synas("roster", "import", "roster.csv", "--same", same)
            #expect(ran.code == 64 && ran.isOneLine, "\(ran)")
        }
    }
}
