import Consent
import Foundation
import Services
import Storage
import Testing

@Suite("The event table: custody, markings, ages, what came before and what was wrong")
struct PersonEventTests {
    @Test("custody added: the new guardian is waited for, and no yes is wider than before until all answer anew")
    func custodyAdded() throws {
        let diary = try Diary()
        try diary.bothSayYes()
        let court = Registration(source: "court", reference: "T 1234-26")
        let given = GivenCustody(child: Diary.ella, guardian: "siv", until: Day("2026-12-31"))
        _ = try diary.custody.add(given, court)
        #expect(try diary.choice() == .unrecognisable)
        for parent in ["karin", "jonas", "siv"] { try diary.answer(by: parent, .choice(.visible)) }
        #expect(try diary.choice() == .visible)
        diary.on("2027-01-01")
        #expect(try diary.refusal { try diary.answer(by: "siv", .choice(.excluded)) }.contains("no custody"))
    }

    @Test("a guardian whom the roster does not have yet comes with a name")
    func newGuardian() throws {
        let diary = try Diary()
        let stranger = GivenCustody(child: Diary.ella, guardian: "kim")
        #expect(try diary.refusal { _ = try diary.custody.add(stranger) }.contains("no guardian has that source id"))
        _ = try diary.custody.add(GivenCustody(child: Diary.ella, guardian: "kim", name: "Kim Alm"))
        try diary.answer(by: "kim", .choice(.excluded))
        #expect(try diary.choice() == .excluded)
    }

    @Test("custody ended: that guardian decides no more, and the refusal stays until the other answers anew")
    func custodyEnded() throws {
        let diary = try Diary()
        try diary.answer(by: "karin", .choice(.visible))
        try diary.answer(by: "jonas", .choice(.excluded))
        _ = try diary.custody.end(Diary.ella, guardian: "jonas", Registration(reference: "T 1234-26"))
        #expect(try diary.choice() == .excluded)
        try diary.answer(by: "karin", .choice(.visible))
        #expect(try diary.choice() == .visible)
    }

    @Test("custody disputed and resolved: a wide answer is kept, widens nothing until then, and that is said")
    func disputed() throws {
        let diary = try Diary()
        try diary.answer(by: "karin", .choice(.visible))
        _ = try diary.custody.dispute(Diary.ella, guardian: "jonas")
        let recorded = try diary.answer(by: "jonas", .choice(.visible))
        #expect(recorded.first?.notes == [.custodyDisputed])
        #expect(try diary.choice() == .unrecognisable && diary.rule() == .custodyDisputed)
        #expect(try diary.pending() == [:], "it is kept as that person's answer")
        _ = try diary.custody.resolve(Diary.ella, guardian: "jonas", Registration(reference: "T 1234-26"))
        #expect(try diary.choice() == .visible)
        #expect(try diary.answer(by: "jonas", .choice(.visible)).first?.notes == [])
    }

    @Test("protection set and lifted: excluded at once, and nothing that is answered differs by what stood before")
    func protection() throws {
        let diary = try Diary()
        try diary.bothSayYes()
        let protections = Protections(diary.house)
        func record(_ step: Protections.Step) throws -> RecordedEvent? {
            try protections.record(step, .confidentialityMarking, of: Diary.ella, confirmed: "ella").first
        }
        let steps: [(Protections.Step, Choice)] = [
            (.lift, .visible), (.set, .excluded), (.set, .excluded), (.lift, .visible), (.lift, .visible),
        ]
        let before = try diary.consents.pending(within: 400).pending.count
        for (step, expected) in steps {
            let recorded = try #require(try record(step))
            #expect(recorded.handle == "ella" && recorded.notes.isEmpty)
            #expect(try diary.choice() == expected)
            #expect(try diary.consents.pending(within: 400).pending.count == before)
        }
    }

    @Test("what is said of an answer while custody is disputed is the same whether or not a marking stands")
    func disputedAndMarked() throws {
        func notes(isMarked: Bool) throws -> [[RecordedEvent.Note]?] {
            let diary = try Diary()
            try diary.bothSayYes()
            if isMarked {
                _ = try Protections(diary.house).record(.set, .assumedIdentity, of: Diary.ella, confirmed: "ella")
            }
            _ = try diary.custody.dispute(Diary.ella, guardian: "jonas")
            return try ["open-blog", "newsletter"].map {
                try diary.answer(by: "karin", .choice(.visible), in: ChannelID(rawValue: $0)).first?.notes
            }
        }
        #expect(try notes(isMarked: false) == [[], [.custodyDisputed]])
        #expect(try notes(isMarked: true) == notes(isMarked: false))
    }

