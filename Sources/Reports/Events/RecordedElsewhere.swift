import Services

/// What a service recorded: `synas.recorded/1` as it is told to those who may not know more than that.
package struct RecordedElsewhere: Codable, Sendable {
    private(set) var schema = Self.shape
    let recorded: [Entry]

    private static let shape = "synas.recorded/1"

    struct Entry: Codable, Sendable {
        let event: String
        let handle: String
    }

    /// Nil for anything else.
    package init?(json: String) {
        guard let read = try? JSONText.decode(Self.self, from: json), read.schema == Self.shape else { return nil }
        self = read
    }

    /// Many at once are counted; a few are listed.
    package func text() -> String {
        if recorded.count > 10 { return "\(recorded.count) events recorded.\n" }
        return recorded.map { "Recorded for \($0.handle).\n" }.joined()
    }
}
