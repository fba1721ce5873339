import Consent
import Testing

@Suite("In which unit a person was: by what joined and left say")
struct WhereaboutsTests {
    private static let birch = UnitID(rawValue: "bjorken")
    private static let oak = UnitID(rawValue: "ekbacken")

    private func unit(_ story: Story, on day: String, known: String? = nil) -> UnitID? {
        whereabouts(
            of: story.person, events: story.events, at: Story.moment(day), known: known.map(Story.moment))
    }

    private func moved() -> Story {
        var story = Story()
        story.happens(.joined(Self.birch), on: "2025-08-10")
        story.happens(.left(Self.birch), on: "2026-08-10")
        story.happens(.joined(Self.oak))
        return story
    }

    @Test("a child who moved since belonged to the former unit then")
    func moving() {
        let story = moved()
        #expect(unit(story, on: "2025-08-09") == nil)
        #expect(unit(story, on: "2025-08-10") == Self.birch)
        #expect(unit(story, on: "2026-08-09") == Self.birch)
        #expect(unit(story, on: "2026-08-10") == Self.oak)
    }

    @Test("who joined the new unit before leaving the old one is in the new one")
    func overlapping() {
        var story = Story()
        story.happens(.joined(Self.birch), on: "2025-08-10")
        story.happens(.joined(Self.oak), on: "2026-08-10")
        story.happens(.left(Self.birch), on: "2026-08-20")
        #expect(unit(story, on: "2026-08-15") == Self.oak)
        #expect(unit(story, on: "2026-08-20") == Self.oak)
    }

    @Test("who left is in none, and back where they came back")
    func left() {
        var story = Story()
        story.happens(.joined(Self.oak), on: "2025-08-10")
        story.happens(.left(Self.oak), on: "2026-01-10")
        story.happens(.joined(Self.oak), on: "2026-03-10")
        #expect(unit(story, on: "2026-02-01") == nil)
        #expect(unit(story, on: "2026-03-10") == Self.oak)
    }

    @Test("a move that was registered in error was none, and one that was not recorded yet is not known")
    func errorsAndKnowledge() {
        var story = moved()
        #expect(unit(story, on: "2026-08-10", known: "2026-08-09") == Self.birch)
        let wrong = story.happens(.joined(UnitID(rawValue: "granen")), on: "2026-09-01")
        #expect(unit(story, on: "2026-09-02")?.rawValue == "granen")
        story.happens(.corrected(wrong), on: "2026-09-02")
        #expect(unit(story, on: "2026-09-02") == Self.oak)
    }
}