    @Test("from eighteen on no guardian answers for anyone")
    func ofAge() throws {
        let diary = try Diary()
        try diary.answer(Diary.max, by: "eva", .choice(.visible))
        diary.on("2030-09-03")
        let calls: [() throws -> Void] = [
            { try diary.answer(Diary.max, by: "eva", .choice(.visible)) },
            { _ = try diary.consents.withdraw(Diary.max, guardian: "eva", channel: nil) },
        ]
        for call in calls { #expect(try diary.refusal(Diary.max, call).contains("of age")) }
        let dayBefore = try diary.answer(Diary.max, by: "eva", .choice(.excluded), at: "2030-09-02")
        #expect(dayBefore.count == 1, "a form that was signed the day before")
    }

    @Test("a child comes to an age: it is asked, then decides alone, and at 18 its guardians' answers end")
    func ages() throws {
        let diary = try Diary()
        try diary.answer(Diary.max, by: "eva", .choice(.visible))
        #expect(try diary.choice(Diary.max) == .unrecognisable, "nothing widens until he has had his say")
        #expect(try diary.pending(Diary.max) == ["the child": .ofAge])
        let asked = try diary.consents.ask(.person(Diary.max), channel: Diary.blog)
        let blog = Place(unit: UnitID(rawValue: "ekbacken"), channel: Diary.blog)
        #expect(asked.map(\.event.what) == [.asked(.person, blog)])
        #expect(try diary.pending(Diary.max) == ["the child": .notAnswered])
        try diary.answer(Diary.max, by: nil, .choice(.visible))
        #expect(try diary.choice(Diary.max) == .visible)
        try diary.answer(Diary.max, by: nil, .choice(.excluded))
        #expect(try diary.choice(Diary.max) == .excluded, "he may narrow")
        diary.on("2027-09-03")
        try diary.answer(Diary.max, by: nil, .choice(.visible))
        try diary.answer(Diary.max, by: "eva", .choice(.excluded))
        #expect(try diary.choice(Diary.max) == .visible, "from fifteen he alone decides")
        diary.on("2030-09-03")
        #expect(try diary.pending(Diary.max) == ["the child": .expired])
    }

    @Test("carried over from PUL: legacy-unverified, no yes until evidence is attached; a refusal counts at once")
    func carriedOver() throws {
        // The channel holds an answer for the whole stage, and has no notice of its own yet.
        let diary = try Diary(from: "2026-06-01") { policies in
            let path = "\(policies)/channels/open-blog.yaml"
            try String(contentsOfFile: path, encoding: .utf8).replacing("school-year", with: "stage").write(
                toFile: path, atomically: true, encoding: .utf8)
        }
        let signed = Registration(at: diary.house.startOfDay(try #require(Day("2017-09-01"))), reference: "BUN 2017/31")
        func carryOver(_ choice: Choice) throws -> RecordedEvent {
            let given = GivenAnswer(
                person: Diary.ture, guardian: "eva", channel: Diary.blog, response: .choice(choice), name: nil,
                noticeVersion: nil, language: "sv")
            return try #require(try diary.consents.carryOver(given, signed).first)
        }
        let event = try carryOver(.visible).event
        #expect(event.what.answer?.notice == .unknown)
        #expect(try diary.choice(Diary.ture) == .unrecognisable)
        #expect(try diary.pending(Diary.ture)["eva"] == .unverified)
        let found = Registration(reference: "BUN 2026/77")
        _ = try diary.consents.attachEvidence(to: event.id, found)
        #expect(try diary.choice(Diary.ture) == .visible)
        diary.on("2026-08-01")
        #expect(try diary.choice(Diary.ture) == .unrecognisable, "the first notice asks anew")
        _ = try carryOver(.excluded)
        #expect(try diary.choice(Diary.ture) == .excluded)
    }

    @Test("registered in error: a correcting event, and nothing is edited; a correction can be corrected")
    func corrected() throws {
        let diary = try Diary()
        try diary.bothSayYes()
        let wrong = try #require(try diary.answer(by: "jonas", .choice(.excluded)).first).event.id
        let correction = try #require(try diary.consents.correct(wrong).first).event.id
        #expect(try diary.choice() == .visible)
        #expect(
            try diary.consents.history(Diary.ella).entries.first { $0.event.id == wrong }?.correctedBy == correction)
        #expect(try diary.refusal { _ = try diary.consents.correct(wrong) }.contains("corrected already"))
        _ = try diary.consents.correct(correction)
        #expect(try diary.choice() == .excluded)
        #expect(try diary.kinds().suffix(3) == [.answered, .corrected, .corrected])
    }

    @Test("a leaving that was registered in error brings the child back as if it had never left")
    func leavingCorrected() throws {
        let diary = try Diary()
        try diary.bothSayYes()
        let left = try #require(try Leaving(diary.house).leave(Diary.ella).first).event.id
        let correction = try #require(try diary.consents.correct(left).first).event.id
        #expect(try diary.choice() == .visible)
        #expect(try diary.isThere("ella"))
        _ = try diary.consents.correct(correction)
        #expect(try !diary.isThere("ella"))
    }

    @Test("erased: nobody may be seen, and nothing more can be recorded")
    func erased() throws {
        let diary = try Diary()
        try diary.bothSayYes()
        try diary.erase("ella")
        #expect(try diary.choice() == .excluded && diary.rule() == .erased)
        let calls: [() throws -> Void] = [
            { try diary.answer(by: "karin", .choice(.visible)) },
            { _ = try diary.consents.withdraw(Diary.ella, guardian: "karin", channel: Diary.blog) },
            { _ = try diary.custody.end(Diary.ella, guardian: "jonas") },
            { _ = try Leaving(diary.house).leave(Diary.ella) },
        ]
        for call in calls { #expect(try diary.refusal { try call() }.contains("destroyed")) }
        #expect(try diary.consents.ask(.unit(UnitID(rawValue: "ekbacken"))).allSatisfy { $0.handle != "ella" })
    }
}

extension Diary {
    func isThere(_ handle: String) throws -> Bool {
        try house.store.snapshot { reader in
            let now = try #require(try reader.lastRecorded())
            return try reader.people(of: UnitID(rawValue: "ekbacken"), at: now).contains { $0.handle == handle }
        }
    }

    /// What destroying the data will record.
    func erase(_ handle: String) throws {
        let now = house.surroundings.now()
        let person = try consents.history(PersonReference(handle)).person
        let event = Event(
            id: EventID(rawValue: house.surroundings.newID()), person: person, at: now, recordedAt: now,
            actor: "staff-7", source: "erasure", what: .erased)
        try house.store.commit(Change(events: [event]), entry: LedgerDraft(kind: .child, at: now, actor: "staff-7"))
    }
}
