/// The keys of one group in a document, read by name and type. Every mistake goes to the log; a reader that reported
/// one gives nil and the author's other mistakes are still found.
package struct Fields {
    /// Whether a key must be there.
    package enum Need: Sendable { case required, optional }

    /// What the group is, for messages: `a post`, `the channel`.
    package let what: String
    package let position: Position
    package let log: MistakeLog
    private let entries: [String: Node.Entry]

    /// Reads a group; unknown keys are reported at once. Nil where `node` is no group of keys.
    ///
    /// `what` says with its article what the group is, as it stands in messages; `keys` are all that it may have, in the
    /// order in which they are documented.
    package init?(_ node: Node, _ what: String, keys: [String], log: MistakeLog) {
        guard case .mapping(let found) = node.value else {
            log.report(
                at: node.position, "\(what) must be a group of keys, not \(node.kind)",
                hint: "write `key: value` lines; allowed: \(keys.joined(separator: ", "))")
            return nil
        }
        for entry in found where !keys.contains(entry.key) {
            log.report(
                at: entry.position, "unknown key \(MistakeLog.quoted(entry.key)) in \(what)",
                hint: Spelling.hint(for: entry.key, among: keys))
        }
        self.what = what
        self.log = log
        position = node.position
        entries = Dictionary(found.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether the key was written, with or without a value.
    package func has(_ key: String) -> Bool { entries[key] != nil }

    /// The value of a key as it was written, also where it is nothing; nil where there is no such key.
    package func value(_ key: String) -> Node? { entries[key]?.value }

    /// Where the key stands, else where its group begins.
    package func position(of key: String) -> Position { entries[key]?.position ?? position }

    /// Where the key's value stands, else where the key should be.
    package func valuePosition(of key: String) -> Position { entries[key]?.value.position ?? position }

    /// The value of a key; a missing required key, or a key without a value, is a mistake.
    package func node(_ key: String, _ need: Need = .required) -> Node? {
        guard let entry = entries[key] else {
            if need == .required {
                log.report(at: position, "\(what) has no '\(key)'", hint: "add a line `\(key): …`")
            }
            return nil
        }
        guard !entry.value.isNothing else {
            log.report(
                at: entry.position, "'\(key)' in \(what) has no value",
                hint: need == .required ? "write one after the colon" : "write one, or delete the line")
            return nil
        }
        return entry.value
    }

    /// Reports a mistake at a key's value.
    package func report(_ key: String, _ message: String, hint: String) {
        log.report(at: valuePosition(of: key), message, hint: hint)
    }
}
