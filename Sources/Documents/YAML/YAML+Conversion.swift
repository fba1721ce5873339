internal import Yams

extension YAML {
    /// Turns what Yams read into nodes, refusing what files written by people do not need.
    struct Conversion {
        let log: MistakeLog
        let limits: Limits

        /// Nil, with a mistake in the log, where the value or anything in it is refused.
        func node(_ node: Yams.Node, depth: Int = 0) -> Node? {
            let position = Position(node.mark)
            guard accepts(node, depth: depth, at: position) else { return nil }
            switch node {
            case .scalar(let scalar):
                return Node(.scalar(scalar.string, quoted: scalar.style.isQuoted), at: position)
            case .sequence(let list):
                let items = list.map { self.node($0, depth: depth + 1) }
                return items.contains { $0 == nil } ? nil : Node(.list(items.compactMap(\.self)), at: position)
            case .mapping(let mapping):
                let entries = mapping.map { entry($0.key, $0.value, depth: depth + 1) }
                return entries.contains { $0 == nil } ? nil : Node(.mapping(entries.compactMap(\.self)), at: position)
            case .alias:
                return refuse(at: position, "an alias (*) stands for a value elsewhere", hint: "write the value itself")
            }
        }

        private func entry(_ key: Yams.Node, _ value: Yams.Node, depth: Int) -> Node.Entry? {
            guard let keyNode = node(key, depth: depth) else { return nil }
            guard case .scalar(let text, _) = keyNode.value, text != "<<" else {
                return refuse(at: keyNode.position, "a key must be a plain word", hint: "write `key: value`")
            }
            return node(value, depth: depth).map { Node.Entry(key: text, position: keyNode.position, value: $0) }
        }

        private func accepts(_ node: Yams.Node, depth: Int, at position: Position) -> Bool {
            let refusal: (String, String)? =
                if depth > limits.depth {
                    ("values lie more than \(limits.depth) levels inside each other", "write it flatter")
                } else if node.anchor != nil {
                    ("an anchor (&) is not allowed here", "write the value out wherever it is needed")
                } else if node.hasExplicitTag {
                    ("a tag (!) is not allowed here", "delete it; values are read by what the key needs")
                } else {
                    nil
                }
            guard let (message, hint) = refusal else { return true }
            log.report(at: position, message, hint: hint)
            return false
        }

        private func refuse<T>(at position: Position, _ message: String, hint: String) -> T? {
            log.report(at: position, message, hint: hint)
            return nil
        }
    }
}

extension Position {
    init(_ mark: Yams.Mark?) {
        self.init(line: max(1, mark?.line ?? 1), column: max(1, mark?.column ?? 1))
    }
}

extension Yams.Node {
    /// Whether the author wrote a tag such as `!!int`. Yams gives quoted text the tag `str` by itself.
    fileprivate var hasExplicitTag: Bool {
        switch self {
        case .scalar(let scalar):
            ![.implicit, .str].contains(Tag.Name(rawValue: scalar.tag.description))
        case .sequence(let list): list.tag.description != Tag.Name.seq.rawValue && !list.tag.isImplicit
        case .mapping(let mapping): mapping.tag.description != Tag.Name.map.rawValue && !mapping.tag.isImplicit
        case .alias: false
        }
    }
}

extension Yams.Tag {
    fileprivate var isImplicit: Bool { description == Tag.Name.implicit.rawValue || description.isEmpty }
}

extension Yams.Node.Scalar.Style {
    fileprivate var isQuoted: Bool { self != .plain && self != .any }
}
