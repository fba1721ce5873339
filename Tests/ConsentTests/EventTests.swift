import Consent
import Testing

@Suite("Rules 7 and 8, and what else can happen")
struct EventTests {
    @Test(
        "a marking excludes at once and everywhere; lifting one of two changes nothing; lifting all restores",
        arguments: [
            LegalBasis.consent, .publicTask,
        ])
    func protection(basis: LegalBasis) {
        var story = Story.withTwoYes(terms: Terms(basis: basis))
        let marked = story.happens(.protectionSet(.confidentialityMarking), on: "2026-02-01")
        #expect(story.decided().effect == .nothing)
        #expect(story.decided().rule == .protected && story.decided().restsOn == [marked])
        story.happens(.protectionSet(.protectedRegistration), on: "2026-02-02")
        story.happens(.protectionLifted(.confidentialityMarking), on: "2026-02-03")
        #expect(story.decided().effect == .nothing)
        story.happens(.protectionLifted(.protectedRegistration), on: "2026-02-04")
        #expect(story.choice() == .visible)
    }

    @Test("the channel's cap comes last, and the channel that names nobody names nobody")
    func cap() {
        var story = Story.withTwoYes(terms: Terms(basis: .consent, atMost: .unrecognisable))
        #expect(story.decided().effect == Effect(choice: .unrecognisable, mayBeNamed: false))
        #expect(story.decided().rule == .channelCap)
        story.answer("father", .excluded)
        #expect(story.decided().rule == .answers)
        let unnamed = Story.withTwoYes(terms: Terms(basis: .consent, namesAllowed: false)).decided()
        #expect(unnamed.effect == Effect(choice: .visible, mayBeNamed: false))
        #expect(unnamed.nameRule == .channelCap)
    }

    @Test("nobody is seen in a forbidden channel")
    func forbidden() {
        let story = Story.withTwoYes(terms: Terms(basis: .forbidden))
        #expect(story.decided().effect == .nothing && story.decided().rule == .forbiddenChannel)
    }

    @Test("left out of one post, the child is in the others")
    func leftOutOfAPost() {
        var story = Story.withTwoYes()
        story.happens(.leftOut(Story.blog, .post("post-8")))
        #expect(story.decided(post: "post-8").effect == .nothing)
        #expect(story.decided(post: "post-8").rule == .leftOut)
        #expect(story.decided(post: "post-9").effect.choice == .visible)
        #expect(story.choice() == .visible)
    }

    @Test("left out today, the child is in tomorrow's post")
    func leftOutToday() throws {
        var story = Story.withTwoYes()
        story.happens(.leftOut(Story.blog, .day(try #require(Day("2026-02-01")))), on: "2026-02-01")
        #expect(story.choice() == .excluded)
        #expect(story.choice(on: "2026-02-02") == .visible)
    }

    @Test("what is carried over from PUL is no yes until evidence is attached, and a no all the same")
    func carriedOver() {
        var story = Story()
        story.custody("mother")
        let yes = story.happens(.carriedOver(Story.answer("mother", .visible, name: true)), on: "2026-02-01")
        #expect(story.decided().effect == Effect(choice: .unrecognisable, mayBeNamed: false))
        story.happens(.evidenceAttached(EventID(rawValue: "another")), on: "2026-02-02")
        #expect(story.choice() == .unrecognisable)
        story.happens(.evidenceAttached(yes), on: "2026-02-03")
        #expect(story.decided().effect == Effect(choice: .visible, mayBeNamed: true))
        story.happens(.carriedOver(Story.answer("mother", .excluded)), on: "2026-02-04")
        #expect(story.choice() == .excluded)
    }

    @Test(
        "expired, revoked, invalidated, left: no answer any more, until they answer anew",
        arguments: [
            What.expired(Story.blog), .revoked(Story.blog), .invalidated(Story.blog), .left(Story.blog.unit),
        ])
    func ended(what: What) {
        var story = Story.withTwoYes()
        story.happens(what, on: "2026-02-01")
        #expect(story.decided().effect == Effect(choice: .unrecognisable, mayBeNamed: false))
        story.answer("mother", .visible, on: "2026-02-02")
        #expect(story.choice() == .unrecognisable)
        story.answer("father", .visible, on: "2026-02-03")
        #expect(story.choice() == .visible)
    }

    @Test("leaving another unit ends nothing here")
    func leftElsewhere() {
        var story = Story.withTwoYes()
        story.happens(.left(UnitID(rawValue: "tallen")))
        #expect(story.choice() == .visible)
    }

    @Test("what was registered in error counts as never happened, from the correction on")
    func corrected() {
        var story = Story.withTwoYes()
        let mistake = story.answer("father", .excluded, on: "2026-02-01")
        let correction = story.happens(.corrected(mistake), on: "2026-02-03")
        #expect(story.choice() == .visible)
        #expect(story.choice(on: "2026-02-02") == .excluded, "what held then is not rewritten")
        story.happens(.corrected(correction), on: "2026-02-04")
        #expect(story.choice() == .excluded, "a correction can be an error too")
    }

    @Test("custody that was ended in error leaves no ceiling behind")
    func correctedCustody() {
        var story = Story.withTwoYes()
        let mistake = story.happens(.custodyEnded(GuardianID(rawValue: "father")), on: "2026-02-01")
        story.answer("father", .unrecognisable, on: "2026-02-02")
        story.answer("father", .visible, on: "2026-02-03")
        story.happens(.corrected(mistake), on: "2026-02-04")
        #expect(story.decided().rule == .answers && story.choice() == .visible)
    }

    @Test("erased is erased, and no correction brings it back")
    func erased() {
        var story = Story.withTwoYes()
        let erased = story.happens(.erased, on: "2026-02-01")
        story.happens(.corrected(erased), on: "2026-02-02")
        story.answer("mother", .visible, on: "2026-02-03")
        #expect(story.decided().effect == .nothing && story.decided().rule == .erased)
    }

    @Test("events of another person are passed over")
    func another() {
        var story = Story.withTwoYes()
        let other = story.events[0]
        story.events.append(
            Event(
                id: EventID(rawValue: "x"), person: PersonID(rawValue: "my"), at: other.at,
                recordedAt: other.recordedAt,
                actor: "a", source: "s", what: .protectionSet(.assumedIdentity)))
        #expect(story.choice() == .visible)
    }

    @Test("the timeline tells a child's story step by step")
    func timeline() {
        var story = Story.withTwoYes()
        story.withdraws("father", on: "2026-02-01")
        story.answer("father", .visible, expires: "2026-04-01", on: "2026-03-01")
        let question = Question(
            place: Story.blog, terms: story.terms, at: Story.moment("2026-12-31"), days: .utc)
        let line = Timeline(of: story.person, events: story.events, in: question)
        #expect(
            line.steps.map(\.from.description.prefix10) == ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"])
        #expect(line.steps.map(\.decision.effect.choice) == [.visible, .unrecognisable, .visible, .unrecognisable])
        #expect(line.decision(at: Story.moment("2026-02-15"))?.effect.choice == .unrecognisable)
        #expect(line.decision(at: Story.moment("2025-12-31")) == nil)
    }
}

extension String {
    fileprivate var prefix10: String { String(prefix(10)) }
}
