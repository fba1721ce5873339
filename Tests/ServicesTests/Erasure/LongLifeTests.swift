import Consent
import Foundation
import Storage
import Testing

@testable import Services

@Suite("Erasing a child with a long history")
struct LongLifeTests {
    private static let events = 10_000

    /// Ten thousand events in two hundred commits, each in a stream of its own in its commit, among other children's.
    private func lived() throws -> TestHouse {
        let test = try TestHouse.withChildren()
        let people = try ["ella", "nils"].map { try test.person($0) }
        for round in 0..<(Self.events / 50) {
            try test.house.store.commit { reader in
                let now = try test.house.now(reader)
                let events = (0..<50).flatMap { number in
                    people.map { person in
                        let place = Place(unit: TestHouse.unit, channel: ChannelID(rawValue: "channel-\(number)"))
                        return Event(
                            id: EventID(rawValue: "\(person.handle)-\(round)-\(number)"), person: person.id, at: now,
                            recordedAt: now, actor: "test", source: "letter",
                            reference: number == 0 ? "2026/\(round)" : nil, what: .asked(.person, place))
                    }
                }
                return Commit(Storage.Change(events: events), entry: test.house.draft(.child, at: now), result: ())
            }
        }
        return test
    }

    @Test("ten thousand events go with everything that held them, and the other child's stay")
    func long() async throws {
        let test = try lived()
        let others = try test.eventCount("nils")
        let request = ErasureRequest(
            PersonReference("ella"), ground: "GDPR 17(1)(b)", approvers: ["a-1", "b-2"])
        let clock = ContinuousClock()
        let start = clock.now
        let erased = try await Erasing(test.house).erase(request)
        let took = clock.now - start
        print("erasing \(erased.answer.events) events took \(took)")
        #expect(erased.answer.events > Self.events && !erased.isPending)
        #expect(try test.eventCount("nils") == others)
        for file in ["synas.db", "synas.db-wal", "keys.db"] {
            let bytes = FileManager.default.contents(atPath: "\(test.folder)/data/\(file)") ?? Data()
            // Long enough that the ledger's random bytes and their base64 do not say them by chance.
            for word in ["ella-1", "ella-199-49", "Karin Berg", "Jonas Berg"] {
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) in \(file)")
            }
        }
        #if !DEBUG
            #expect(took < .seconds(1))
        #endif
    }
}

@Suite("Erasing again what a restored backup brought back")
struct ErasingAgainTests {
    @Test("whom the tombstones name goes again; those who are not there are passed over")
    func again() async throws {
        let test = try TestHouse.withChildren()
        let ella = try test.person("ella"), nils = try test.person("nils")
        let stones = [ella.id, PersonID(rawValue: "somebody-else")].map {
            Tombstone(person: $0, at: Moment(rawValue: 0))
        }
        let erasing = Erasing(test.house)
        #expect(try await erasing.again(stones, ground: "restored, 17(1)(b)", approvers: ["a-1", "b-2"]) == 1)
        #expect(try await erasing.again(stones, ground: "restored, 17(1)(b)", approvers: ["a-1", "b-2"]) == 0)
        let left = try test.house.store.snapshot { reader in
            try reader.everyone(everIn: TestHouse.unit).map(\.id)
        }
        #expect(left == [nils.id])
    }
}
