import Consent
package import Services

/// Everything that was recorded of a person, as lines: privacy role only.
package struct HistoryText {
    private let history: History
    package init(_ history: History) { self.history = history }

    package func text() -> String {
        let known = history.known.map { ", as known at \($0)" } ?? ""
        return "\(history.handle) (\(history.unit.rawValue))\(known)\n" + history.entries.map(lines).joined()
    }

    private func lines(_ entry: History.Entry) -> String {
        let event = entry.event
        let place = event.what.place.map { "\($0.unit.rawValue)/\($0.channel.rawValue)" } ?? ""
        let what = [event.what.kind.rawValue, place, event.what.said].filter { !$0.isEmpty }.joined(separator: " ")
        let reference = event.reference.map { ", \($0)" } ?? ""
        let correction = entry.correctedBy.map { "      corrected by \($0.rawValue)\n" } ?? ""
        return """
              \(event.at) \(what)
                  recorded \(event.recordedAt) by \(event.actor), \(event.source)\(reference); event \(event.id.rawValue)
            \(correction)
            """
    }
}

/// The same as JSON, shape `synas.history/1` (docs/json.md).
package struct HistoryJSON: Encodable, Sendable {
    let schema = "synas.history/1"
    let person: String
    let handle: String
    let unit: String
    let knownAt: String?
    let events: [Entry]

    struct Entry: Encodable, Sendable {
        let event: EventJSON
        let correctedBy: String?

        private enum Keys: CodingKey { case correctedBy }

        func encode(to encoder: any Encoder) throws {
            try event.encode(to: encoder)
            var own = encoder.container(keyedBy: Keys.self)
            try own.encodeIfPresent(correctedBy, forKey: .correctedBy)
        }
    }

    package init(_ history: History) {
        person = history.person.rawValue
        handle = history.handle
        unit = history.unit.rawValue
        knownAt = history.known?.description
        events = history.entries.map { Entry(event: EventJSON($0.event), correctedBy: $0.correctedBy?.rawValue) }
    }
}
