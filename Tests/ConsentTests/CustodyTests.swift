import Consent
import Testing

@Suite("Rules 5 and 6: custody changes, and custody disputed")
struct CustodyTests {
    private func guardian(_ name: String) -> GuardianID { GuardianID(rawValue: name) }

    @Test("when the parent who refused loses custody, the refusal stays until the other has answered anew")
    func goes() {
        var story = Story.withTwoYes()
        story.answer("father", .excluded, on: "2026-02-01")
        story.happens(.custodyEnded(guardian("father")), on: "2026-03-01")
        #expect(story.choice() == .excluded)
        #expect(story.decided().rule == .ceilingUntilAllAnswerAnew)
        story.answer("mother", nil, on: "2026-03-02")
        #expect(story.choice() == .excluded, "undecided is not an answer anew")
        story.answer("mother", .visible, name: true, on: "2026-03-03")
        #expect(story.decided().effect == Effect(choice: .visible, mayBeNamed: true))
    }

    @Test("a new guardian narrows until they say yes, and nothing widens until both have answered anew")
    func comes() {
        var story = Story.withTwoYes()
        story.answer("mother", .unrecognisable, on: "2026-02-01")
        story.custody("other", on: "2026-03-01")
        story.answer("other", .visible, on: "2026-03-02")
        story.answer("mother", .visible, on: "2026-03-03")
        #expect(story.choice() == .unrecognisable, "the father has not answered anew")
        story.answer("father", .visible, on: "2026-03-04")
        #expect(story.choice() == .visible)
    }

    @Test("what was carried over is an answer anew once there is evidence for it")
    func evidenceAnew() {
        var story = Story.withTwoYes()
        story.answer("father", .excluded, on: "2026-02-01")
        story.happens(.custodyEnded(guardian("father")), on: "2026-03-01")
        let old = story.happens(.carriedOver(Story.answer("mother", .visible)), on: "2026-03-02")
        #expect(story.choice() == .excluded)
        story.happens(.evidenceAttached(old), on: "2026-03-03")
        #expect(story.choice() == .visible)
    }

    @Test("who has answered anew has, also when something without evidence follows")
    func staysAnew() {
        var story = Story.withTwoYes()
        story.answer("father", .excluded, on: "2026-02-01")
        story.happens(.custodyEnded(guardian("father")), on: "2026-03-01")
        story.custody("other")
        story.answer("mother", .visible, on: "2026-03-02")
        story.happens(.carriedOver(Story.answer("mother", .visible)), on: "2026-03-03")
        story.answer("other", .visible, on: "2026-03-04")
        #expect(story.choice() == .unrecognisable)
        #expect(story.decided().rule == .legacyUnverified)
    }

    @Test("custody that ends on a day that was known beforehand ends by itself")
    func until() {
        var story = Story()
        story.custody("mother")
        story.custody("guardian", until: "2026-06-01")
        story.answer("mother", .visible)
        story.answer("guardian", .unrecognisable)
        #expect(story.decided(on: "2026-05-31").rule == .answers)
        #expect(story.decided(on: "2026-06-01").rule == .ceilingUntilAllAnswerAnew)
        story.answer("mother", .visible, on: "2026-06-02")
        #expect(story.choice() == .visible)
    }

    @Test("between two guardians there is no decider: excluded, until the new one has answered")
    func gap() {
        var story = Story()
        story.custody("mother")
        story.answer("mother", .visible)
        story.happens(.custodyEnded(guardian("mother")), on: "2026-02-01")
        #expect(story.decided().rule == .noDecider)
        story.custody("guardian", on: "2026-02-02")
        #expect(story.choice() == .excluded)
        story.answer("guardian", .visible, on: "2026-02-03")
        #expect(story.choice() == .visible)
    }

    @Test("handed over at one moment there is no gap")
    func handover() {
        var story = Story()
        story.custody("mother")
        story.answer("mother", .visible)
        story.custody("guardian", on: "2026-02-01")
        story.happens(.custodyEnded(guardian("mother")))
        #expect(story.choice() == .unrecognisable)
    }

    @Test("while custody is disputed a no counts at once and a yes only after it is resolved")
    func disputed() {
        var story = Story.withTwoYes()
        story.happens(.custodyDisputed(guardian("father")), on: "2026-02-01")
        #expect(story.choice() == .visible)
        story.answer("father", .excluded, on: "2026-02-02")
        #expect(story.decided().rule == .answers)
        story.answer("father", .visible, on: "2026-02-03")
        #expect(story.choice() == .excluded)
        #expect(story.decided().rule == .custodyDisputed)
        story.happens(.custodyResolved(guardian("father")), on: "2026-02-04")
        #expect(story.choice() == .visible)
    }

    @Test("two disputes end with the second")
    func twoDisputes() {
        var story = Story.withTwoYes()
        story.answer("father", .unrecognisable)
        story.happens(.custodyDisputed(guardian("father")), on: "2026-02-01")
        story.happens(.custodyDisputed(guardian("mother")), on: "2026-02-02")
        story.answer("father", .visible, on: "2026-02-03")
        story.happens(.custodyResolved(guardian("mother")), on: "2026-02-04")
        #expect(story.choice() == .unrecognisable)
        story.happens(.custodyResolved(guardian("father")), on: "2026-02-05")
        #expect(story.choice() == .visible)
    }

    @Test("custody that changes while disputed leaves the narrow result as the ceiling")
    func changesWhileDisputed() {
        var story = Story.withTwoYes()
        story.answer("father", .excluded)
        story.happens(.custodyDisputed(guardian("father")), on: "2026-02-01")
        story.happens(.custodyEnded(guardian("father")), on: "2026-02-02")
        story.happens(.custodyResolved(guardian("father")), on: "2026-02-03")
        #expect(story.choice() == .excluded)
        story.answer("mother", .visible, on: "2026-02-04")
        #expect(story.choice() == .visible)
    }

    @Test("a dispute among guardians is nothing to a pupil who decides alone")
    func ofAge() {
        var story = Story(born: "2005-01-01")
        story.custody("mother")
        story.happens(.custodyDisputed(guardian("mother")))
        story.answer("self", .visible, on: "2026-02-01")
        #expect(story.choice() == .visible)
    }
}
