import Consent
import Storage
import Synchronization
import Testing

@testable import Services

@Suite("A clock that was set back is held until two accept it")
struct ClockTests {
    private func house() throws -> TimeHouse {
        let time = try TimeHouse()
        try time.roster(rows("ella", guardians: ["G-1"]), on: "2026-06-01")
        try time.answer("ella", by: "G-1", .visible, on: "2026-06-02")
        return time
    }

    private func accept(_ time: TimeHouse, _ day: String, _ approvers: [String] = ["a-17", "b-4"]) throws
        -> AcceptedClock
    {
        try ClockHold(time.at(day)).accept(reason: "a battery", approvers: approvers)
    }

    @Test("accepted, the clock goes on from there, and what was accepted can be read")
    func accepted() throws {
        let time = try house()
        #expect(throws: ServiceError.self) { try time.answer("ella", by: "G-1", .visible, on: "2026-05-01") }
        #expect(try ClockHold(time.at("2026-05-01")).state().isHeld)
        #expect(try accept(time, "2026-05-01").before == time.moment("2026-06-02"))
        let state = try ClockHold(time.at("2026-05-01")).state()
        #expect(!state.isHeld && state.acceptances.map(\.approvers) == [["a-17", "b-4"]])
        #expect(try accepting(time, "2026-05-01"))
        try time.answer("ella", by: "G-1", .excluded, on: "2026-05-02")
        #expect(try time.choice("ella", on: "2026-05-03") == .excluded)
    }

    /// Whether it is refused, since nothing is held.
    private func accepting(_ time: TimeHouse, _ day: String) throws -> Bool {
        do { _ = try accept(time, day) } catch let error as ServiceError { return error.code == .badInput }
        return false
    }

    @Test("a step back of a minute, as time servers make, holds nothing, and time stands still for so long; more does")
    func tolerance() throws {
        let time = try house()
        let step = time.at("2026-06-02T11:59:00Z")
        #expect(try !ClockHold(step).state().isHeld)
        #expect(try time.store.snapshot { try step.now($0) } == time.moment("2026-06-02"))
        #expect(try ClockHold(time.at("2026-06-02T11:58:59.999Z")).state().isHeld)
        #expect(try accepting(time, "2026-06-02T11:59:00Z"))
    }

