import Consent
import Policies
import Testing

@Suite("PUL became GDPR, and nobody had to run anything")
struct RegimeTurnTests {
    static let before = "2018-05-24T21:59:59.999Z"
    /// Midnight in Stockholm, 25 May 2018.
    static let turn = "2018-05-24T22:00:00Z"

    /// The shipped policies, with a notice of the open blog since 2016 and answers that hold until the child moves on.
    private func policies(carryOver: String = "unverified") throws -> PolicySet {
        var files = Shipped()
        for language in ["sv", "en"] {
            let (old, new) = ("notices/open-blog/2016-08.\(language).md", "notices/open-blog/2026-08.\(language).md")
            files.copy(new, to: old, replacing: "2026-08", by: "2016-08")
            try files.replace("change: material", by: "change: editorial", in: new)
        }
        try files.replace("validity: school-year", by: "validity: stage", in: "channels/open-blog.yaml")
        try files.replace("carry_over: unverified", by: "carry_over: \(carryOver)", in: "regimes/pul.yaml")
        if carryOver == "stand" {
            try files.replace("consent_form: any", by: "consent_form: demonstrable", in: "regimes/pul.yaml")
        }
        return try files.set()
    }

    @Test("answers in any form cannot stand under a law that asks for demonstrable ones")
    func form() throws {
        var files = Shipped()
        try files.replace("carry_over: unverified", by: "carry_over: stand", in: "regimes/pul.yaml")
        #expect(files.mistakes.count == 1)
        #expect(files.mistakes[0].hasPrefix("regimes/pul.yaml:1:1: answers in any form would stand under 'gdpr'"))
    }

    @Test("a yes given under PUL is no yes from midnight of 25 May 2018 on, until evidence is attached")
    func unverified() throws {
        let set = try policies()
        var family = try Family()
        let yes = try family.answers(in: "open-blog", version: "2016-08", at: "2017-09-01T08:00:00Z", by: set)
        #expect(try family.choice(in: "open-blog", at: Self.before, by: set) == .visible)
        let after = try family.decided(in: "open-blog", at: Self.turn, by: set)
        #expect(after.effect.choice == .unrecognisable && after.rule == .legacyUnverified)
        #expect(after.restsOn == [yes])
        try family.happens(.evidenceAttached(yes), at: "2018-09-01T08:00:00Z")
        #expect(try family.choice(in: "open-blog", at: "2018-08-31T08:00:00Z", by: set) == .unrecognisable)
        #expect(try family.choice(in: "open-blog", at: "2018-09-01T08:00:00Z", by: set) == .visible)
        #expect(try family.choice(in: "open-blog", at: "2017-10-01T08:00:00Z", by: set) == .visible, "as of PUL")
    }

    @Test("evidence that was attached before the turn counts as well")
    func evidenceBefore() throws {
        let set = try policies()
        var family = try Family()
        let yes = try family.answers(in: "open-blog", version: "2016-08", at: "2017-09-01T08:00:00Z", by: set)
        try family.happens(.evidenceAttached(yes), at: "2018-02-01T08:00:00Z")
        #expect(try family.choice(in: "open-blog", at: Self.turn, by: set) == .visible)
    }

    @Test("a refusal from PUL stands")
    func refusal() throws {
        let set = try policies()
        var family = try Family()
        try family.answers(
            "mother", .excluded, in: "open-blog", version: "2016-08", at: "2017-09-01T08:00:00Z", by: set)
        let after = try family.decided(in: "open-blog", at: Self.turn, by: set)
        #expect(after.effect == .nothing && after.rule == .refusalStands)
    }

    @Test("an answer at the first moment of GDPR is one under GDPR; evidence about another answer helps nothing")
    func atTheTurn() throws {
        let set = try policies()
        var family = try Family(guardians: ["mother", "father"])
        let old = try family.answers(in: "open-blog", version: "2016-08", at: Self.before, by: set)
        let new = try family.answers("father", in: "open-blog", version: "2016-08", at: Self.turn, by: set)
        try family.happens(.evidenceAttached(new), at: "2018-09-01T08:00:00Z")
        #expect(try family.choice(in: "open-blog", at: "2018-09-02T08:00:00Z", by: set) == .unrecognisable)
        try family.happens(.evidenceAttached(old), at: "2018-09-03T08:00:00Z")
        #expect(try family.choice(in: "open-blog", at: "2018-09-04T08:00:00Z", by: set) == .visible)
    }

