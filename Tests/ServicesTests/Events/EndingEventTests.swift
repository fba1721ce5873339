import Consent
import Services
import Testing

@Suite("The event table: what ends answers")
struct EndingEventTests {
    @Test("expired with the school year: new publications stop, and it was warned about beforehand")
    func schoolYear() throws {
        let diary = try Diary()
        try diary.bothSayYes()
        diary.on("2027-07-10")
        #expect(try diary.choice() == .visible)
        #expect(try diary.pending(within: 30) == ["karin": .expires, "jonas": .expires])
        #expect(try diary.pending(within: 10) == [:])
        diary.on("2027-08-01")
        #expect(try diary.choice() == .unrecognisable)
        #expect(try diary.pending() == ["karin": .expired, "jonas": .expired])
    }

    @Test("a refusal does not expire")
    func refusalStands() throws {
        let diary = try Diary()
        try diary.bothSayYes()
        try diary.answer(by: "jonas", .choice(.excluded))
        diary.on("2027-09-01")
        #expect(try diary.choice() == .excluded)
    }

    @Test("expired by an act for a whole group, at the end of a stage: one act, one commit")
    func stage() throws {
        let diary = try Diary()
        try diary.bothSayYes()
        try diary.answer(Diary.max, by: "eva", .choice(.visible))
        let group = Target.group("grodan", UnitID(rawValue: "ekbacken"))
        let ended = try diary.consents.end(.expired, of: group, channel: nil)
        #expect(Set(ended.map(\.handle)) == ["ella", "max"])
        #expect(Set(ended.map(\.event.recordedAt)).count == 1)
        #expect(try diary.choice() == .unrecognisable)
        #expect(
            try diary.refusal { _ = try diary.consents.end(.expired, of: group, channel: nil) }.contains("no answer"))
        try diary.bothSayYes()
        #expect(try diary.choice() == .visible, "answered anew")
    }

    @Test("the child leaves, is kept, and comes back: everyone is asked anew, and a refusal stands")
    func leaves() throws {
        let diary = try Diary()
        try diary.bothSayYes()
        _ = try Leaving(diary.house).leave(Diary.ella)
        #expect(try diary.choice() == .unrecognisable)
        #expect(try diary.consents.pending(within: 0).pending.contains { $0.handle == "ella" } == false)
        #expect(try diary.kinds().last == .left, "kept, not deleted")
        #expect(try diary.refusal { _ = try Leaving(diary.house).leave(Diary.ella) }.contains("recorded already"))
        diary.on("2026-11-01")
        _ = try Leaving(diary.house).comeBack(Diary.ella)
        #expect(try diary.choice() == .unrecognisable)
        #expect(try diary.pending() == ["karin": .expired, "jonas": .expired])
        #expect(try diary.refusal { _ = try Leaving(diary.house).comeBack(Diary.ella) }.contains("not left"))
    }

    @Test("the notice changes materially: answers lapse and are asked for again; an editorial change keeps them")
    func notice() throws {
        let diary = try Diary {
            try Diary.addNotice("2026-10", "editorial", from: "2026-10-01", to: $0)
            try Diary.addNotice("2026-12", "material", from: "2026-12-01", to: $0)
        }
        try diary.bothSayYes()
        try diary.answer(by: "karin", .choice(.visible), in: Diary.newsletter)
        diary.on("2026-10-15")
        #expect(try diary.choice() == .visible)
        diary.on("2026-12-01")
        #expect(try diary.choice() == .unrecognisable)
        #expect(try diary.pending() == ["karin": .lapsed, "jonas": .lapsed])
        try diary.bothSayYes(notice: "2026-12")
        #expect(try diary.choice() == .visible)
    }

    @Test("recipients, platform or audience change: the answers for that channel lapse, and for no other")
    func recipients() throws {
        let diary = try Diary {
            try Diary.add(
                "changes:\n  - from: 2026-10-01\n    what: recipients", to: "channels/open-blog.yaml", of: $0)
        }
        try diary.bothSayYes()
        for parent in ["karin", "jonas"] { try diary.answer(by: parent, .choice(.visible), in: Diary.newsletter) }
        diary.on("2026-10-01")
        #expect(try diary.choice() == .unrecognisable)
        #expect(try diary.choice(in: Diary.newsletter) == .visible)
    }

    @Test("invalidated by the authority, revoked by the controller: no answer any more, also for those who have left")
    func invalidated() throws {
        for how in [AnswersEnd.invalidated, .revoked] {
            let diary = try Diary()
            try diary.bothSayYes()
            try diary.answer(Diary.max, by: "eva", .choice(.visible))
            _ = try Leaving(diary.house).leave(Diary.max)
            let unit = Target.unit(UnitID(rawValue: "ekbacken"))
            let ended = try diary.consents.end(
                how, of: unit, channel: Diary.blog, Registration(source: "authority", reference: "IMY 2026-1234"))
            #expect(Set(ended.map(\.handle)) == ["ella", "max"])
            #expect(ended.allSatisfy { $0.event.reference == "IMY 2026-1234" && $0.event.source == "authority" })
            #expect(try diary.choice() == .unrecognisable)
            #expect(try diary.pending()["karin"]?.rawValue == how.rawValue)
            try diary.bothSayYes()
            #expect(try diary.choice() == .visible)
        }
    }
}
