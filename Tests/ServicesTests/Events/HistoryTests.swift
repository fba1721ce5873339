import Consent
import Services
import Testing

@Suite("What held, and what was recorded, seen from later")
struct HistoryTests {
    @Test("every event says who recorded it, when, from when it holds, from what, and on which decision")
    func history() throws {
        let diary = try Diary()
        let signed = diary.house.startOfDay(try #require(Day("2026-08-03")))
        let registration = Registration(at: signed, source: "telephone", reference: "BUN 2026/9")
        _ = try diary.consents.withdraw(Diary.ella, guardian: "karin", channel: Diary.blog, registration)
        let event = try #require(try diary.consents.history(Diary.ella).entries.last).event
        #expect(event.what.kind == .withdrawn && event.at == signed && event.at < event.recordedAt)
        #expect(event.actor == "staff-7" && event.source == "telephone" && event.reference == "BUN 2026/9")
    }

    @Test("as it was known then: what was signed before and registered after was not known")
    func knownThen() throws {
        let diary = try Diary()
        try diary.bothSayYes()
        diary.on("2026-08-20")
        try diary.answer(by: "jonas", .choice(.excluded), at: "2026-08-15")
        let between = diary.house.startOfDay(try #require(Day("2026-08-17")))
        func choice(known: Moment?) throws -> Choice? {
            try diary.consents.show(Diary.ella, channel: Diary.blog, at: between, known: known).choices.first?.decision
                .effect.choice
        }
        #expect(try choice(known: nil) == .excluded)
        #expect(try choice(known: between) == .visible, "the post of that day was right to go out")
        let known = try diary.consents.history(Diary.ella, known: between).entries
        #expect(try known.count == diary.consents.history(Diary.ella).entries.count - 1)
    }

    @Test("before a move, the answers for the unit of that time held, and the new one's did not")
    func beforeAMove() throws {
        let diary = try Diary(change: AnswerEventTests.addUnit)
        try diary.bothSayYes()
        diary.on("2026-10-01")
        try diary.importRoster(AnswerEventTests.moved)
        #expect(try diary.choice() == .unrecognisable, "moving asks anew")
        #expect(try diary.choice(at: "2026-09-01") == .visible)
        let then = diary.house.startOfDay(try #require(Day("2026-09-01")))
        #expect(try diary.consents.show(Diary.ella, channel: nil, at: then).unit.rawValue == "ekbacken")
        #expect(try diary.consents.show(Diary.ella, channel: nil, at: nil).unit.rawValue == "lovet")
        let late = try diary.answer(by: "karin", .choice(.excluded), at: "2026-09-15")
        #expect(late.first?.event.what.place?.unit.rawValue == "ekbacken", "signed for the unit of that day")
    }

    @Test(
        "a move that was registered in error: until it was corrected, the child was asked about where it was said to be"
    )
    func moveInError() throws {
        let diary = try Diary(change: AnswerEventTests.addUnit)
        diary.on("2026-10-01")
        try diary.importRoster(AnswerEventTests.moved)
        diary.on("2026-10-05")
        for event in try diary.consents.history(Diary.ella).entries.map(\.event).suffix(2) {
            _ = try diary.consents.correct(event.id)
        }
        func unit(_ day: String) throws -> String {
            let at = diary.house.startOfDay(try #require(Day(day)))
            return try diary.consents.show(Diary.ella, channel: nil, at: at).unit.rawValue
        }
        diary.on("2026-10-10")
        #expect(try [unit("2026-09-30"), unit("2026-10-03"), unit("2026-10-06")] == ["ekbacken", "lovet", "ekbacken"])
    }

    @Test("pending: undecided is told apart, a withdrawal is an answer, and a marked child stands as any other")
    func pending() throws {
        let diary = try Diary()
        try diary.answer(by: "karin", .undecided)
        try diary.answer(by: "jonas", .choice(.visible))
        _ = try diary.consents.withdraw(Diary.ella, guardian: "jonas", channel: Diary.blog)
        let expected: [String: PendingAnswer.Reason] = ["karin": .undecided]
        #expect(try diary.pending() == expected)
        _ = try Protections(diary.house).record(.set, .assumedIdentity, of: Diary.ella, confirmed: "ella")
        #expect(try diary.pending() == expected)
        let channels = Set(try diary.consents.pending(within: 0).pending.map(\.channel.rawValue))
        #expect(!channels.contains("learning-platform"), "nobody is asked for a yes there")
        #expect(channels.contains("open-blog"))
    }
}
