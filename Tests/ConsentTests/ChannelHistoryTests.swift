import Consent
import Testing

@Suite("When a channel changes, answers lapse")
struct ChannelHistoryTests {
    private func story(_ changes: [(String, ChannelChange.Kind)], answered version: String = "1") -> Story {
        var story = Story()
        story.custody("mother")
        story.answer("mother", .visible, name: true, notice: version)
        story.history = ChannelHistory(changes.map { ChannelChange(at: Story.moment($0.0), kind: $0.1) })
        return story
    }

    @Test(
        "after a material change of the notice or another audience, recipient or platform they are asked anew",
        arguments: [
            ChannelChange.Kind.materialNotice(version: "2"), .recipients, .platform, .audience,
        ])
    func lapse(kind: ChannelChange.Kind) {
        var story = story([("2026-03-01", kind)])
        #expect(story.choice(on: "2026-02-28") == .visible)
        #expect(story.decided(on: "2026-03-01").effect == Effect(choice: .unrecognisable, mayBeNamed: false))
        story.answer("mother", .visible, notice: "2", on: "2026-03-01")
        #expect(story.choice() == .visible)
    }

    @Test("an editorial change keeps them")
    func editorial() {
        let story = story([
            ("2025-12-01", .materialNotice(version: "1")), ("2026-03-01", .editorialNotice(version: "1.1")),
        ])
        #expect(story.choice(on: "2026-03-02") == .visible)
    }

    @Test("an old paper form, handed in after the material change, has lapsed from the start")
    func oldForm() {
        var story = story([
            ("2026-03-01", .materialNotice(version: "2")), ("2026-03-05", .editorialNotice(version: "2.1")),
        ])
        story.answer("mother", .visible, notice: "1", on: "2026-03-10")
        #expect(story.choice() == .unrecognisable)
        story.answer("mother", .visible, notice: "2", on: "2026-03-11")
        #expect(story.choice() == .visible)
        story.answer("mother", .visible, notice: "2.1", on: "2026-03-12")
        #expect(story.choice() == .visible)
        story.answer("mother", .visible, notice: "unheard of", on: "2026-03-13")
        #expect(story.choice() == .unrecognisable)
    }

    @Test("a refusal on an old form is a refusal")
    func oldRefusal() {
        var story = story([("2026-03-01", .materialNotice(version: "2"))])
        story.answer("mother", .excluded, notice: "1", on: "2026-03-10")
        #expect(story.choice() == .excluded)
    }

    @Test("a lapsed answer does not come back with an older version of the notice")
    func goneForGood() {
        let story = story([
            ("2026-03-01", .materialNotice(version: "2")), ("2026-04-01", .materialNotice(version: "1")),
        ])
        #expect(story.choice(on: "2026-04-02") == .unrecognisable)
    }
}
