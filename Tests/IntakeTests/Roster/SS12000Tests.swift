import Consent
import Documents
import Foundation
import Intake
import Testing

@Suite("Rosters as SS 12000 has them")
struct SS12000Tests {
    static let sample = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("samples/ss12000.json").path
    private static let unit = UnitID(rawValue: "ekbacken")

    private func read(_ text: String, mapped: Bool = true) throws -> (RosterDocument?, [Mistake]) {
        let today = try #require(Day("2026-09-01"))
        let groups = [
            "3d9c2f84-1b6a-4e0f-8c37-2a5b7d9e4f21": RosterContext.Group(unit: Self.unit, id: "grodan"),
            "7e1a4b93-6c2d-4f58-b0e9-4d8c6a3f5b32": RosterContext.Group(unit: Self.unit, id: "igelkotten"),
        ]
        let context = RosterContext(
            groups: [Self.unit: ["grodan", "igelkotten"]], today: today,
            unitSources: mapped ? ["0b3f1c62-5a7e-4c1d-9a52-6f0d5e3b1a10": Self.unit] : [:], groupSources: groups)
        return RosterDocument.read(Array(text.utf8), file: "ss12000.json", context: context)
    }

    @Test("the sample's children, guardians and staff come with their groups, relations and markings")
    func sample() throws {
        let (document, mistakes) = try read(Self.sample)
        #expect(mistakes.isEmpty, "\(mistakes)")
        let roster = try #require(document)
        #expect(roster.children.map(\.person.givenNames) == [["Ebba"], ["Åke"], ["Nour"], ["Ebba"]])
        #expect(roster.children.map(\.person.group) == ["grodan", "igelkotten", "grodan", "grodan"])
        #expect(roster.children.map(\.person.familyName).last == "Ek Wiklund")
        #expect(
            roster.children.map(\.person.marking) == [.none, .none, .standing(.confidentialityMarking), .none])
        #expect(roster.children[1].guardians.map(\.relation) == [.custody, .other])
        #expect(roster.children[0].guardians.map(\.name) == ["Stina Wallin", "Per Wallin"])
        #expect(roster.staff.map(\.person.familyName) == ["Dahl"])
        #expect(roster.staff.map(\.person.group) == ["grodan"])
        #expect(roster.children.allSatisfy { $0.person.handle == nil })
    }

    @Test("a personnummer in the file is not taken in")
    func civicNumber() throws {
        #expect(Self.sample.contains("191212121212"))
        let roster = try #require(try read(Self.sample).0)
        #expect(!"\(roster)".contains("191212121212"))
    }

    @Test(
        "nobody decides who is responsible in another way than by custody",
        arguments: [
            "Annan ansvarig", "Annan ansvarig vuxen", "Ansvarig vuxen", "God man", "Familjehemsförälder",
            "Boendeförälder", "Kontaktperson",
        ])
    func relations(type: String) throws {
        let text = Self.sample.replacing("\"Annan ansvarig vuxen\"", with: "\"\(type)\"")
        let roster = try #require(try read(text).0)
        #expect(roster.children[1].guardians.count == 2 && roster.children[1].guardians[0].relation == .custody)
        #expect(roster.children[1].guardians[1].relation != .custody)
    }

    @Test("a list alone is as good as a page of the interface")
    func plainLists() throws {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(Self.sample.utf8)) as? [String: [String: Any]])
        let plain = try JSONSerialization.data(withJSONObject: object.mapValues { $0["data"] })
        let roster = try #require(try read(String(decoding: plain, as: UTF8.self)).0)
        #expect(roster.children.count == 4 && roster.staff.count == 1)
    }

    @Test(
        "what the standard does not have, what is missing and what refers to nothing stops the file, with its place",
        arguments: [
            ("\"Vårdnadshavare\"", "\"Vardnadshavare\"", "'relationType' has the unknown value"),
            ("\"Sekretessmarkering\"", "\"Hemlig\"", "'securityMarking' has an unknown value"),
            ("\"Aktiv\"", "\"Passiv\"", "'personStatus' has the unknown value"),
            ("\"birthDate\": \"2022-05-02\",", "", "'birthDate' is missing"),
            ("\"birthDate\": \"2022-05-02\",", "\"birthDate\": \"2022-02-30\",", "no day that exists"),
            ("\"givenName\": \"Ebba\",", "", "'givenName' is missing"),
            (
                "\"a1b2c3d4-0000-4000-8000-000000000012\",", "\"a1b2c3d4-0000-4000-8000-000000000099\",",
                "not among 'persons'"
            ),
            (
                "\"id\": \"3d9c2f84-1b6a-4e0f-8c37-2a5b7d9e4f21\",", "\"id\": \"x\",",
                "in no group that organisation.yaml knows"
            ),
            ("\"pageToken\": null", "\"pageToken\": \"next\"", "goes on on another page"),
            ("\"endDate\": \"2025-08-17\"", "\"endDate\": \"2027-08-17\"", "in several groups"),
            ("\"a1b2c3d4-0000-4000-8000-000000000002\",", "\"a1b2c3d4-0000-4000-8000-000000000001\",", "already"),
        ])
    func mistakes(old: String, new: String, words: String) throws {
        let changed = Self.sample.replacing(old, with: new)
        #expect(changed != Self.sample)
        let (document, mistakes) = try read(changed)
        #expect(document == nil)
        #expect(mistakes.contains { $0.message.contains(words) && $0.line > 1 }, "\(mistakes)")
        for secret in ["Ebba", "Wallin", "2022", "a1b2c3d4", "Sekretess", "Hemlig"] {
            #expect(!mistakes.contains { $0.description.contains(secret) }, "\(mistakes)")
        }
    }

    @Test("an organisation without a unit in organisation.yaml is told once for each of its placements")
    func unmapped() throws {
        let (document, mistakes) = try read(Self.sample, mapped: false)
        #expect(document == nil)
        #expect(mistakes.count == 4 && mistakes.allSatisfy { $0.message.contains("no unit for this organisation") })
    }

    @Test("a guardian who died decides no more, and a child whose placement is over is in no unit")
    func notCurrent() throws {
        let dead = Self.sample.replacing(
            /("givenName": "Per"[^}]*)"Aktiv"/, with: { "\($0.1)\"Avliden\"" })
        #expect(try read(dead).0?.children[0].guardians.map(\.name) == ["Stina Wallin"])
        let over = Self.sample.replacing(
            "\"schoolType\": \"FS\",\n        \"startDate\": \"2025-08-18\"",
            with: "\"schoolType\": \"FS\", \"endDate\": \"2026-08-31\", \"startDate\": \"2025-08-18\"")
        let roster = try #require(try read(over).0)
        #expect(roster.children.isEmpty && roster.staff.count == 1)
    }

    @Test("cut, torn, deep and swollen files never crash, and no child is lost silently")
    func hostile() throws {
        let bytes = Array(Self.sample.utf8)
        for length in stride(from: 0, to: bytes.count, by: 37) {
            let (document, mistakes) = try read(String(decoding: bytes.prefix(length), as: UTF8.self))
            #expect((document == nil) == !mistakes.isEmpty)
        }
        var random = Knuth(state: 12)
        for round in 0..<300 {
            var torn = bytes
            for _ in 0..<3 {
                torn[Int.random(in: 1..<torn.count, using: &random)] = UInt8.random(in: 32...126, using: &random)
            }
            let (document, mistakes) = try read(String(decoding: torn, as: UTF8.self))
            #expect((document == nil) == !mistakes.isEmpty, "seed 12, round \(round)")
        }
        let deep = "{\"persons\": " + String(repeating: "[", count: 1_000_000)
        #expect(try read(deep).1.map(\.message) == ["values lie more than 16 levels inside each other"])
        let many = "{\"persons\": [" + String(repeating: "{\"id\":\"a\",\"id\":\"a\"},", count: 5_000) + "{}]}"
        #expect(try read(many).1.count == 1_001)
    }
}

/// Knuth's MMIX generator: the same numbers from the same seed.
private struct Knuth: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state
    }
}
