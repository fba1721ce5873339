import Consent
import Policies
import Services
import Testing

@Suite("The event table: asking, answering, narrowing")
struct AnswerEventTests {
    @Test("asked and reminded: nothing changes at the gate, and reminders are capped by the policy")
    func asked() throws {
        let diary = try Diary()
        let asked = try diary.consents.ask(.person(Diary.ella), channel: Diary.blog)
        #expect(asked.count == 2, "both parents, and not the grandmother")
        #expect(try diary.choice() == .unrecognisable)
        try diary.answer(by: "karin", .choice(.visible))
        let tooSoon = try diary.refusal { _ = try diary.consents.remind(.person(Diary.ella)) }
        #expect(tooSoon.contains("7 days apart"))
        diary.on("2026-08-17")
        #expect(try diary.consents.remind(.person(Diary.ella)).count == 1, "only Jonas is waited for")
        diary.on("2026-08-24")
        #expect(try diary.consents.remind(.person(Diary.ella)).count == 1)
        diary.on("2026-09-24")
        let past = try diary.refusal { _ = try diary.consents.remind(.person(Diary.ella)) }
        #expect(past.contains("the policy allows 2"))
        #expect(try diary.choice() == .unrecognisable)
        _ = try diary.consents.ask(.person(Diary.ella), channel: Diary.blog)
        diary.on("2026-10-01")
        #expect(try diary.consents.remind(.person(Diary.ella)).count == 1, "a new question has reminders of its own")
    }

    @Test("the policy's own cap: one reminder, three days apart")
    func ownCap() throws {
        let diary = try Diary {
            try Diary.add("reminders:\n  at_most: 1\n  days_apart: 3", to: "organisation.yaml", of: $0)
        }
        _ = try diary.consents.ask(.person(Diary.ella), channel: Diary.blog)
        diary.on("2026-08-13")
        #expect(try diary.consents.remind(.person(Diary.ella)).count == 2)
        diary.on("2026-08-30")
        #expect(try diary.refusal { _ = try diary.consents.remind(.person(Diary.ella)) }.contains("allows 1"))
    }

    @Test("answered: both must say yes, and the answer keeps notice, language and how it was collected")
    func answered() throws {
        let diary = try Diary()
        try diary.answer(by: "karin", .choice(.visible), name: true)
        #expect(try diary.choice() == .unrecognisable)
        let recorded = try diary.answer(by: "jonas", .choice(.visible), name: false)
        #expect(try diary.choice() == .visible)
        let answer = try #require(recorded.first?.event.what.answer)
        #expect(
            answer.notice.version == "2026-08" && answer.notice.sha256.count == 64 && answer.notice.language == "sv")
        #expect(answer.collected == .paper && recorded.first?.event.actor == "staff-7")
    }

    @Test("withdrawn, and a narrower answer: at once, and an earlier answer never comes back")
    func withdrawn() throws {
        let diary = try Diary()
        try diary.answer(by: "jonas", .choice(.excluded))
        try diary.bothSayYes()
        _ = try diary.consents.withdraw(Diary.ella, guardian: "jonas", channel: Diary.blog)
        #expect(try diary.choice() == .unrecognisable, "neither the yes nor the no of before")
        try diary.answer(by: "karin", .choice(.excluded))
        #expect(try diary.choice() == .excluded)
    }

    @Test("withdrawing reaches the unit that was left, where pictures may still be out")
    func withdrawnAfterMoving() throws {
        let diary = try Diary(from: "2026-08-10", change: Self.addUnit)
        try diary.bothSayYes()
        diary.on("2026-10-01")
        try diary.importRoster(Self.moved)
        let recorded = try diary.consents.withdraw(Diary.ella, guardian: "karin", channel: Diary.blog)
        #expect(recorded.map { $0.event.what.place?.unit.rawValue } == ["ekbacken"])
    }

    static let moved = Diary.roster.map { $0.replacing("ekbacken,grodan", with: "lovet,mullvaden") }

    static func addUnit(_ policies: String) throws {
        let unit = """
              - id: lovet
                title:
                  sv: Lövets skola
                  en: Lövet School
                groups:
                  - id: mullvaden
                    title: Mullvaden
            """
        try Diary.add(unit, to: "organisation.yaml", of: policies)
    }

    @Test("left out: for one day, in every channel, without a reason, whatever the parents have said")
    func leftOut() throws {
        let diary = try Diary()
        try diary.bothSayYes()
        let today = try #require(Day("2026-08-10"))
        let all = try diary.consents.leaveOut(Diary.ella, of: .day(today, nil))
        #expect(Set(all.compactMap(\.event.what.place?.channel)) == Set(diary.house.policies.channels.keys))
        #expect(try choice(diary, of: today) == .excluded)
        #expect(try choice(diary, of: try #require(Day("2026-08-11"))) == .visible)
        #expect(try diary.choice() == .excluded && diary.rule() == .leftOut, "shown as it is today")
        let listed = try diary.everyone(in: Diary.blog)
        #expect(listed["ella"] == .excluded, "\(listed)")
        diary.on("2026-08-11")
        #expect(try diary.choice() == .visible && diary.everyone(in: Diary.blog)["ella"] == .visible)
    }

    /// For a post of that day, on the blog.
    private func choice(_ diary: Diary, of day: Day) throws -> Choice {
        let history = try diary.consents.history(Diary.ella)
        let place = Place(unit: history.unit, channel: Diary.blog)
        let question = Question(
            place: place, terms: Terms(basis: .consent), at: diary.house.surroundings.now(), day: day,
            days: diary.house.policies.localDays)
        let ella = Person(id: history.person, kind: .child, born: Day("2020-03-14"))
        return effective(of: ella, events: history.entries.map(\.event), in: question).effect.choice
    }
}
