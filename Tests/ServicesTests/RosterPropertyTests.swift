import Consent
import Services
import Storage
import Testing

/// Knuth's MMIX generator: the same numbers from the same seed.
private struct Knuth: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

@Suite("Importing a roster twice is importing it once")
struct RosterPropertyTests {
    /// Children with up to two guardians each, whose relations begin and end on days before and after today.
    private func roster(_ random: inout Knuth) -> [String] {
        (1...6).flatMap { number -> [String] in
            guard Int.random(in: 0..<5, using: &random) > 0 else { return [] }
            let group = ["grodan", "igelkotten"].randomElement(using: &random) ?? "grodan"
            let protection = ["", "", "", "protected", "none"].randomElement(using: &random) ?? ""
            let family = ["Berg", "Berglund"].randomElement(using: &random) ?? ""
            let guardians = (0...Int.random(in: 0...1, using: &random)).map { "G-\(number)-\($0)" }
            return guardians.map { guardian in
                let from = ["", "2024-01-01", "2027-03-01"].randomElement(using: &random) ?? ""
                let until = ["", "", "2026-06-30", "2027-09-01"].randomElement(using: &random) ?? ""
                return rosterRow(
                    "B-\(number)", "barn-\(number)", "Namn\(number)", family, group: group, guardian: guardian,
                    relation: ["custody", "custody", "partner"].randomElement(using: &random) ?? "",
                    from: from > until && !until.isEmpty ? "" : from, until: until, protection: protection)
            }
        }
    }

    private func options(_ rows: [String], ended: Int? = nil) -> RosterOptions {
        var options = RosterOptions()
        options.confirmed = Set((1...6).map { "B-\($0)" })
        options.endsMissing = true
        options.confirmedEndings = ended
        return options
    }

    /// Imports, with however many endings that takes.
    private func take(_ rows: [String], _ test: TestHouse) throws -> RosterDiff {
        for ended in 0...6 {
            let diff = try test.importRoster(rows, options(rows, ended: ended))
            if diff.isApplied { return diff }
        }
        throw ServiceError(.badInput, "never applied: look at the test")
    }

    @Test(
        "any rosters A and B: A again is nothing; B, then A again, is what A says and then nothing", arguments: 1...60)
    func twice(seed: UInt64) throws {
        var random = Knuth(state: seed)
        let (a, b) = (roster(&random), roster(&random))
        guard !a.isEmpty, !b.isEmpty else { return }
        let test = try TestHouse()
        for rows in [a, b, a, b, a] {
            _ = try take(rows, test)
            let again = try test.importRoster(rows, options(rows))
            #expect(
                again.people.isEmpty && again.isApplied && again.guardiansChanged == 0, "seed \(seed): \(again.people)")
            let dry = try test.importRoster(rows, options(rows), isDryRun: true)
            #expect(dry.people.isEmpty && !dry.isHeld, "seed \(seed)")
        }
        try expectCustody(as: a, test, seed)
    }

    /// Who has custody today is what the roster says, for everyone in it.
    private func expectCustody(as rows: [String], _ test: TestHouse, _ seed: UInt64) throws {
        let today = "2026-11-20"
        let fields = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        for source in Set(fields.map { $0[3] }) {
            let expected = fields.filter {
                $0[3] == source && $0[11] == "custody" && $0[12] <= today && ($0[13].isEmpty || $0[13] >= today)
            }
            let found = try test.house.store.snapshot { reader in
                let person = try #require(try reader.person(.child, source: source))
                #expect(person.isCurrent(at: test.house.surroundings.now()))
                let facts = Person(id: person.id, kind: .child, born: person.born)
                let state = RegistryState(
                    of: facts, events: try reader.events(about: person.id), at: test.house.surroundings.now())
                return try reader.guardians(Array(state.custodians)).map(\.sourceID)
            }
            #expect(Set(found) == Set(expected.map { $0[8] }), "seed \(seed), \(source)")
        }
    }
}
