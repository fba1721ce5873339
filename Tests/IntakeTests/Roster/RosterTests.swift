import Consent
import Documents
import Intake
import Testing

@Suite("Rosters")
struct RosterTests {
    static let header =
        "kind,unit,group,source_id,handle,given_name,family_name,born,guardian_source_id,guardian_name,"
        + "guardian_language,relation,custody_from,custody_until,protection"
    static let rows = [
        "child,ekbacken,grodan,B-1,ella-b,Ella Maria,Berg,2022-03-14,G-1,Karin Berg,sv,custody,2022-03-14,,",
        "child,ekbacken,grodan,B-1,ella-b,Ella Maria,Berg,2022-03-14,G-2,Jonas Berg,sv,custody,2022-03-14,2025-01-01,",
        "child,ekbacken,grodan,B-2,bjorn,Björn,Hall,2021-11-23,G-1,Karin Berg,sv,partner,,,protected",
        "child,ekbacken,igelkotten,B-3,my,My,Lund,2021-01-02,,,,,,,",
        "staff,ekbacken,grodan,P-1,anna-l,Anna,Löfgren,,,,,,,,",
        "staff,ekbacken,,P-2,ella-b,Ella,Ek,,,,,,,,",
    ]

    private func read(_ text: String) throws -> (RosterDocument?, [Mistake]) {
        let today = try #require(Day("2026-09-01"))
        let context = RosterContext(groups: [UnitID(rawValue: "ekbacken"): ["grodan", "igelkotten"]], today: today)
        return RosterDocument.read(Array(text.utf8), file: "roster.csv", context: context)
    }

    private func roster(_ rows: [String]) -> String { ([Self.header] + rows).joined(separator: "\n") + "\n" }

    @Test("rows become children with their guardians, and staff")
    func whole() throws {
        let (document, mistakes) = try read(roster(Self.rows))
        #expect(mistakes.isEmpty, "\(mistakes)")
        let roster = try #require(document)
        #expect(roster.children.map(\.person.handle) == ["ella-b", "bjorn", "my"])
        let ella = try #require(roster.children.first)
        #expect(ella.person.givenNames == ["Ella", "Maria"])
        #expect(ella.born == Day("2022-03-14"))
        #expect(ella.guardians.map(\.sourceID) == ["G-1", "G-2"])
        #expect(ella.guardians.map(\.until) == [nil, Day("2025-01-01")])
        #expect(roster.children.map(\.person.marking) == [.unsaid, .standing(nil), .unsaid])
        #expect(roster.children.map(\.guardians.count) == [2, 1, 0])
        #expect(roster.children[1].guardians.first?.relation == .partner)
        #expect(roster.staff.map(\.person.group) == ["grodan", nil])
    }

