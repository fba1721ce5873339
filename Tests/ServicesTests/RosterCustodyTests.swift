import Consent
import Services
import Testing

@Suite("A roster that is imported again, and who decides")
struct RosterCustodyTests {
    private let child = "child,ekbacken,grodan,B-1,ella,Ella,Berg,2022-03-14,"
    private var first: String { child + "G-1,Karin Berg,sv,custody,,," }
    private func second(_ relation: String = "custody", from: String = "", until: String = "") -> String {
        child + "G-2,Jonas Berg,sv,\(relation),\(from),\(until),"
    }

    @Test("a guardian whom one export forgot decides again when the next one has them")
    func comesBack() throws {
        let test = try TestHouse()
        try test.importRoster([first, second()])
        try test.answer("ella", by: "G-2", .excluded)
        try test.importRoster([first])
        try test.importRoster([first, second()])
        try test.answer("ella", by: "G-1", .visible)
        #expect(try test.choice("ella") == .excluded)
        try test.answer("ella", by: "G-2", .visible)
        #expect(try test.choice("ella") == .visible)
    }

    @Test("a guardian whose custody ended on a day and is corrected to go on decides again")
    func endIsTakenBack() throws {
        let test = try TestHouse()
        try test.importRoster([first, second(until: "2026-06-30")])
        try test.importRoster([first, second()])
        try test.answer("ella", by: "G-2", .excluded)
        try test.answer("ella", by: "G-1", .visible)
        #expect(try test.choice("ella") == .excluded)
    }

    @Test("a guardian whose custody the roster ends decides no more, and the refusal stays until all answer anew")
    func ends() throws {
        let test = try TestHouse()
        try test.importRoster([first, second()])
        try test.answer("ella", by: "G-1", .visible)
        try test.answer("ella", by: "G-2", .excluded)
        try test.importRoster([first, second(until: "2026-11-01")])
        #expect(try test.choice("ella") == .excluded)
        #expect(throws: (any Error).self) { try test.answer("ella", by: "G-2", .excluded) }
        try test.answer("ella", by: "G-1", .visible)
        #expect(try test.choice("ella") == .visible)
    }

    @Test("importing the same roster again records nothing, whatever times its relations have")
    func idempotent() throws {
        let rosters = [
            [first, second()],
            [first, second("partner", until: "2025-12-31"), second("custody", from: "2026-01-01")],
            [first, second("custody", until: "2025-12-31"), second("partner", from: "2026-01-01")],
            [first, second(from: "2027-02-01")],
            [first, second("partner", until: "2027-01-31"), second("custody", from: "2027-02-01")],
            [first, second(until: "2026-01-31")],
        ]
        for roster in rosters {
            let test = try TestHouse()
            for _ in 0..<2 { try test.importRoster([first, second()]) }
            try test.importRoster(roster)
            let count = try test.eventCount("ella")
            for _ in 0..<2 { try test.importRoster(roster) }
            #expect(try test.eventCount("ella") == count, "\(roster)")
            let fresh = try TestHouse()
            try fresh.importRoster(roster)
            let once = try fresh.eventCount("ella")
            try fresh.importRoster(roster)
            #expect(try fresh.eventCount("ella") == once, "\(roster)")
        }
    }

    @Test("what was recorded by hand stands, also when the next roster does not know it yet")
    func byHand() throws {
        let test = try TestHouse()
        try test.importRoster([first, second()])
        let (custody, ella) = (Custody(test.house), PersonReference("ella"))
        _ = try custody.end(ella, guardian: "G-2")
        _ = try custody.add(GivenCustody(child: ella, guardian: "G-3", name: "Kim Alm"))
        try test.importRoster([first, second()])
        #expect(throws: ServiceError.self) { try test.answer("ella", by: "G-2", .visible) }
        try test.answer("ella", by: "G-1", .visible)
        #expect(try test.choice("ella") == .unrecognisable, "Kim is waited for")
        try test.answer("ella", by: "G-3", .visible)
        #expect(try test.choice("ella") == .visible)
    }

    @Test("one who was a partner and has custody now keeps it when the roster is imported again")
    func twoRows() throws {
        let test = try TestHouse()
        let roster = [first, second("partner", until: "2025-12-31"), second("custody", from: "2026-01-01")]
        try test.importRoster(roster)
        try test.answer("ella", by: "G-2", .excluded)
        try test.importRoster(roster)
        try test.answer("ella", by: "G-1", .visible)
        #expect(try test.choice("ella") == .excluded)
    }
}
