import Consent
import Gate
package import Services

/// The answer to `publish` as lines: the same for every reader, the effect alone.
package struct PublicationText {
    private let answer: PublicationJSON
    package init(_ answer: PublicationJSON) { self.answer = answer }
    package init(_ answer: PublicationAnswer) { self.init(PublicationJSON(answer)) }

    package func text() -> String {
        let blocks = [[heading], obstacles, mending, ending]
        return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var obstacles: [String] {
        let obstacles = answer.obstacles ?? []
        return obstacles.isEmpty ? [] : ["In the way:"] + obstacles.map { "  - \($0)" }
    }

    private var mending: [String] {
        let steps = (answer.changes ?? []).enumerated().map { "  \($0.offset + 1). \($0.element)" }
        return steps.isEmpty ? [] : ["The shortest way to mend it:"] + steps
    }

    private var heading: String {
        "\(answer.outcome.words): \(TerminalText.plain(answer.title)) (\(answer.channel), \(answer.unit))"
    }

    private var ending: [String] {
        let out = answer.publications.filter(\.isOut).map { "Out at: \($0.text)" }
        let folder = answer.handedOver.map { ["Handed over: \($0)"] } ?? []
        let takedown = answer.takedown.map { ["Takedown: \($0)"] } ?? []
        return ["Post \(answer.post)"] + folder + out + takedown
    }
}

/// The same as JSON, shape `synas.publication/1` (docs/json.md). A service's answer is read back into the same value.
package struct PublicationJSON: Codable, Sendable {
    private(set) var schema = Self.shape
    package let outcome: PublicationAnswer.Outcome
    package let post: String
    let unit: String
    let channel: String
    let title: String
    let publications: [PlaceJSON]
    /// The folder that the pictures were handed over to.
    package var handedOver: String?
    let takedown: String?
    /// Where it is held: what stands in the way, and the shortest way to mend it.
    let obstacles: [String]?
    let changes: [String]?

    private static let shape = "synas.publication/1"

    package init(_ answer: PublicationAnswer) {
        outcome = answer.outcome
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

    /// Reads what was encoded; nil for anything else.
    package init?(json: String) {
        guard let read = try? JSONText.decode(Self.self, from: json), read.schema == Self.shape else { return nil }
        self = read
    }
}

extension PublicationAnswer {
    /// For one that is held.
    fileprivate var obstacles: [String] {
        let open = plan.findings.filter { !$0.concernsLeftOut }.map(\.message)
        return ["What was cleared may no longer go out as it is."] + open
    }

    /// The changes that `submit` would name, and then to submit it.
    fileprivate var mending: [String] {
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