    @Test("columns stand in any order, with semicolons and Windows line ends as well")
    func columnOrder() throws {
        let lines = ([Self.header] + Self.rows).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).reversed().joined(separator: ";")
        }
        let other = try #require(try read(lines.joined(separator: "\r\n")).0)
        let document = try #require(try read(roster(Self.rows)).0)
        #expect(other.children.map(\.person.sourceID) == document.children.map(\.person.sourceID))
        #expect(other.children.map(\.guardians.count) == document.children.map(\.guardians.count))
    }

    @Test("JSON with the same content gives the same people")
    func json() throws {
        let text = """
            {"children": [
              {"unit": "ekbacken", "group": "grodan", "source_id": "B-1", "handle": "ella-b",
               "given_name": "Ella Maria", "family_name": "Berg", "born": "2022-03-14",
               "guardians": [
                 {"source_id": "G-1", "name": "Karin Berg", "language": "sv", "relation": "custody",
                  "custody_from": "2022-03-14"},
                 {"source_id": "G-2", "name": "Jonas Berg", "language": "sv", "relation": "custody",
                  "custody_from": "2022-03-14", "custody_until": "2025-01-01"}]},
              {"unit": "ekbacken", "group": "grodan", "source_id": "B-2", "handle": "bjorn", "given_name": "Björn",
               "family_name": "Hall", "born": "2021-11-23", "protection": "protected",
               "guardians": [{"source_id": "G-1", "name": "Karin Berg", "language": "sv", "relation": "partner"}]},
              {"unit": "ekbacken", "group": "igelkotten", "source_id": "B-3", "handle": "my", "given_name": "My",
               "family_name": "Lund", "born": "2021-01-02", "guardians": []}],
             "staff": [
              {"unit": "ekbacken", "group": "grodan", "source_id": "P-1", "handle": "anna-l", "given_name": "Anna",
               "family_name": "Löfgren"},
              {"unit": "ekbacken", "group": null, "source_id": "P-2", "handle": "ella-b", "given_name": "Ella",
               "family_name": "Ek"}]}
            """
        let (document, mistakes) = try read(text)
        #expect(mistakes.isEmpty, "\(mistakes)")
        let csv = try #require(try read(roster(Self.rows)).0)
        #expect(document?.children.map(Plain.init) == csv.children.map(Plain.init))
        #expect(document?.staff.map(\.person.handle) == csv.staff.map(\.person.handle))
    }

    @Test("mistakes in JSON have line and column too")
    func jsonMistakes() throws {
        let text = """
            {"children": [
              {"unit": "ekbacken", "group": "grodan", "source_id": "B-1", "handle": "ella-b", "given": "Ella",
               "family_name": "Berg", "born": "2022-02-30", "guardians": [
                 {"source_id": "G-1", "name": "Karin Berg", "language": "sv", "relation": "mother"}]}]}
            """
        let (document, mistakes) = try read(text)
        #expect(document == nil)
        #expect(mistakes.map { "\($0.line):\($0.column)" } == ["2:3", "2:83", "3:35", "4:79"])
    }

    /// What a child is, without where it stands in a file.
    struct Plain: Equatable {
        let person: [String]
        let born: Day
        let marking: RosterMarking
        let guardians: [[String]]
        init(_ child: RosterChild) {
            let p = child.person
            person = [p.unit.rawValue, p.group ?? "", p.sourceID, p.handle ?? "", p.familyName] + p.givenNames
            born = child.born
            marking = child.person.marking
            guardians = child.guardians.map {
                [
                    $0.sourceID, $0.name, $0.language ?? "", $0.relation.rawValue, "\($0.from as Any)",
                    "\($0.until as Any)",
                ]
            }
        }
    }

    @Test(
        "each slip is reported with its line and column, and nothing is handed on",
        arguments: [
            ("child,", "kid,", 2, 1, "unknown value 'kid'"),
            ("ekbacken", "ekback", 2, 7, "unknown value 'ekback'"),
            ("grodan", "paddan", 2, 16, "unknown value 'paddan'"),
            ("B-1,ella-b", ",ella-b", 2, 23, "'source_id' is missing"),
            ("B-1,ella-b", "220314-2381,ella-b", 2, 23, "looks like a personnummer"),
            ("ella-b", "Ella", 2, 27, "letters that it may not have"),
            ("ella-b", "björn", 2, 27, "letters that it may not have"),
            ("Ella Maria", "", 2, 34, "'given_name' is missing"),
            ("2022-03-14,G-1", "2022-02-29,G-1", 2, 50, "no day that exists"),
            ("2022-03-14,G-1", "2027-02-28,G-1", 2, 50, "in the future"),
            ("2022-03-14,G-1", "14/3 2022,G-1", 2, 50, "no day that exists"),
            ("G-1,", ",", 2, 61, "'guardian_source_id' is missing"),
            ("sv,custody", "svenska,custody", 2, 76, "no language code"),
            ("custody", "mother", 2, 79, "unknown value 'mother'"),
            ("custody,2022-03-14", "custody,2021-03-14", 2, 87, "before the birth"),
            ("custody,2022-03-14,", "custody,2022-03-14,2022-03-13", 2, 98, "is before 'custody_from'"),
        ])
    func slip(old: String, new: String, line: Int, column: Int, words: String) throws {
        let row = Self.rows[0].replacing(old, with: new, maxReplacements: 1)
        let (document, mistakes) = try read(roster([row]))
        #expect(document == nil)
        let found = mistakes.filter { $0.position == Position(line: line, column: column) }
        #expect(found.contains { $0.message.contains(words) }, "\(mistakes)")
    }

    @Test(
        "rows that disagree, or that nobody can tell apart, stop the roster",
        arguments: [
            (
                ["child,ekbacken,igelkotten,B-1,ella-b,Ella Maria,Berg,2022-03-14,G-9,Bo Ek,sv,other,,,"], 8,
                "'group' differs"
            ),
            (
                ["child,ekbacken,grodan,B-1,ella-b,Ella Maria,Berg,2022-03-14,G-9,Bo Ek,sv,other,,,protected"], 8,
                "'protection' differs"
            ),
            (["child,ekbacken,grodan,B-9,ella-b,Ellen,Ek,2022-03-14,,,,,,,"], 8, "stands for someone else"),
            (
                ["child,ekbacken,grodan,B-1,ella-b,Ella Maria,Berg,2022-03-14,G-1,Karin Berg,sv,custody,2024-01-01,,"],
                8, "line 2 already"
            ),
            (
                ["child,ekbacken,grodan,B-9,nils,Nils,Ek,2022-03-14,G-1,Karin Borg,sv,custody,,,"], 8,
                "another name or language"
            ),
            (["staff,ekbacken,grodan,P-1,anna-l,Anna,Löfgren,,,,,,,,"], 8, "stands on an earlier row"),
            (["staff,ekbacken,grodan,P-9,bo,Bo,Ek,1990-01-01,,,,,,,"], 8, "staff have no 'born'"),
            (["child,ekbacken,grodan,B-9,nils"], 8, "5 fields, the header has 15"),
        ])
    func conflicts(rows: [String], line: Int, words: String) throws {
        let (document, mistakes) = try read(roster(Self.rows + rows))
        #expect(document == nil)
        #expect(mistakes.count == 1, "\(mistakes)")
        #expect(mistakes.first?.line == line && mistakes.first?.message.contains(words) == true, "\(mistakes)")
    }

    @Test("a guardian may come back after a time without custody")
    func twoPeriods() throws {
        let back = "child,ekbacken,grodan,B-1,ella-b,Ella Maria,Berg,2022-03-14,G-2,Jonas Berg,sv,custody,2025-06-01,,"
        #expect(try read(roster(Self.rows + [back])).1.isEmpty)
    }

    @Test("all mistakes come at once and no message repeats a name, a birthday or an id")
    func noPersonalData() throws {
        let rows = Self.rows.map { $0.replacing("custody", with: "mamma").replacing("grodan", with: "Ella Berg") }
        let (_, mistakes) = try read(roster(rows))
        #expect(mistakes.count == 5)
        for word in ["Ella", "Berg", "2022", "B-1", "G-1", "protected"] {
            #expect(!mistakes.contains { $0.description.contains(word) }, "\(word): \(mistakes)")
        }
    }

    @Test("an empty roster is a mistake, not a silent removal of everybody")
    func empty() throws {
        #expect(try read(Self.header + "\n").0 == nil)
        #expect(try read("{}").0 == nil)
        #expect(try read("").1.count == 1)
    }

    @Test("cut and torn rosters never crash and never lose a guardian silently")
    func torn() throws {
        let bytes = roster(Self.rows)
        for length in 0..<bytes.count {
            let (document, mistakes) = try read(String(bytes.prefix(length)))
            #expect((document == nil) == !mistakes.isEmpty)
        }
    }
}