    @Test(
        "not by one, by one twice, by three, or without a reason",
        arguments: [[], ["a"], ["a", "A "], ["a", ""], ["a", "b", "c"], ["a", "b\nc"]])
    func approvers(_ names: [String]) throws {
        let time = try house()
        let error = #expect(throws: ServiceError.self) { try accept(time, "2026-05-01", names) }
        #expect(error?.code == .badInput)
        #expect(throws: ServiceError.self) {
            try ClockHold(time.at("2026-05-01")).accept(reason: " ", approvers: ["a", "b"])
        }
        #expect(try ClockHold(time.at("2026-05-01")).state().isHeld)
    }

    @Test("what was withdrawn under a clock that ran ahead counts at once, and a yes from then never comes alive")
    func ahead() throws {
        let time = try house()
        // Ten years ahead: a withdrawal, and a yes after it.
        try time.withdraw("ella", by: "G-1", on: "2036-06-03")
        #expect(try accept(time, "2026-06-04").eventsWrittenAnew == 1)
        #expect(try time.choice("ella", on: "2026-06-05") == .unrecognisable)
        let other = try house()
        try other.answer("ella", by: "G-1", .visible, on: "2036-06-03")
        _ = try accept(other, "2026-06-04")
        try other.withdraw("ella", by: "G-1", on: "2026-06-05")
        for day in ["2026-06-06", "2036-06-04", "2036-07-01"] {
            #expect(try other.choice("ella", on: day) == .unrecognisable, "\(day)")
        }
    }

    @Test("an answer written down anew ends as one that is given at the right time, and its own date stays")
    func expiry() throws {
        let time = try house()
        try time.answer("ella", by: "G-1", .visible, in: "closed-blog", on: "2036-06-03")
        _ = try accept(time, "2026-06-04")
        #expect(try time.choice("ella", in: "closed-blog", on: "2026-07-30") == .visible)
        #expect(try time.choice("ella", in: "closed-blog", on: "2026-08-02") == .unrecognisable)
        #expect(try time.choice("ella", in: "closed-blog", on: "2036-07-01") == .unrecognisable)
    }

    @Test("what was corrected under the wrong clock stays corrected")
    func corrected() throws {
        let time = try house()
        let wrong = try time.answer("ella", by: "G-1", .excluded, on: "2036-06-03")
        let ella = try #require(
            try time.store.snapshot { try $0.person(.child, handle: "ella", unit: UnitID(rawValue: "ekbacken")) })
        let later = time.moment("2036-06-04")
        let correction = Event(
            id: EventID(rawValue: "correction"), person: ella.id, at: later, recordedAt: later, actor: "test",
            source: "test", what: .corrected(wrong))
        try time.store.commit(
            Storage.Change(events: [correction]), entry: LedgerDraft(kind: .child, at: later, actor: "test"))
        #expect(try accept(time, "2026-06-05").eventsWrittenAnew == 2)
        for day in ["2026-06-06", "2026-07-30"] { #expect(try time.choice("ella", on: day) == .visible, "\(day)") }
        #expect(try time.choice("ella", on: "2036-07-01") == .unrecognisable)
    }

    @Test("a date that was known beforehand stays, as of custody that ends next month; what had happened is of now")
    func beforehand() throws {
        let time = try house()
        let ella = try #require(
            try time.store.snapshot { try $0.person(.child, handle: "ella", unit: UnitID(rawValue: "ekbacken")) })
        let mother = try #require(try time.store.snapshot { try $0.guardian(source: "G-1") })
        let (recorded, ends) = (time.moment("2036-06-04"), time.moment("2036-08-01"))
        let events = [What.custodyEnded(mother.id), .custodyDisputed(mother.id)].enumerated().map { number, what in
            Event(
                id: EventID(rawValue: "e\(number)"), person: ella.id, at: number == 0 ? ends : recorded,
                recordedAt: recorded, actor: "test", source: "court", what: what)
        }
        try time.store.commit(
            Storage.Change(events: events), entry: LedgerDraft(kind: .child, at: recorded, actor: "test"))
        _ = try accept(time, "2026-06-05")
        let anew = try time.store.snapshot { try $0.events(about: ella.id) }.filter { $0.source == "clock" }
        #expect(anew.filter { $0.what.kind == .custodyEnded }.map(\.at) == [ends])
        #expect(anew.filter { $0.what.kind == .custodyDisputed }.map(\.at) == [time.moment("2026-06-05")])
    }

    @Test("an answer that had expired holds again at the accepted time: the state is what the algebra says for it")
    func revived() throws {
        let time = try house()
        #expect(try time.choice("ella", on: "2026-09-01") == .unrecognisable)
        try time.answer("ella", by: "G-1", .excluded, in: "newsletter", on: "2026-09-01")
        _ = try accept(time, "2026-07-01")
        #expect(try time.choice("ella", on: "2026-07-01") == .visible)
        #expect(try time.choice("ella", in: "newsletter", on: "2026-07-01T12:00:01Z") == .excluded)
    }

    @Test("an open takedown keeps the time that it was given")
    func takedowns() throws {
        let time = try house()
        let (opened, due) = (time.moment("2036-06-03"), time.moment("2036-06-06"))
        try time.publish("p1", on: "2026-06-02", picture: "one")
        let task = TakedownRecord(
            id: TakedownID(rawValue: "t"), post: PostID(rawValue: "p1"), openedAt: opened, dueAt: due)
        try time.store.commit(
            Storage.Change(takedowns: [task]), entry: LedgerDraft(kind: .post, at: opened, actor: "test"))
        _ = try accept(time, "2026-06-05")
        let stored = try time.store.snapshot { try $0.takedown(task.id) }
        #expect(stored?.dueAt == time.moment("2026-06-08"))
    }

    @Test("a clock that went back shows nothing as it was: what had expired stays expired, what is overdue overdue")
    func views() throws {
        let time = try house()
        try time.answer("ella", by: "G-1", .excluded, in: "newsletter", on: "2026-09-01")
        let back = time.at("2026-07-01")
        let shown = Mutex<[Choice]>([])
        try Consents(back).everyone(unit: nil, group: nil, channel: TestHouse.channel, at: nil) { standing in
            shown.withLock { $0 += standing.decisions.compactMap(\.effect.choice) }
        }
        #expect(shown.withLock { $0 } == [.unrecognisable])
        try time.publish("p1", on: "2026-09-02", picture: "one")
        let task = TakedownRecord(
            id: TakedownID(rawValue: "t"), post: PostID(rawValue: "p1"), openedAt: time.moment("2026-07-02"),
            dueAt: time.moment("2026-07-05"))
        try time.store.commit(
            Storage.Change(takedowns: [task]),
            entry: LedgerDraft(kind: .post, at: time.moment("2026-09-02"), actor: "test"))
        #expect(try Takedowns(back).list(overdueOnly: true).map(\.id) == ["t"])
        #expect(try Takedowns(back).show(task.id).isOverdue)
    }
}
