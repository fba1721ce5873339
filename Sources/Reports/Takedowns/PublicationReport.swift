import Consent
import Gate
package import Services

/// The answer to `publish` as lines: the same for every reader, the effect alone.
package struct PublicationText {
    private let answer: PublicationAnswer
    package init(_ answer: PublicationAnswer) { self.answer = answer }

    package func text() -> String {
        let blocks = [[heading], obstacles, mending, ending]
        return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var obstacles: [String] {
        answer.obstacles.isEmpty ? [] : ["In the way:"] + answer.obstacles.map { "  - \($0)" }
    }

    private var mending: [String] {
        let steps = answer.mending.enumerated().map { "  \($0.offset + 1). \($0.element)" }
        return steps.isEmpty ? [] : ["The shortest way to mend it:"] + steps
    }

    private var heading: String {
        "\(answer.outcome.words): \(TerminalText.plain(answer.title)) (\(answer.channel.rawValue), \(answer.unit.rawValue))"
    }

    private var ending: [String] {
        let out = answer.publications.filter(\.isOut).map { "Out at: \($0.place.text)" }
        let folder = answer.handedOver.map { ["Handed over: \($0)"] } ?? []
        let takedown = answer.takedown.map { ["Takedown: \($0)"] } ?? []
        return ["Post \(answer.post)"] + folder + out + takedown
    }
}

/// The same as JSON, shape `synas.publication/1` (docs/json.md).
package struct PublicationJSON: Encodable, Sendable {
    let schema = "synas.publication/1"
    let outcome: String
    let post: String
    let unit: String
    let channel: String
    let title: String
    let publications: [PlaceJSON]
    let handedOver: String?
    let takedown: String?
    /// Where it is held: what stands in the way, and the shortest way to mend it.
    let obstacles: [String]?
    let changes: [String]?

    package init(_ answer: PublicationAnswer) {
        outcome = answer.outcome.rawValue
        post = answer.post
        unit = answer.unit.rawValue
        channel = answer.channel.rawValue
        title = answer.title
        publications = answer.publications.map(PlaceJSON.init)
        handedOver = answer.handedOver
        takedown = answer.takedown
        obstacles = answer.outcome == .held ? answer.obstacles : nil
        changes = answer.outcome == .held ? answer.mending : nil
    }
}

extension PublicationAnswer {
    fileprivate var obstacles: [String] {
        guard outcome == .held else { return [] }
        let open = plan.findings.filter { !$0.concernsLeftOut }.map(\.message)
        return ["What was cleared may no longer go out as it is."] + open
    }

    /// The changes that `submit` would name, and then to submit it.
    fileprivate var mending: [String] {
        guard outcome == .held else { return [] }
        let again =
            wasHandedOver ? "Submit the post again; if it is out already, record where with --already-out." : nil
        return plan.changes.map { $0.line(in: plan) } + [again ?? "Submit the post again."]
    }
}

extension PublicationAnswer.Outcome {
    fileprivate var words: String {
        switch self {
        case .published: "published"
        case .neverUsed: "never used"
        case .held: "held"
        }
    }
}
