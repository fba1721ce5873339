internal import Consent
internal import Documents

/// Values that several policy files have.
extension Fields {
    /// `YYYY-MM-DD`, a day that exists.
    func day(_ key: String, _ need: Need = .required) -> Day? {
        guard let text = text(key, need) else { return nil }
        if let day = Day(text) { return day }
        report(key, "'\(key)' is no day that exists", hint: "write it as 2018-05-25")
        return nil
    }

    /// A name of lower-case letters a-z, digits and hyphens, that no other of its kind has.
    func identifier(_ key: String, unique taken: inout Set<String>, of kind: String) -> String? {
        guard let text = text(key) else { return nil }
        guard text.isIdentifier else {
            report(key, "'\(key)' is no name for a \(kind)", hint: "use a-z, 0-9 and - only, beginning with a letter")
            return nil
        }
        guard taken.insert(text).inserted else {
            report(key, "the \(kind) '\(text)' stands twice", hint: "give each its own name")
            return nil
        }
        return text
    }

    /// A text in each of the organisation's languages.
    func translations(_ key: String, languages: [String]) -> [String: String]? {
        translations(key, languages: languages) { log.text($0, "'\(key)'") }
    }

    /// A list of texts in each of the organisation's languages; none of them empty.
    func translatedLists(_ key: String, languages: [String], whenEmpty: String, hint: String) -> [String: [String]]? {
        translations(key, languages: languages) { node in
            guard let items = log.list(node, "'\(key)'") else { return nil }
            if items.isEmpty { log.report(at: node.position, whenEmpty, hint: hint) }
            return items.compactMap { log.text($0, "an item of '\(key)'") }
        }
    }

    private func translations<Value>(_ key: String, languages: [String], read: (Node) -> Value?) -> [String: Value]? {
        guard let found = entries(key) else { return nil }
        var values: [String: Value] = [:]
        for entry in found {
            guard languages.isEmpty || languages.contains(entry.key) else {
                log.unknown(entry.key, for: "a language of '\(key)'", among: languages, at: entry.position)
                continue
            }
            values[entry.key] = read(entry.value)
        }
        for language in languages where !found.contains(where: { $0.key == language }) {
            log.report(
                at: position(of: key), "'\(key)' is missing in the language '\(language)'",
                hint: "add a line `\(language): …` under it")
        }
        return values
    }

    /// `N months`.
    func months(_ key: String) -> Int? {
        guard let text = text(key) else { return nil }
        if let months = Validity.months(text) { return months }
        report(key, "'\(key)' is no number of months", hint: "write it as `12 months`, from 1 to 120")
        return nil
    }
}

extension MistakeLog {
    /// Two or three lower-case letters (ISO 639), with an optional script or region after a hyphen.
    func languageCode(_ text: String, at position: Position) -> String? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isLetters: (Substring) -> Bool = { $0.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) } }
        if let first = parts.first, (2...3).contains(first.utf8.count), first == first.lowercased(),
            parts.count <= 2, parts.allSatisfy(isLetters), (parts.last?.utf8.count ?? 0) >= 2
        {
            return text
        }
        report(at: position, "this is no language code", hint: "write one as sv, en or da")
        return nil
    }
}

extension String {
    /// `a-z`, then `a-z`, `0-9` and hyphens; at most 64.
    var isIdentifier: Bool {
        let isLetter: (UInt8) -> Bool = { (0x61...0x7A).contains($0) }
        return utf8.count <= 64 && utf8.first.map(isLetter) == true
            && utf8.allSatisfy { isLetter($0) || $0.isDigit || $0 == UInt8(ascii: "-") }
    }
}
