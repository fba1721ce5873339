import Consent
import Storage
import Testing

@testable import Services

@Suite("The same call twice is one")
struct RepeatedCallTests {
    private static let id = "0c6f3a52-call"

    @Test("an answer repeated under its id is told again and recorded once, whatever was answered since")
    func answer() throws {
        let diary = try Diary()
        let first = try diary.answer(by: "karin", .choice(.visible), id: Self.id)
        #expect(first.map(\.event.id.rawValue) == [Self.id])
        try diary.answer(by: "karin", .choice(.excluded))
        let count = try diary.kinds().count
        diary.on("2026-09-01")
        let again = try diary.answer(by: "karin", .choice(.visible), id: Self.id)
        #expect(again.map(\.event) == first.map(\.event))
        #expect(try diary.kinds().count == count)
        let other = try diary.refusal { try diary.answer(by: "karin", .choice(.excluded), id: Self.id) }
        #expect(other.contains("an id of its own"))
        #expect(try diary.refusal { try diary.answer(by: "jonas", .choice(.visible), id: Self.id) } == other)
    }

    @Test("an event's id tells nothing of the others that were recorded with it: it stands in a receipt")
    func idsApart() throws {
        let diary = try Diary()
        let answers = ["karin", "jonas"].map { guardian in
            GivenAnswer(
                person: Diary.ella, guardian: guardian, channel: Diary.blog, response: .choice(.visible), name: nil,
                noticeVersion: "2026-08", language: "sv")
        }
        let ids = try diary.consents.answer(answers, Registration(id: Self.id)).map(\.event.id.rawValue)
        #expect(ids.count == 2 && ids[0] == Self.id && !ids[1].contains(Self.id.prefix(8)) && ids[1].count == 32)
        #expect(try diary.consents.answer(answers, Registration(id: Self.id)).map(\.event.id.rawValue) == ids)
        let receipts = try ids.map { try Receipts(diary.house).receipt(EventID(rawValue: $0)).recordID.rawValue }
        #expect(receipts == ids)
    }

    @Test("an act of many events repeated is one; of fewer or more it is another")
    func manyEvents() throws {
        let diary = try Diary()
        try diary.bothSayYes()
        try diary.answer(by: "karin", .choice(.visible), in: Diary.newsletter)
        let registration = Registration(reference: "IMY 2026-1234", id: Self.id)
        let unit = Target.unit(UnitID(rawValue: "ekbacken"))
        let first = try diary.consents.end(.invalidated, of: unit, channel: nil, registration)
        #expect(first.count == 2)
        let again = try diary.consents.end(.invalidated, of: unit, channel: nil, registration)
        #expect(again.map(\.event) == first.map(\.event))
        let channel = try #require(first.first?.event.what.place?.channel)
        #expect(
            try diary.refusal { _ = try diary.consents.end(.invalidated, of: unit, channel: channel, registration) }
                .contains("an id of its own"))
    }

    @Test(
        "ids of one's own that look like the next of another call's, or are: each is its own call, or is refused in one line"
    )
    func neighbours() throws {
        let diary = try Diary()
        let first = try diary.answer(by: "karin", .choice(.visible), id: Self.id)
        try diary.answer(by: "karin", .choice(.excluded), id: "\(Self.id)-2")
        #expect(try diary.answer(by: "karin", .choice(.visible), id: Self.id).map(\.event) == first.map(\.event))
        let next = try #require(Registration(id: "another-call").eventID(1))
        try diary.answer(by: "jonas", .choice(.visible), id: next.rawValue)
        try diary.answer(by: "jonas", .choice(.visible), in: Diary.newsletter)
        let taken = try diary.refusal {
            _ = try diary.consents.withdraw(
                Diary.ella, guardian: "jonas", channel: nil, Registration(id: "another-call"))
        }
        #expect(taken.contains("an id of its own"))
    }

    @Test("so is everything else that is registered", arguments: 0..<9)
    func others(number: Int) throws {
        let diary = try Diary()
        try diary.bothSayYes()
        let registration = Registration(id: Self.id)
        let wrong = try #require(try diary.answer(by: "jonas", .choice(.excluded)).first).event.id
        let calls: [() throws -> [RecordedEvent]] = [
            { try diary.consents.withdraw(Diary.ella, guardian: "karin", channel: nil, registration) },
            { try diary.consents.ask(.person(Diary.max), registration) },
            { try diary.consents.correct(wrong, registration) },
            { try diary.consents.end(.expired, of: .person(Diary.ella), channel: nil, registration) },
            { try diary.custody.dispute(Diary.ella, guardian: "jonas", registration) },
            { try diary.custody.end(Diary.ella, guardian: "jonas", registration) },
            { try diary.custody.add(GivenCustody(child: Diary.ella, guardian: "siv"), registration) },
            { try Leaving(diary.house).leave(Diary.ella, registration) },
            {
                try Protections(diary.house).record(
                    .lift, .assumedIdentity, of: Diary.ella, confirmed: "ella", registration)
            },
        ]
        let first = try calls[number]()
        let last = try diary.lastEntry()
        diary.on("2026-08-12")
        let again = try calls[number]()
        #expect(again.map(\.event) == first.map(\.event) && !first.isEmpty)
        #expect(try diary.lastEntry() == last, "nothing was written")
    }
}

extension Diary {
    /// What the last entry says of the time.
    func lastEntry() throws -> Moment? { try house.store.snapshot { try $0.lastRecorded() } }
}
