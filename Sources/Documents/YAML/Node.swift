/// A value of a YAML or JSON document, with where it stands.
///
/// Scalars stay text until a reader asks for a type: `no` is Norwegian where a language is wanted and "no" where an
/// answer is, and `2024-08-01` or `0123` never turn into something else on the way.
package struct Node: Sendable {
    package enum Value: Sendable {
        /// `quoted`: written with quotation marks or as a block, so that it can be nothing but text.
        case scalar(String, quoted: Bool)
        case list([Node])
        /// Keys in the order of the file, each once.
        case mapping([Entry])
    }

    /// A key with its value.
    package struct Entry: Sendable {
        package let key: String
        package let position: Position
        package let value: Node
    }

    package let value: Value
    package let position: Position

    package init(_ value: Value, at position: Position) {
        self.value = value
        self.position = position
    }

    /// Whether nothing was written, or one of YAML's words for nothing.
    package var isNothing: Bool {
        guard case .scalar(let text, quoted: false) = value else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// The value of a key; nil where this is no group, or has no such key.
    package subscript(key: String) -> Node? {
        guard case .mapping(let entries) = value else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// What kind of value this is, for a message.
    package var kind: String {
        if isNothing { return "nothing" }
        switch value {
        case .scalar: return "a single value"
        case .list: return "a list"
        case .mapping: return "a group of keys"
        }
    }
}
