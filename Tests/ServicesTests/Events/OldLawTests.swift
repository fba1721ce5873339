import Consent
import Foundation
import Services
import Testing

@Suite("Answers from the time of PUL, registered today")
struct OldLawTests {
    /// The channel holds an answer for the whole stage, and has had a notice since 2016.
    private func diary() throws -> Diary {
        try Diary(from: "2026-06-01") { policies in
            let path = "\(policies)/channels/open-blog.yaml"
            try String(contentsOfFile: path, encoding: .utf8).replacing("school-year", with: "stage").write(
                toFile: path, atomically: true, encoding: .utf8)
            try Diary.addNotice("2016-08", "material", from: "2016-08-01", to: policies)
        }
    }

    private func carryOver(
        _ diary: Diary, _ choice: Choice, notice: String? = "2016-08", on day: String = "2017-09-01"
    ) throws -> EventID {
        let signed = Registration(at: diary.house.startOfDay(try #require(Day(day))))
        let given = GivenAnswer(
            person: Diary.ture, guardian: "eva", channel: Diary.blog, response: .choice(choice), name: nil,
            noticeVersion: notice, language: "sv")
        return try #require(try diary.consents.carryOver(given, signed).first).event.id
    }

    @Test("a yes that was answered under PUL counts again once its form is attached as evidence")
    func evidenceOfAnAnswer() throws {
        let diary = try diary()
        let yes = try #require(
            try diary.answer(Diary.ture, by: "eva", .choice(.visible), notice: "2016-08", at: "2017-09-01").first)
        #expect(try diary.choice(Diary.ture) == .unrecognisable && diary.rule(Diary.ture) == .legacyUnverified)
        _ = try diary.consents.attachEvidence(to: yes.event.id, Registration(reference: "BUN 2026/77"))
        #expect(try diary.choice(Diary.ture) == .visible)
    }

    @Test("what was carried over is judged by the law of the day: a yes under PUL, legacy-unverified from GDPR on")
    func lawOfTheDay() throws {
        let diary = try diary()
        _ = try carryOver(diary, .visible)
        #expect(try diary.choice(Diary.ture, at: "2018-05-24") == .visible)
        #expect(try diary.choice(Diary.ture, at: "2018-05-25") == .unrecognisable)
        #expect(try diary.choice(Diary.ture) == .unrecognisable && diary.rule(Diary.ture) == .legacyUnverified)
        let then = diary.house.startOfDay(try #require(Day("2018-05-20")))
        let known = try diary.consents.show(Diary.ture, channel: Diary.blog, at: then, known: then)
        #expect(known.choices.first?.decision.effect.choice != .visible, "nobody knew of it then")
    }

    @Test(
        "without a notice only what is older than all of them is carried over; a refusal always, whatever the clock shows"
    )
    func withoutNotice() throws {
        let diary = try diary()
        let said = try diary.refusal(Diary.ture) { _ = try carryOver(diary, .visible, notice: nil) }
        #expect(said.contains("--notice"))
        let older = try carryOver(diary, .visible, notice: nil, on: "2016-07-31")
        #expect(try Receipts(diary.house).receipt(older).notice == nil, "no receipt of a text that nobody knows")
        diary.on("2026-05-01")
        let held = #expect(throws: ServiceError.self) { try carryOver(diary, .unrecognisable) }
        #expect(held?.code == .clockSetBack)
        _ = try carryOver(diary, .excluded, notice: nil)
        #expect(try diary.choice(Diary.ture) == .excluded)
    }
}
