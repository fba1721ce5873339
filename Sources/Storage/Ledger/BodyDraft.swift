internal import Consent
internal import Ledger

/// What one commitment is to say, before it has its place in its stream.
struct BodyDraft {
    /// Whose it is: sealed under that key, in that stream. Nil for what is nobody's.
    var holder: String?
    var stream: String?
    /// The post, takedown or other record that it is about, where it is nobody's: to find it again.
    var about: String?
    /// For people's: what happened, in order. For the others: the body's own keys.
    var events: [JSONValue] = []
    var fields: [String: JSONValue] = [:]

    /// Whether only entries of people may hold it (specification, section 2).
    var isOfPeople: Bool {
        guard holder == nil, let type = fields["type"]?.string else { return true }
        return ["picture", "post", "breach"].contains(type)
    }

    /// Whether it is what one decider said.
    var isAnswers: Bool { stream.map(Stream.isAnswers) ?? false }

    static func person(_ holder: String, _ stream: String, _ events: [JSONValue]) -> BodyDraft {
        BodyDraft(holder: holder, stream: stream, events: events)
    }

    /// `type`: one of the specification's, section 2.
    static func plain(_ type: String, about: String?, _ fields: [String: JSONValue]) -> BodyDraft {
        BodyDraft(about: about, fields: fields.merging(["type": .string(type)]) { _, type in type })
    }

    /// The digest of words that may name somebody: they can go, and new words get a digest of their own.
    static func text(of record: String, _ field: String, _ words: JSONValue, about: String?) -> BodyDraft {
        plain(
            "text", about: about,
            [
                "of": .string(record), "field": .string(field),
                "sha256": .string(Digest.sha256(words.canonicalBytes).hex),
            ])
    }
}

extension JSONValue {
    static func text(_ text: String?) -> JSONValue? { text.map { .string($0) } }
    static func truth(_ value: Bool) -> JSONValue { .integer(value ? 1 : 0) }
    static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    /// Without the keys that have no value.
    static func known(_ fields: [String: JSONValue?]) -> JSONValue { .object(fields.compactMapValues { $0 }) }
}

extension Moment {
    /// As the ledger writes it: always with milliseconds.
    var inLedger: String {
        let text = description
        guard text.hasSuffix("Z"), !text.contains(".") else { return text }
        return text.dropLast() + ".000Z"
    }
    var json: JSONValue { .string(inLedger) }
}