    @Test(
        "where the law that ends lets answers lapse evidence does not help; where it lets them stand nothing happens",
        arguments: [("lapse", Choice.unrecognisable, Rule.noAnswer), ("stand", .visible, .answers)])
    func otherWays(carryOver: String, choice: Choice, rule: Rule) throws {
        let set = try policies(carryOver: carryOver)
        var family = try Family()
        let yes = try family.answers(in: "open-blog", version: "2016-08", at: "2017-09-01T08:00:00Z", by: set)
        try family.happens(.evidenceAttached(yes), at: "2018-09-01T08:00:00Z")
        let found = try family.decided(in: "open-blog", at: "2018-09-02T08:00:00Z", by: set)
        #expect(found.effect.choice == choice && found.rule == rule)
        #expect(try family.choice(in: "open-blog", at: Self.before, by: set) == .visible)
    }

    @Test("a carried-over answer registered by hand stays the explicit form")
    func byHand() throws {
        let set = try policies(carryOver: "stand")
        var family = try Family()
        try family.answers(in: "open-blog", version: "2016-08", at: "2017-09-01T08:00:00Z", by: set)
        guard case .answered(let answer) = family.events[1].what else { return }
        let carried = try family.happens(.carriedOver(answer), at: "2018-06-01T08:00:00Z")
        let found = try family.decided(in: "open-blog", at: "2018-06-01T08:00:00Z", by: set)
        #expect(found.effect.choice == .unrecognisable && found.rule == .legacyUnverified)
        try family.happens(.evidenceAttached(carried), at: "2018-07-01T08:00:00Z")
        #expect(try family.choice(in: "open-blog", at: "2018-07-01T08:00:00Z", by: set) == .visible)
    }

    @Test("when the law moves the age of deciding, each day is judged by the age of its day, and nothing widens by it")
    func ages() throws {
        var files = Shipped()
        try files.replace("child_decides_from: 15", by: "child_decides_from: 13", in: "regimes/gdpr.yaml")
        try files.replace(
            "in_force_from: 2018-05-25", by: "in_force_from: 2018-05-25\nin_force_until: 2026-12-31\ncarry_over: stand",
            in: "regimes/gdpr.yaml")
        files.copy(
            "regimes/gdpr.yaml", to: "regimes/gdpr-2027.yaml", replacing: "child_decides_from: 13",
            by: "child_decides_from: 15")
        try files.replace(
            "in_force_from: 2018-05-25\nin_force_until: 2026-12-31\ncarry_over: stand", by: "in_force_from: 2027-01-01",
            in: "regimes/gdpr-2027.yaml")
        let set = try files.set()
        var family = try Family(born: "2013-03-10")
        try family.answers(in: "open-blog", version: "2026-08", at: "2026-08-10T08:00:00Z", by: set)
        try family.answers("self", .excluded, in: "open-blog", version: "2026-08", at: "2026-09-01T08:00:00Z", by: set)
        #expect(try family.choice(in: "open-blog", at: "2026-12-31T22:59:59Z", by: set) == .excluded, "alone from 13")
        let turned = try family.decided(in: "open-blog", at: "2026-12-31T23:00:00Z", by: set)
        #expect(turned.effect.choice == .excluded, "the mother's yes from before does not widen")
        try family.answers("mother", in: "open-blog", version: "2026-08", at: "2027-01-10T08:00:00Z", by: set)
        try family.answers("self", in: "open-blog", version: "2026-08", at: "2027-01-11T08:00:00Z", by: set)
        #expect(try family.choice(in: "open-blog", at: "2027-01-11T08:00:00Z", by: set) == .visible)
        let terms = try #require(
            set.terms(channel: ChannelID(rawValue: "open-blog"), at: try Family.moment("2027-06-01T08:00:00Z")))
        let question = Question(
            place: Place(unit: Family.unit, channel: ChannelID(rawValue: "open-blog")), terms: terms,
            history: set.channelHistory(ChannelID(rawValue: "open-blog")),
            at: try Family.moment("2027-06-01T08:00:00Z"),
            days: set.localDays)
        let line = Timeline(of: family.person, events: family.events, in: question)
        #expect(
            line.decision(at: try Family.moment("2026-08-11T08:00:00Z"))?.effect.choice == .unrecognisable,
            "alone, and silent")
        #expect(line.steps.map(\.from).contains(try Family.moment("2026-12-31T23:00:00Z")))
    }
}
