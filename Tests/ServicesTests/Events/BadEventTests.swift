import Consent
import Foundation
import Services
import Storage
import Testing

@Suite("Events that cannot stand: one clear line, and nothing is recorded")
struct BadEventTests {
    @Test("an answer by someone without custody, of no say, or of a stranger")
    func whoAnswers() throws {
        let diary = try Diary()
        #expect(try diary.refusal { try diary.answer(by: "siv", .choice(.visible)) }.contains("only custody decides"))
        #expect(try diary.refusal { try diary.answer(by: nil, .choice(.excluded)) }.contains("no say of its own"))
        #expect(try diary.refusal { try diary.answer(by: "nobody", .choice(.visible)) }.contains("no guardian"))
    }

    @Test("an answer for a channel that is not asked, and for one that is not there")
    func channels() throws {
        let diary = try Diary { policies in
            try Self.replace("basis: consent", "basis: forbidden", in: "\(policies)/channels/newsletter.yaml")
        }
        let forbidden = try diary.refusal { try diary.answer(by: "karin", .choice(.visible), in: Diary.newsletter) }
        #expect(forbidden.contains("nobody is asked"))
        _ = try diary.refusal { _ = try diary.consents.ask(.person(Diary.ella), channel: Diary.newsletter) }
        let unknown = try diary.refusal {
            try diary.answer(by: "karin", .choice(.visible), in: ChannelID(rawValue: "billboard"))
        }
        #expect(unknown.contains("choose one of"))
    }

    private static func replace(_ text: String, _ other: String, in path: String) throws {
        try String(contentsOfFile: path, encoding: .utf8).replacing(text, with: other).write(
            toFile: path, atomically: true, encoding: .utf8)
    }

    @Test("an answer to a notice never in force, not yet, or no more; a refusal on an old form counts all the same")
    func notices() throws {
        let diary = try Diary(from: "2026-12-10") {
            try Diary.addNotice("2026-12", "material", from: "2026-12-01", to: $0)
        }
        func refusal(_ notice: String, at day: String? = nil) throws -> String {
            try diary.refusal { try diary.answer(by: "karin", .choice(.visible), notice: notice, at: day) }
        }
        #expect(try refusal("1999-01").contains("was in force then"))
        #expect(try refusal("2026-12", at: "2026-11-20").contains("was in force then"))
        #expect(try refusal("2026-08", at: "2026-12-02").contains("had been replaced"))
        try diary.answer(by: "karin", .choice(.visible), notice: "2026-08", at: "2026-11-20")
        try diary.answer(by: "jonas", .choice(.excluded), notice: "2026-08", at: "2026-12-02")
        #expect(try diary.choice() == .excluded)
    }

