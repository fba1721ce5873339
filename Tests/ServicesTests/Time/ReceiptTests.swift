import Consent
import Policies
import Storage
import Testing

@testable import Services

@Suite("Receipts are made for their recipient")
struct ReceiptTests {
    private func house(protected: Bool = false) throws -> TimeHouse {
        let time = try TimeHouse()
        try time.roster(rows("ella", guardians: ["G-1", "G-2"], protected: protected), on: "2026-01-10")
        return time
    }

    private func receipt(_ time: TimeHouse, _ event: EventID) throws -> Receipt {
        try Receipts(time.at("2026-12-01")).receipt(event)
    }

    @Test("it says who, what, where, until when, and what was shown")
    func content() throws {
        let time = try house()
        let found = try receipt(time, time.answer("ella", by: "G-1", .unrecognisable, on: "2026-02-11"))
        #expect(found.kind == .answered && found.response == .choice(.unrecognisable))
        #expect(found.lastDay?.description == "2026-07-31" && found.day?.description == "2026-02-11")
        #expect(found.actor.relation == .custody && found.actor.relationFirstDay?.description == "2020-03-14")
        #expect(found.actor.relationSource == "roster" && found.country == "SE")
        let notice = time.test.house.policies.notice(channel: TestHouse.channel, version: "2026-08", language: "sv")
        #expect(found.notice?.sha256 == notice?.textHash)
        #expect(found.supersedes == nil)
    }

    @Test("nothing that others say, and no marking, changes a byte of it, before or after")
    func others() throws {
        let (alone, among) = (try house(), try house())
        try among.answer("ella", by: "G-2", .excluded, on: "2026-01-12")
        try among.withdraw("ella", by: "G-2", on: "2026-01-13")
        let first = try among.answer("ella", by: "G-1", .visible, on: "2026-02-11")
        let before = try receipt(among, first)
        try among.answer("ella", by: "G-2", .visible, on: "2026-02-12")
        let ella = try #require(
            try among.store.snapshot { try $0.person(.child, handle: "ella", unit: UnitID(rawValue: "ekbacken")) })
        let father = try #require(try among.store.snapshot { try $0.guardian(source: "G-2") })
        let now = among.moment("2026-02-13")
        for (number, what) in [
            What.custodyDisputed(father.id), .custodyEnded(father.id), .protectionSet(.assumedIdentity),
        ]
        .enumerated() {
            let event = Event(
                id: EventID(rawValue: "other\(number)"), person: ella.id, at: now, recordedAt: now, actor: "test",
                source: "court", what: what)
            try among.store.commit(
                Storage.Change(events: [event]), entry: LedgerDraft(kind: .child, at: now, actor: "test"))
        }
        #expect(try receipt(among, first) == before)
        // And the same as that of a child with nobody else's events, but for the random ids.
        let other = try receipt(alone, try alone.answer("ella", by: "G-1", .visible, on: "2026-02-11"))
        #expect(withoutIDs(before) == withoutIDs(other))
    }

    @Test("the relation in it is the recipient's own")
    func relation() throws {
        let time = try TimeHouse()
        try time.roster(
            rows("ella", guardians: ["G-1"]) + rows("ella", guardians: ["G-2"], from: "2024-05-05"), on: "2026-01-10")
        let days = try ["G-1", "G-2"].map { guardian in
            try receipt(time, time.answer("ella", by: guardian, .visible, on: "2026-02-11")).actor.relationFirstDay
        }
        #expect(days.map { $0?.description } == ["2020-03-14", "2024-05-05"])
    }

    @Test("that of a protected child is that of any child")
    func protected() throws {
        let found = try [false, true].map { protected in
            let time = try house(protected: protected)
            return withoutIDs(try receipt(time, try time.answer("ella", by: "G-1", .visible, on: "2026-02-11")))
        }
        #expect(found[0] == found[1])
    }

    private func withoutIDs(_ receipt: Receipt) -> [String] {
        var text = ""
        dump(receipt, to: &text)
        return text.replacing(/"(id|time)\d+"/, with: "ID")
            .split(separator: "\n").map(String.init).sorted()  // dictionaries come in any order
    }

    @Test("it names the own event before it at the place, and no other's or other place's")
    func supersedes() throws {
        let time = try house()
        let first = try time.answer("ella", by: "G-1", .visible, on: "2026-02-11")
        try time.answer("ella", by: "G-2", .visible, on: "2026-02-12")
        try time.answer("ella", by: "G-1", .visible, in: "newsletter", on: "2026-02-13")
        let second = try time.answer("ella", by: "G-1", .excluded, on: "2026-02-14")
        #expect(try receipt(time, second).supersedes == first)
        let withdrawn = try receipt(time, try time.withdraw("ella", by: "G-1", on: "2026-02-15"))
        #expect(withdrawn.supersedes == second && withdrawn.kind == .withdrawn && withdrawn.response == nil)
        #expect(withdrawn.notice?.version == "2026-08")
    }

    @Test("an event that is no answer, unknown, or registered in error has none")
    func none() throws {
        let time = try house()
        let wrong = try time.answer("ella", by: "G-1", .visible, on: "2026-02-11")
        let ella = try #require(
            try time.store.snapshot { try $0.person(.child, handle: "ella", unit: UnitID(rawValue: "ekbacken")) })
        let now = time.moment("2026-02-12")
        let correction = Event(
            id: EventID(rawValue: "c1"), person: ella.id, at: now, recordedAt: now, actor: "test", source: "test",
            what: .corrected(wrong))
        try time.store.commit(
            Storage.Change(events: [correction]), entry: LedgerDraft(kind: .child, at: now, actor: "test"))
        for id in [wrong, correction.id, EventID(rawValue: "none")] {
            #expect(throws: ServiceError.self) { try receipt(time, id) }
        }
    }
}
