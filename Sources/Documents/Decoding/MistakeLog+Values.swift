/// Readers of single nodes. `what` names the value in messages.
extension MistakeLog {
    /// A single value as text, exactly as it was written. Nothing, a list or a group is a mistake.
    package func text(_ node: Node, _ what: String) -> String? {
        if case .scalar(let text, _) = node.value, !node.isNothing { return text }
        return wrong(node, what, needed: "text", hint: "write one value; quotation marks make anything text")
    }

    /// A whole number, digits with or without a minus sign, in a range.
    package func integer(_ node: Node, _ what: String, in range: ClosedRange<Int>) -> Int? {
        guard case .scalar(let text, quoted: false) = node.value, let number = Int(text), !text.hasPrefix("+") else {
            return wrong(node, what, needed: "a whole number", hint: "write digits only, such as \(range.lowerBound)")
        }
        guard range.contains(number) else {
            report(
                at: node.position, "\(what) is \(number), outside \(range.lowerBound) to \(range.upperBound)",
                hint: "write a number in that range")
            return nil
        }
        return number
    }

    /// `yes`, `no`, `true` or `false`.
    package func flag(_ node: Node, _ what: String) -> Bool? {
        guard case .scalar(let text, _) = node.value else {
            return wrong(node, what, needed: "yes or no", hint: "write yes or no")
        }
        switch text {
        case "yes", "true": return true
        case "no", "false": return false
        default: return wrong(node, what, needed: "yes or no", hint: "write yes or no")
        }
    }

    /// The items of a list.
    package func list(_ node: Node, _ what: String) -> [Node]? {
        if case .list(let items) = node.value { return items }
        return wrong(node, what, needed: "a list", hint: "write each item on its own line after `- `, or [] for none")
    }

    /// Exactly `count` finite decimal numbers.
    package func numbers(_ node: Node, _ what: String, count: Int) -> [Double]? {
        guard let items = list(node, what) else { return nil }
        guard items.count == count else {
            report(
                at: node.position, "\(what) has \(items.count) numbers, not \(count)", hint: "write \(count) numbers")
            return nil
        }
        let numbers = items.map { number($0, "an item of \(what)") }
        return numbers.contains { $0 == nil } ? nil : numbers.compactMap(\.self)
    }

    /// One finite decimal number, such as `0.31`.
    package func number(_ node: Node, _ what: String) -> Double? {
        guard case .scalar(let text, quoted: false) = node.value, Self.isDecimal(text), let number = Double(text),
            number.isFinite
        else { return wrong(node, what, needed: "a number", hint: "write a number with a point, such as 0.31") }
        return number
    }

    /// Reports a word that is none of the allowed ones.
    package func unknown(_ word: String, for what: String, among words: [String], at position: Position) {
        report(
            at: position, "\(what) has the unknown value \(Self.quoted(word))",
            hint: Spelling.hint(for: word, among: words))
    }

    /// A keyword in quotation marks; anything that may be free text is not repeated.
    package static func quoted(_ word: String) -> String {
        // A capital may begin a name; six digits may be a birthday or the beginning of a personnummer.
        let isKeyword =
            (1...40).contains(word.utf8.count) && word.utf8.allSatisfy(isKeywordByte)
            && word.first?.isUppercase == false
            && word.utf8.count { (0x30...0x39).contains($0) } < 6
        return isKeyword ? "'\(word)'" : "(not a plain word)"
    }

    private static func isKeywordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    /// Digits with at most one point and a sign before: not `1e9`, `0x1`, `nan` or `infinity`, which `Double` takes.
    private static func isDecimal(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        return digits.utf8.count <= 32 && digits.first.map { ("0"..."9").contains($0) } == true
            && digits.utf8.count { $0 == UInt8(ascii: ".") } <= 1
            && digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    }

    private func wrong<T>(_ node: Node, _ what: String, needed: String, hint: String) -> T? {
        report(at: node.position, "\(what) must be \(needed)\(Self.instead(node))", hint: hint)
        return nil
    }

    private static func instead(_ node: Node) -> String {
        if case .scalar = node.value, !node.isNothing { return "" }
        return ", not \(node.kind)"
    }
}
