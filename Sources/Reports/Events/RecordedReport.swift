import Consent
package import Services

/// What was recorded, as lines. Never which marking, nor that it was one.
package struct RecordedText {
    private let recorded: [RecordedEvent]
    package init(_ recorded: [RecordedEvent]) { self.recorded = recorded }

    /// Many at once are counted; a few are listed.
    package func text() -> String {
        let notes = Set(recorded.flatMap(\.notes)).map { "\($0.text)\n" }.sorted().joined()
        if recorded.count > 10 { return "\(recorded.count) events recorded.\n" + notes }
        return recorded.map(line).joined() + notes
    }

    private func line(_ recorded: RecordedEvent) -> String {
        let place = recorded.event.what.place.map { " in \($0.channel.rawValue)" } ?? ""
        return "Recorded for \(recorded.handle)\(place) as of \(recorded.event.at).\n"
    }
}

extension RecordedEvent.Note {
    fileprivate var text: String {
        switch self {
        case .custodyDisputed:
            "Custody is disputed: the answer is kept, and does not widen what is allowed until that is resolved."
        }
    }
}

/// The same as JSON, shape `synas.recorded/1` (docs/json.md).
package struct RecordedJSON: Encodable, Sendable {
    let schema = "synas.recorded/1"
    let recorded: [Entry]

    struct Entry: Encodable, Sendable {
        let person: String
        let handle: String
        let notes: [String]
        let event: EventJSON

        private enum Keys: CodingKey { case person, handle, notes }

        func encode(to encoder: any Encoder) throws {
            try event.encode(to: encoder)
            var own = encoder.container(keyedBy: Keys.self)
            try own.encode(person, forKey: .person)
            try own.encode(handle, forKey: .handle)
            try own.encode(notes, forKey: .notes)
        }
    }

    package init(_ recorded: [RecordedEvent]) {
        self.recorded = recorded.map {
            Entry(
                person: $0.event.person.rawValue, handle: $0.handle, notes: $0.notes.map(\.rawValue),
                event: EventJSON($0.event, hidesMarkings: true))
        }
    }
}
