import Consent
import Testing

@Suite("Rules 2-4: answers, and what is left of them")
struct AnswerTests {
    @Test("one guardian's silence is no yes")
    func silence() {
        var story = Story()
        story.custody("mother")
        story.custody("father")
        story.happens(.asked(Story.decider("father"), Story.blog))
        story.happens(.reminded(Story.decider("father"), Story.blog))
        story.answer("mother", .visible, name: true)
        #expect(story.decided().effect == Effect(choice: .unrecognisable, mayBeNamed: false))
        #expect(story.decided().rule == .noAnswer)
    }

    @Test("undecided is never a yes", arguments: [Choice.unrecognisable, .excluded])
    func undecided(noAnswer: Choice) {
        var story = Story(terms: Terms(basis: .consent, noAnswer: noAnswer))
        story.custody("mother")
        story.answer("mother", nil, name: true)
        #expect(story.decided().effect == Effect(choice: noAnswer, mayBeNamed: false))
    }

    @Test("no policy on consent can make no answer visible")
    func noAnswerIsCapped() {
        #expect(Terms(basis: .consent, noAnswer: .visible).noAnswer == .unrecognisable)
        #expect(Terms(basis: .publicTask, noAnswer: .visible).noAnswer == .visible)
    }

    @Test("the last answer counts, by when it was given and not by when it was written down")
    func lastGiven() {
        var story = Story.withTwoYes()
        story.answer("father", .visible, on: "2026-02-10")
        story.answer("father", .excluded, on: "2026-02-03")
        #expect(story.choice(on: "2026-02-05") == .excluded)
        #expect(story.choice(on: "2026-02-10") == .visible)
    }

    @Test("withdrawing narrows at once and never revives an earlier answer")
    func withdrawing() {
        var story = Story.withTwoYes()
        story.answer("father", .excluded, on: "2026-02-01")
        story.answer("father", .visible, on: "2026-02-02")
        story.withdraws("father", on: "2026-02-03")
        #expect(story.choice() == .unrecognisable)
        #expect(story.decided().restsOn.last?.rawValue == "event-7")
    }

    @Test("a refusal does not expire, is not withdrawn into a maybe, and does not lapse", arguments: 0..<6)
    func refusal(way: Int) {
        var story = Story.withTwoYes()
        story.answer("father", .excluded, expires: way == 0 ? "2026-02-01" : nil)
        switch way {
        case 1: story.withdraws("father", on: "2026-02-01")
        case 2: story.answer("father", nil, on: "2026-02-01")
        case 3: story.happens(.expired(Story.blog), on: "2026-02-01")
        case 4: story.history = ChannelHistory([ChannelChange(at: Story.moment("2026-02-01"), kind: .audience)])
        case 5: story.happens(.left(Story.blog.unit), on: "2026-02-01")
        default: break
        }
        #expect(story.choice(on: "2026-02-02") == .excluded)
        #expect(story.decided(on: "2026-02-02").rule == .refusalStands)
    }

    @Test("a yes expires on its day, for name and appearance")
    func expiry() {
        var story = Story()
        story.custody("mother")
        story.answer("mother", .visible, name: true, expires: "2026-06-30")
        #expect(story.name(on: "2026-06-29"))
        #expect(story.decided(on: "2026-06-30").effect == Effect(choice: .unrecognisable, mayBeNamed: false))
    }

    @Test("narrowing is immediate and by anyone; widening needs everyone")
    func minimum() {
        var story = Story.withTwoYes()
        story.answer("mother", .unrecognisable, on: "2026-02-01")
        #expect(story.choice() == .unrecognisable)
        story.answer("father", .excluded, on: "2026-02-02")
        #expect(story.choice() == .excluded)
        story.answer("father", .visible, on: "2026-02-03")
        #expect(story.choice() == .unrecognisable)
        story.answer("mother", .visible, on: "2026-02-04")
        #expect(story.choice() == .visible)
    }

    @Test("the name is asked apart: it needs everyone's yes, and visible")
    func names() {
        var story = Story.withTwoYes()
        #expect(story.name())
        story.answer("father", .visible, name: false, on: "2026-02-01")
        #expect(story.decided().effect == Effect(choice: .visible, mayBeNamed: false))
        #expect(story.decided().nameRule == .answers)
        story.answer("father", .visible, name: nil, on: "2026-02-02")
        #expect(!story.name())
        #expect(story.decided().nameRule == .noAnswer)
        story.answer("father", .unrecognisable, name: true, on: "2026-02-03")
        #expect(!story.name())
    }

    @Test("a yes for one preschool's blog says nothing of another's, nor of another channel")
    func places() {
        let story = Story.withTwoYes()
        let otherUnit = Place(unit: UnitID(rawValue: "tallen"), channel: Story.blog.channel)
        let otherChannel = Place(unit: Story.blog.unit, channel: ChannelID(rawValue: "facebook"))
        #expect(story.decided(at: otherUnit).effect.choice == .unrecognisable)
        #expect(story.decided(at: otherChannel).effect.choice == .unrecognisable)
    }

    @Test("on a public task no answer may be visible; an objection narrows at once; withdrawing a yes is an objection")
    func publicTask() {
        var story = Story(terms: Terms(basis: .publicTask, noAnswer: .visible))
        story.custody("mother")
        story.custody("father")
        #expect(story.decided().effect == Effect(choice: .visible, mayBeNamed: false))
        story.answer("father", .unrecognisable, on: "2026-02-01")
        #expect(story.choice() == .unrecognisable)
        story.answer("father", .visible, on: "2026-02-02")
        #expect(story.choice() == .visible)
        story.withdraws("father", on: "2026-02-03")
        #expect(story.choice() == .unrecognisable)
        story.answer("father", .visible, on: "2026-02-04")
        story.withdraws("mother", on: "2026-02-05")
        #expect(story.choice() == .unrecognisable, "also without an answer to withdraw")
    }
}
