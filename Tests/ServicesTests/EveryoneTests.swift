import Consent
import Foundation
import Services
import Storage
import Synchronization
import Testing

@Suite("What holds for everyone, now or then")
struct EveryoneTests {
    private static let talldungen =
        "  - id: talldungen\n    title: {sv: Talldungen, en: Talldungen}\n    groups: [{id: ugglan, title: Ugglan}]\n"

    private let test: TestHouse

    /// Ella and Nils in Grodan, and Tyra in another unit; Ella's guardian says yes, and Nils's no.
    init() throws {
        test = try TestHouse { policies in
            let path = "\(policies)/organisation.yaml"
            try (String(contentsOfFile: path, encoding: .utf8) + Self.talldungen).write(
                toFile: path, atomically: true, encoding: .utf8)
        }
        try test.importRoster([
            Self.child("ekbacken,grodan", 1, "ella", "Ella"), Self.child("ekbacken,grodan", 2, "nils", "Nils"),
            Self.child("talldungen,ugglan", 3, "tyra", "Tyra"), "staff,ekbacken,,S-1,anna,Anna,Lindh,,,,,,,,",
        ])
        try test.answer("ella", by: "G-1", .visible)
        try test.answer("nils", by: "G-2", .excluded)
    }

    private static func child(_ place: String, _ number: Int, _ handle: String, _ name: String) -> String {
        "child,\(place),B-\(number),\(handle),\(name),Bergh,2021-03-1\(number),G-\(number),Karin Bergh,sv,custody,,,"
    }

    private func everyone(unit: String? = nil, group: String? = nil, at moment: Moment? = nil) throws -> [String] {
        let seen = Mutex<[String]>([])
        try Consents(test.house).everyone(
            unit: unit.map(UnitID.init(rawValue:)), group: group, channel: TestHouse.channel, at: moment
        ) { person in
            let choice = person.decisions.map(\.effect.choice.rawValue).joined(separator: " ")
            seen.withLock { $0.append("\(person.unit.rawValue)/\(person.handle) \(choice)") }
        }
        return seen.withLock { $0 }
    }

    @Test("everyone stands once, unit by unit, with what show says of each")
    func now() throws {
        let seen = try everyone()
        #expect(
            seen == [
                "ekbacken/ella visible", "ekbacken/nils excluded", "ekbacken/anna unrecognisable",
                "talldungen/tyra unrecognisable",
            ])
        for child in ["ella", "nils", "tyra"] {
            #expect(seen.contains { $0.hasSuffix("/\(child) \((try? test.choice(child))??.rawValue ?? "")") })
        }
    }

    @Test("only the unit or the group that is asked for")
    func scope() throws {
        #expect(try everyone(unit: "talldungen") == ["talldungen/tyra unrecognisable"])
        #expect(
            try everyone(unit: "ekbacken", group: "grodan") == ["ekbacken/ella visible", "ekbacken/nils excluded"])
        #expect(try everyone(unit: "ekbacken", group: "igelkotten").isEmpty)
        #expect(throws: ServiceError.self) { try everyone(unit: "nowhere") }
    }

    @Test("as of a day before a move the child stands in the former unit, with what held there")
    func moved() throws {
        let before = test.house.surroundings.now()
        try test.importRoster([Self.child("talldungen,ugglan", 1, "ella", "Ella")])
        #expect(try everyone(unit: "ekbacken", at: before).contains("ekbacken/ella visible"))
        #expect(try everyone(unit: "talldungen", at: before) == ["talldungen/tyra unrecognisable"])
        #expect(try !everyone(unit: "ekbacken").contains { $0.contains("ella") })
        #expect(try everyone(unit: "talldungen").contains("talldungen/ella unrecognisable"))
        // Everyone at once says the same as unit by unit.
        for moment in [before, test.house.surroundings.now()] {
            let units = try ["ekbacken", "talldungen"].flatMap { try everyone(unit: $0, at: moment) }
            #expect(try everyone(at: moment) == units)
        }
    }

    @Test("before anybody came nobody is listed")
    func nobody() throws {
        #expect(try everyone(at: Moment(rawValue: 0)).isEmpty)
    }

    @Test("what the listener throws ends the list and comes out as it is")
    func listenerThrows() {
        struct Enough: Error {}
        #expect(throws: Enough.self) {
            try Consents(test.house).everyone(unit: nil, group: nil, channel: nil, at: nil) { _ in throw Enough() }
        }
    }
}
