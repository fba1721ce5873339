extension Fields {
    /// A single value as text, exactly as it was written: nothing is taken for a number, a date or a yes.
    package func text(_ key: String, _ need: Need = .required) -> String? {
        node(key, need).flatMap { log.text($0, "'\(key)'") }
    }

    /// A whole number in a range.
    package func integer(_ key: String, _ need: Need = .required, in range: ClosedRange<Int>) -> Int? {
        node(key, need).flatMap { log.integer($0, "'\(key)'", in: range) }
    }

    /// `yes` or `no` (also `true` or `false`).
    package func flag(_ key: String, _ need: Need = .required) -> Bool? {
        node(key, need).flatMap { log.flag($0, "'\(key)'") }
    }

    /// One of an enumeration's words.
    package func choice<C: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ need: Need = .required, of type: C.Type = C.self
    ) -> C? {
        guard let node = node(key, need), let word = log.text(node, "'\(key)'") else { return nil }
        if let value = C(rawValue: word) { return value }
        log.unknown(word, for: "'\(key)'", among: C.allCases.map(\.rawValue), at: node.position)
        return nil
    }

    /// The items of a list.
    package func list(_ key: String, _ need: Need = .required) -> [Node]? {
        node(key, need).flatMap { log.list($0, "'\(key)'") }
    }

    /// A list of texts; items that are no text are reported and left out.
    package func texts(_ key: String, _ need: Need = .required) -> [String]? {
        list(key, need)?.compactMap { log.text($0, "an item of '\(key)'") }
    }

    /// A list of exactly `count` finite numbers, as a region's four.
    package func numbers(_ key: String, _ need: Need = .required, count: Int) -> [Double]? {
        node(key, need).flatMap { log.numbers($0, "'\(key)'", count: count) }
    }

    /// A group of keys inside this one.
    package func fields(_ key: String, _ need: Need = .required, _ what: String, keys: [String]) -> Fields? {
        node(key, need).flatMap { Fields($0, what, keys: keys, log: log) }
    }

    /// The entries of a group whose keys are names of the author's own, as languages are.
    package func entries(_ key: String, _ need: Need = .required) -> [Node.Entry]? {
        guard let node = node(key, need) else { return nil }
        if case .mapping(let entries) = node.value { return entries }
        report(key, "'\(key)' must be a group of keys, not \(node.kind)", hint: "write `key: value` lines under it")
        return nil
    }
}