    @Test("an answer, a withdrawal or a marking dated in the future, or before the birth")
    func dates() throws {
        let diary = try Diary()
        let (future, past) = ("2026-08-11", "2020-03-13")
        for (day, word) in [(future, "has not come yet"), (past, "before the birth")] {
            let at = Registration(at: diary.house.startOfDay(try #require(Day(day))))
            let calls: [() throws -> Void] = [
                { try diary.answer(by: "karin", .choice(.visible), at: day) },
                {
                    _ = try Protections(diary.house).record(
                        .set, .nameAndAddress, of: Diary.ella, confirmed: "ella", at)
                },
            ]
            for call in calls { #expect(try diary.refusal { try call() }.contains(word)) }
        }
        let tomorrow = Registration(at: diary.house.startOfDay(try #require(Day(future))))
        let withdrawal = try diary.refusal {
            _ = try diary.consents.withdraw(Diary.ella, guardian: "karin", channel: Diary.blog, tomorrow)
        }
        #expect(withdrawal.contains("has not come yet"))
    }

    @Test("custody until before from; ending a relation that is not there; resolving what is not disputed")
    func custody() throws {
        let diary = try Diary()
        func add(_ guardian: String, from: String? = nil, until: String? = nil) throws -> String {
            try diary.refusal {
                _ = try diary.custody.add(
                    GivenCustody(
                        child: Diary.ella, guardian: guardian, from: from.flatMap { Day($0) },
                        until: until.flatMap { Day($0) }))
            }
        }
        #expect(try add("siv", from: "2027-02-01", until: "2027-01-31").contains("ends before it begins"))
        #expect(try add("siv", from: "2019-01-01").contains("before the birth"))
        #expect(try add("karin").contains("stands already"))
        #expect(try diary.refusal { _ = try diary.custody.end(Diary.ella, guardian: "eva") }.contains("no relation"))
        #expect(
            try diary.refusal { _ = try diary.custody.dispute(Diary.ella, guardian: "eva") }.contains("no relation"))
        #expect(
            try diary.refusal { _ = try diary.custody.resolve(Diary.ella, guardian: "jonas") }.contains("not disputed"))
        _ = try diary.custody.dispute(Diary.ella, guardian: "jonas")
        #expect(
            try diary.refusal { _ = try diary.custody.dispute(Diary.ella, guardian: "jonas") }.contains(
                "disputed already"))
    }

    @Test("a marking that is not confirmed with the same child")
    func unconfirmed() throws {
        let diary = try Diary()
        for step in Protections.Step.allCases {
            let said = try diary.refusal {
                _ = try Protections(diary.house).record(step, .assumedIdentity, of: Diary.ella, confirmed: "max")
            }
            #expect(said.contains("--confirm"))
        }
    }

    @Test("an event that is not there, evidence for what was not carried over, and what the old law does not carry")
    func events() throws {
        let diary = try Diary()
        let answer = try #require(try diary.answer(by: "karin", .choice(.visible)).first).event.id
        let file = Registration(reference: "BUN 2026/1")
        let strange = EventID(rawValue: "no-such-event")
        #expect(try diary.refusal { _ = try diary.consents.correct(strange) }.contains("no such event"))
        #expect(
            try diary.refusal { _ = try diary.consents.attachEvidence(to: answer, file) }.contains("carried over"))
        #expect(
            try diary.refusal { _ = try diary.consents.attachEvidence(to: answer, Registration()) }.contains(
                "--reference"))
        let given = GivenAnswer(
            person: Diary.ture, guardian: "eva", channel: Diary.blog, response: .choice(.visible), name: nil,
            noticeVersion: nil, language: "sv", at: diary.house.startOfDay(try #require(Day("2020-03-14"))))
        #expect(
            try diary.refusal(Diary.ture) { _ = try diary.consents.carryOver(given) }.contains("synas consent answer"))
    }

    @Test("a name without the picture; a post, a unit or a group that is not there")
    func places() throws {
        let diary = try Diary()
        #expect(
            try diary.refusal { try diary.answer(by: "karin", .choice(.unrecognisable), name: true) }.contains(
                "not visible"))
        #expect(
            try diary.refusal {
                _ = try diary.consents.leaveOut(Diary.ella, of: .post(PostID(rawValue: "no-such-post")))
            }.contains("no such post"))
        let unit = UnitID(rawValue: "ekbacken")
        for target in [Target.unit(UnitID(rawValue: "elsewhere")), .group("elsewhere", unit)] {
            #expect(try diary.refusal { _ = try diary.consents.ask(target) }.contains("no such"))
        }
    }

    @Test("a reference, a source or an id that could be a person's")
    func words() throws {
        let diary = try Diary()
        for registration in [
            Registration(reference: "Karin Berg"), Registration(reference: "20121212-1212"),
            Registration(source: "Karin Berg"), Registration(id: "short"), Registration(id: "121212-1212"),
            Registration(reference: "two\nlines 1"),
        ] {
            _ = try diary.refusal { _ = try diary.consents.ask(.person(Diary.ella), registration) }
        }
    }

    @Test("a clock that went back holds what can widen, and nothing that narrows")
    func clock() throws {
        let diary = try Diary()
        try diary.bothSayYes()
        diary.on("2026-08-01")
        let held = #expect(throws: ServiceError.self) { try diary.answer(by: "karin", .choice(.visible)) }
        #expect(held?.code == .clockSetBack)
        #expect(throws: ServiceError.self) { _ = try diary.custody.resolve(Diary.ella, guardian: "jonas") }
        try diary.answer(by: "jonas", .choice(.unrecognisable))
        #expect(try diary.choice() == .unrecognisable)
        _ = try diary.consents.withdraw(Diary.ella, guardian: "karin", channel: Diary.blog)
        try diary.answer(by: "jonas", .choice(.excluded))
        #expect(try diary.choice() == .excluded)
        _ = try Protections(diary.house).record(.set, .assumedIdentity, of: Diary.ella, confirmed: "ella")
        #expect(try diary.rule() == .protected)
    }
}
