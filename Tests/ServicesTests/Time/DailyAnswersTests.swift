import Consent
import Foundation
import Policies
import Reports
import Storage
import Testing

@testable import Services

@Suite("Daily: what time does to answers")
struct DailyAnswersTests {
    @Test("answers that end are warned of, and told once when they have ended; those taken back or replaced are not")
    func ends() throws {
        let time = try TimeHouse()
        try time.roster(
            rows("ella", guardians: ["G-1", "G-2"]) + rows("nils", guardians: ["G-3"]), on: "2026-01-10")
        try time.answer("ella", by: "G-1", .visible, on: "2026-01-11")
        try time.answer("ella", by: "G-2", .excluded, on: "2026-01-11")
        try time.answer("nils", by: "G-3", .visible, on: "2026-01-11")
        try time.withdraw("nils", by: "G-3", on: "2026-01-12")
        #expect(try time.daily("2026-06-30").ending.isEmpty)
        let warned = try time.daily("2026-07-10")
        #expect(warned.ending.map(\.handle) == ["ella", "ella"] && warned.ended.isEmpty)
        // The school year of the answers is over when 1 August begins in Stockholm.
        #expect(try time.daily("2026-07-31T21:59:59.999Z").ended.isEmpty)
        let after = try time.daily("2026-07-31T22:00:00Z")
        #expect(after.ended.count == 2 && after.ending.isEmpty)
        #expect(try time.daily("2026-07-31T22:00:00.001Z").ended.isEmpty)
    }

    @Test("a child is asked once for each age and channel, however late; a run after three weeks asks the same")
    func ages() throws {
        let time = try TimeHouse()
        let children = rows("ella", born: "2014-07-01", guardians: ["G-1"]) + rows("nils", guardians: ["G-3"])
        try time.roster(children, on: "2026-06-01")
        #expect(try time.daily("2026-06-30").asked.isEmpty)
        // 1 July begins at 22:00 UTC the day before.
        let asked = try time.daily("2026-07-21").asked
        #expect(Set(asked.map(\.handle)) == ["ella"])
        #expect(Set(asked.map(\.place.channel)) == Set(time.test.house.policies.channels.keys))
        #expect(asked.allSatisfy { $0.attained == time.moment("2026-06-30T22:00:00Z") })
        #expect(try !time.daily("2026-07-21T12:00:01Z").didSomething)
        #expect(try time.daily("2026-09-21").asked.isEmpty)
        // At 15 the child decides alone, and is asked anew; at 18 again.
        #expect(try time.daily("2029-07-02").asked.count == asked.count)
        #expect(try time.daily("2029-07-03").asked.isEmpty)
        // Nils, who is 12 that year, is asked for the first time.
        let ofAge = try time.daily("2032-07-02").asked.filter { $0.handle == "ella" }
        #expect(ofAge.count == asked.count, "\(ofAge)")
        #expect(try time.daily("2032-07-03").asked.isEmpty)
    }

    @Test(
        "who has answered since the birthday is not asked there; nor is one whose birthday is unknown or who is staff")
    func answered() throws {
        let time = try TimeHouse()
        try time.roster(
            rows("ella", born: "2012-01-01", guardians: ["G-1"])
                + ["staff,ekbacken,grodan,S-1,anna,Anna,Lindh,,,,,,,,"], on: "2026-06-01")
        try time.answer("ella", by: nil, .excluded, in: "newsletter", on: "2026-06-02")
        let asked = try time.daily("2026-06-03").asked
        #expect(asked.count == time.test.house.policies.channels.count - 1)
        #expect(
            !asked.contains { $0.place.channel.rawValue == "newsletter" } && !asked.contains { $0.handle == "anna" })
    }

    @Test("what it prints does not change with a marking")
    func markings() throws {
        let runs: [[DailyRun]] = try [false, true].map { protected in
            let time = try TimeHouse()
            try time.roster(
                rows("ella", born: "2014-07-01", guardians: ["G-1", "G-2"], protected: protected)
                    + rows("nils", guardians: ["G-3"]), on: "2026-06-01")
            for (child, guardian) in [("ella", "G-1"), ("ella", "G-2"), ("nils", "G-3")] {
                try time.answer(child, by: guardian, .visible, on: "2026-06-02")
            }
            return try ["2026-07-02", "2026-08-02", "2026-08-03"].map { try time.daily($0) }
        }
        let texts = runs.map { $0.map { DailyText($0).text() }.joined() }
        #expect(texts[0] == texts[1] && texts[0].contains("question") && texts[0].contains("answers"))
        let json: [[String]] = try runs.map { runs in
            // Ids are counted on, and a marking is one event more.
            try runs.map { try JSONText.encode(DailyJSON($0)).replacing(/"(event|person|guardian)" : ".*"/, with: "") }
        }
        #expect(json[0] == json[1])
    }

    @Test("the gate says the same with and without it, on every day")
    func gate() throws {
        let days = ["2026-06-20", "2026-07-05", "2026-08-01", "2026-09-01", "2029-07-02", "2032-07-02"]
        let states: [[[Choice?]]] = try [false, true].map { runsDaily in
            let time = try TimeHouse()
            try time.roster(
                rows("ella", born: "2014-07-01", guardians: ["G-1", "G-2"])
                    + rows("nils", guardians: ["G-3"], protected: true)
                    + rows("maja", born: "2011-07-01", guardians: ["G-4"]),
                on: "2026-06-01")
            for (child, guardian, choice) in [
                ("ella", "G-1", Choice.visible), ("ella", "G-2", .visible), ("nils", "G-3", .visible),
                ("maja", "G-4", .excluded),
            ] {
                try time.answer(child, by: guardian, choice, on: "2026-06-02")
            }
            return try days.map { day in
                if runsDaily { try time.daily(day) }
                return try ["ella", "nils", "maja"].flatMap { child in
                    try time.test.house.policies.channels.keys.sorted().map {
                        try time.choice(child, in: $0.rawValue, on: day)
                    }
                }
            }
        }
        #expect(states[0] == states[1])
        #expect(Set(states[0].flatMap(\.self)).count == 3)
    }

    @Test("a clock that was set back holds it, and so does one that jumped, before anything is removed")
    func clocks() throws {
        let time = try TimeHouse()
        try time.roster(rows("ella", guardians: ["G-1"]), on: "2026-06-01")
        try time.publish("p1", on: "2026-06-02", picture: "one", handedOver: false)
        func code(_ day: String, afterPause: Bool = false) -> ServiceError.Code? {
            do { try time.daily(day, afterPause: afterPause) } catch { return (error as? ServiceError)?.code }
            return nil
        }
        #expect(code("2026-05-01") == .clockSetBack)
        #expect(code("2036-06-03") == .clockSetForward)
        #expect(time.hasFile("one"))
        #expect(code("2026-09-01") == nil && !time.hasFile("one"))
        #expect(code("2036-06-03", afterPause: true) == nil)
    }
}
