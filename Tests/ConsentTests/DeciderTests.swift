import Consent
import Testing

@Suite("Rule 1: who decides")
struct DeciderTests {
    static let swedish = Terms(basis: .consent, childVoiceFrom: 12, childDecidesFrom: 15)

    @Test("without any decider the child must not be in the picture")
    func nobody() {
        var story = Story()
        story.happens(.joined(Story.blog.unit))
        #expect(story.decided().effect == .nothing)
        #expect(story.decided().rule == .noDecider)
    }

    @Test("both guardians with custody decide")
    func both() {
        let story = Story.withTwoYes()
        #expect(story.decided().effect == Effect(choice: .visible, mayBeNamed: true))
        #expect(story.decided().rule == .answers)
        #expect(story.decided().restsOn.map(\.rawValue) == ["event-3", "event-4"])
    }

    @Test(
        "a foster parent, a partner or a grandparent decides nothing",
        arguments: [
            Relation.fosterParent, .partner, .grandparent, .other,
        ])
    func others(relation: Relation) {
        var story = Story.withTwoYes()
        story.custody("other", relation)
        story.answer("other", .excluded)
        #expect(story.choice() == .visible)
    }

    @Test("from the age of a say the child may narrow, and needs no answer for what stands")
    func voice() {
        var story = Story.withTwoYes(born: "2014-03-10", terms: Self.swedish)
        story.answer("self", .excluded, on: "2026-02-01")
        #expect(story.choice(on: "2026-03-09") == .visible)
        #expect(story.choice(on: "2026-03-10") == .excluded)
        story.answer("self", .visible, name: true, on: "2026-03-20")
        #expect(story.choice() == .visible, "what a child narrowed it can take back")
    }

    @Test("when the child comes to have a say, what was narrow stays so until the child has answered too")
    func voiceIsADeciderWhoComes() {
        var story = Story.withTwoYes(born: "2014-03-10", terms: Self.swedish)
        story.answer("father", .unrecognisable, on: "2026-02-01")
        story.answer("father", .visible, name: true, on: "2026-03-20")
        story.answer("mother", .visible, name: true, on: "2026-03-21")
        #expect(story.choice() == .unrecognisable)
        #expect(story.decided().rule == .ceilingUntilAllAnswerAnew)
        story.answer("self", .visible, name: true, on: "2026-03-22")
        #expect(story.decided().effect == Effect(choice: .visible, mayBeNamed: true))
    }

    @Test("from the age of deciding the child alone decides, and a guardian's no ends with the child's yes")
    func decides() {
        var story = Story.withTwoYes(born: "2011-03-10", terms: Self.swedish)
        story.answer("father", .unrecognisable, on: "2026-02-01")
        #expect(story.choice(on: "2026-03-10") == .unrecognisable)
        story.answer("self", .visible, on: "2026-03-11")
        #expect(story.choice() == .visible)
        story.answer("father", .excluded, on: "2026-03-12")
        #expect(story.choice() == .visible)
    }

    @Test("at 18 guardians' answers end, whatever the policy says")
    func majority() {
        let story = Story.withTwoYes(born: "2008-03-10")
        #expect(story.choice(on: "2026-03-09") == .visible)
        #expect(story.choice(on: "2026-03-10") == .unrecognisable)
        #expect(story.decided(on: "2026-03-10").rule == .noAnswer)
    }

    @Test("ages are attained when the birthday begins in the organisation's time zone")
    func timeZone() throws {
        let story = Story.withTwoYes(born: "2008-03-10")
        let stockholm = LocalDays { Moment(rawValue: Moment(day: $0).rawValue - 3_600_000) }
        func choice(_ moment: String) throws -> Choice {
            let at = try #require(Moment(moment))
            let question = Question(place: Story.blog, terms: story.terms, at: at, days: stockholm)
            return effective(of: story.person, events: story.events, in: question).effect.choice
        }
        #expect(try choice("2026-03-09T22:59:59.999Z") == .visible)
        #expect(try choice("2026-03-09T23:00:00Z") == .unrecognisable)
    }

    @Test("of a child whose birthday nobody knows the guardians decide, and the child may narrow")
    func unknownBirthday() {
        var story = Story.withTwoYes(born: nil, terms: Self.swedish)
        #expect(story.choice() == .visible)
        story.answer("self", .unrecognisable)
        #expect(story.choice() == .unrecognisable)
    }

    @Test("staff decide for themselves; no answer is not recognisable, even on a public task")
    func staff() {
        let task = Terms(basis: .publicTask, noAnswer: .visible)
        var story = Story(born: nil, kind: .staff, terms: task)
        #expect(story.choice() == .unrecognisable)
        story.custody("mother")
        story.answer("mother", .excluded)
        #expect(story.choice() == .unrecognisable)
        story.answer("self", .visible, name: true)
        #expect(story.decided().effect == Effect(choice: .visible, mayBeNamed: true))
        story.withdraws("self")
        #expect(story.choice() == .unrecognisable)
    }
}
