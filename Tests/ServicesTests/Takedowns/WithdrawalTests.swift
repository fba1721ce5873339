import Consent
import Foundation
import Policies
import Storage
import Testing

@testable import Services

@Suite("Withdrawal reaches what is out")
struct WithdrawalTests {
    private static let place = Place(unit: TestHouse.unit, channel: TestHouse.channel)
    private static let elsewhere = ChannelID(rawValue: "closed-blog")

    @Test("a withdrawal opens one task for each post that shows the child, and a second child joins the same task")
    func gathered() throws {
        let test = try TestHouse.withChildren()
        try test.putOut(
            "a", [("ella", 0, .visible, false), ("nils", 0, .visible, false), ("ella", 2, .visible, false)])
        try test.putOut("b", [("ella", 0, .visible, false), ("ella", nil, nil, true)])
        try test.putOut("covered", [("ella", 0, .unrecognisable, false)])
        try test.putOut("never-used", [("ella", 0, .visible, false)], at: [.neverUsed])
        try test.putOut("other", [("ella", 0, .visible, false)], in: Self.elsewhere)
        try test.withdraw("ella", by: "G-1")
        #expect(
            try test.open() == [
                "a": ["ella 0 unrecognisable", "ella 2 unrecognisable"],
                "b": ["ella 0 unrecognisable", "ella words visible unname"],
            ])
        let first = try test.task(of: "a")
        try test.withdraw("nils", by: "G-3")
        #expect(
            try test.open()["a"] == ["ella 0 unrecognisable", "ella 2 unrecognisable", "nils 0 unrecognisable"])
        #expect(try test.task(of: "a") == first)
        try test.withdraw("ella", by: "G-2")
        #expect(try test.open()["a"]?.count == 3)
    }

    @Test("a narrower answer, a name that is taken back and undecided after a yes each ask for what they do not allow")
    func answers() throws {
        let showings: [TestHouse.Showing] = [("ella", 0, .visible, false), ("ella", nil, nil, true)]
        let cases: [(Response, Bool?, [String])] = [
            (.choice(.excluded), nil, ["ella 0 excluded", "ella words visible unname"]),
            (.choice(.unrecognisable), nil, ["ella 0 unrecognisable", "ella words visible unname"]),
            (.undecided, nil, ["ella 0 unrecognisable", "ella words visible unname"]),
            (.choice(.visible), false, ["ella words visible unname"]),
            (.choice(.visible), nil, ["ella words visible unname"]),
        ]
        for (response, name, demands) in cases {
            let test = try TestHouse.withChildren()
            try test.putOut("a", showings)
            try test.answer("ella", by: "G-1", response, name: name)
            #expect(try test.open()["a"] == demands, "\(response)")
        }
        let test = try TestHouse.withChildren()
        try test.putOut("a", showings)
        try test.answer("ella", by: "G-1", .visible, name: true)
        #expect(try test.open().isEmpty)
    }

    @Test("an open task is asked again only for what is narrower")
    func narrower() throws {
        let test = try TestHouse.withChildren()
        try test.putOut("a", [("ella", 0, .visible, false)])
        try test.answer("ella", by: "G-1", .unrecognisable, name: nil)
        try test.answer("ella", by: "G-2", .unrecognisable, name: nil)
        #expect(try test.open()["a"] == ["ella 0 unrecognisable"])
        try test.answer("ella", by: "G-2", .excluded, name: nil)
        #expect(try test.open()["a"] == ["ella 0 unrecognisable", "ella 0 excluded"])
    }

    @Test("what only stops new posts opens nothing: expiry, leaving, custody, and an import")
    func nothing() throws {
        let test = try TestHouse.withChildren()
        try test.putOut("a", [("ella", 0, .visible, true)])
        let guardian = try #require(try test.house.store.snapshot { try $0.guardian(source: "G-1") }).id
        try test.record(("ella", .expired(Self.place)))
        try test.record(("ella", .left(TestHouse.unit)))
        try test.record(("ella", .joined(TestHouse.unit)))
        try test.record(("ella", .custodyDisputed(guardian)))
        try test.record(("ella", .custodyEnded(guardian)))
        try test.importRoster(["child,ekbacken,grodan,B-1,ella,Ella,Berg,2022-03-14,G-2,Jonas Berg,sv,custody,,,"])
        #expect(try test.choice("ella") == .unrecognisable)
        #expect(try test.open().isEmpty && test.breaches().isEmpty)
    }

    @Test("leave out reaches that post, or the posts of that day, and no other")
    func leaveOut() throws {
        let test = try TestHouse.withChildren()
        for (id, days) in [("today", 0), ("also-today", 0), ("earlier", 3)] as [(String, Int64)] {
            try test.putOut(id, [("ella", 0, .unrecognisable, false)], daysAgo: days)
        }
        try test.record(("ella", .leftOut(Self.place, .post("earlier"))))
        #expect(try test.open() == ["earlier": ["ella 0 excluded"]])
        let today = try #require(test.house.policies.localDay(of: test.house.surroundings.now()))
        try test.record(("ella", .leftOut(Self.place, .day(today))))
        #expect(
            try test.open() == [
                "earlier": ["ella 0 excluded"], "today": ["ella 0 excluded"], "also-today": ["ella 0 excluded"],
            ])
        #expect(try test.choice("ella") == .excluded, "for the rest of the day")
    }

    @Test("a protection marking reaches every channel, through an import too, and says no more than a refusal does")
    func protection() throws {
        let test = try TestHouse.withChildren()
        try test.putOut("a", [("ella", 0, .visible, false), ("nils", 1, .visible, false)])
        try test.putOut("b", [("ella", 0, .unrecognisable, false)], in: Self.elsewhere)
        try test.importRoster([
            "child,ekbacken,grodan,B-1,ella,Ella,Berg,2022-03-14,G-1,Karin Berg,sv,custody,,,protected",
            "child,ekbacken,grodan,B-1,ella,Ella,Berg,2022-03-14,G-2,Jonas Berg,sv,custody,,,protected",
        ])
        #expect(try test.open() == ["a": ["ella 0 excluded"], "b": ["ella 0 excluded"]])
        try test.answer("nils", by: "G-3", .excluded, name: nil)
        #expect(try test.open()["a"] == ["ella 0 excluded", "nils 1 excluded"])
    }

    @Test("the post's own unit counts, wherever the child is by now")
    func moved() throws {
        let test = try TestHouse.withChildren()
        try test.putOut("a", [("ella", 0, .visible, false)])
        var ella = try test.person("ella")
        ella.unit = UnitID(rawValue: "other-unit")
        try test.house.store.commit(
            Storage.Change(people: [ella]), entry: LedgerDraft(kind: .child, at: ella.since, actor: "test"))
        let guardian = try #require(try test.house.store.snapshot { try $0.guardian(source: "G-1") }).id
        let there = Place(unit: UnitID(rawValue: "other-unit"), channel: TestHouse.channel)
        try test.record((ella.id.rawValue, .withdrawn(.guardian(guardian), there)))
        #expect(try test.open().isEmpty)
        try test.record((ella.id.rawValue, .withdrawn(.guardian(guardian), Self.place)))
        #expect(try test.open() == ["a": ["ella 0 unrecognisable"]])
    }

    @Test("a correction that takes back a yes reaches what rested on it; one that takes back a refusal does not")
    func corrections() throws {
        let test = try TestHouse.withChildren()
        try test.putOut("a", [("ella", 0, .visible, false)])
        let yes = try #require(try test.events(about: "ella").last { $0.what.kind == .answered }).id
        try test.record(("nils", .asked(.person, Self.place)))
        try test.record(("ella", .corrected(yes)))
        #expect(try test.open() == ["a": ["ella 0 unrecognisable"]])
        #expect(try test.breaches().map(\.cause) == [.corrected] && test.breaches().first?.posts == 1)
        let other = try TestHouse.withChildren()
        let nils = try #require(try other.events(about: "nils").last { $0.what.kind == .answered }).id
        try other.putOut("a", [("ella", 0, .visible, false)])
        try other.record(("nils", .corrected(nils)))
        #expect(try other.open().isEmpty && other.breaches().isEmpty)
    }

    @Test("invalidated and revoked open one breach assessment for each place, due in 72 hours, published or not")
    func breaches() throws {
        for (what, cause) in [
            (What.invalidated(Self.place), BreachRecord.Cause.invalidated), (.revoked(Self.place), .revoked),
        ] {
            let test = try TestHouse.withChildren()
            try test.putOut("a", [("ella", 0, .visible, false), ("nils", 1, .visible, false)])
            try test.putOut("b", [("nils", 0, .unrecognisable, false)])
            try test.record(("ella", what), ("nils", what))
            #expect(try test.open() == ["a": ["ella 0 unrecognisable", "nils 1 unrecognisable"]])
            let breach = try #require(try test.breaches().first)
            #expect(try test.breaches().count == 1)
            #expect(breach.cause == cause && breach.place == Self.place && breach.posts == 1)
            #expect(breach.dueAt.rawValue - breach.openedAt.rawValue == 72 * 3_600_000)
            let quiet = try TestHouse.withChildren()
            try quiet.record(("ella", what), ("nils", what))
            #expect(try quiet.breaches().map(\.posts) == [0])
        }
    }

    @Test("a task is due after the organisation's days, three where it does not say")
    func due() throws {
        for (line, days) in [("", 3), ("takedown_days: 7\n", 7)] as [(String, Int64)] {
            let test = try TestHouse { policies in
                let path = "\(policies)/organisation.yaml"
                try (line + String(contentsOfFile: path, encoding: .utf8)).write(
                    toFile: path, atomically: true, encoding: .utf8)
            }
            try test.importRoster(["child,ekbacken,grodan,B-2,nils,Nils,Ek,2022-04-14,G-3,Siv Ek,sv,custody,,,"])
            try test.putOut("a", [("nils", 0, .visible, false)])
            try test.answer("nils", by: "G-3", .excluded, name: nil)
            let task = try #require(try Takedowns(test.house).list().first)
            #expect(task.dueAt.rawValue - task.openedAt.rawValue == days * 86_400_000)
            #expect(!task.isOverdue)
        }
    }
}
