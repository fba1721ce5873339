import Consent
package import Services

/// What was recorded, as lines.
package struct RecordedAnswersText {
    private let recorded: [RecordedAnswer]
    package init(_ recorded: [RecordedAnswer]) { self.recorded = recorded }

    /// Many at once are counted; a few are listed.
    package func text() -> String {
        if recorded.count > 10 { return "\(recorded.count) answers recorded.\n" }
        return recorded.map { "Recorded for \($0.handle) in \($0.channel.rawValue) as of \($0.at).\n" }.joined()
    }
}

/// The same as JSON, shape `synas.recorded/1` (docs/json.md).
package struct RecordedAnswersJSON: Encodable, Sendable {
    let schema = "synas.recorded/1"
    let recorded: [Entry]

    struct Entry: Encodable, Sendable {
        let event: String
        let person: String
        let handle: String
        let channel: String
        let at: String
    }

    package init(_ recorded: [RecordedAnswer]) {
        self.recorded = recorded.map {
            Entry(
                event: $0.event.rawValue, person: $0.person.rawValue, handle: $0.handle, channel: $0.channel.rawValue,
                at: $0.at.description)
        }
    }
}
