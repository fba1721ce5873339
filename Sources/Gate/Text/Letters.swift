/// What a letter comes down to when names are compared: small, without accents, without what cannot be seen.
///
/// Both sides of every comparison pass through here, so that composed and decomposed forms, full-width letters and
/// look-alikes of other alphabets meet. å, ä and ö stay letters of their own (ø is ö and æ is ä, as neighbours spell).
enum Letters {
    /// Nothing for a character that cannot be seen; the character itself where it is no letter.
    static func fold(_ character: Character) -> String {
        if let ascii = character.asciiValue {
            return String(Unicode.Scalar((65...90).contains(ascii) ? ascii + 32 : ascii))
        }
        let seen = character.unicodeScalars.filter { !isUnseen($0) }
        guard let base = seen.first else { return "" }
        return seen.dropFirst().reduce(fold(base)) { withMark($0, $1) }
    }

    static func fold(_ text: String) -> String { text.reduce(into: "") { $0 += fold($1) } }

    /// The letters as they are typed where å, ä and ö are not at hand, as in file names.
    static func plain(_ folded: String) -> String { replacing(folded, ["å": "a", "ä": "a", "ö": "o"]) }

    /// Like `plain`, in the way of passports and older systems: Björn as bjoern.
    static func doubled(_ folded: String) -> String { replacing(folded, ["å": "aa", "ä": "ae", "ö": "oe"]) }

    /// Characters that take no room: joiners, soft hyphens, variation selectors, direction marks.
    static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .format
    }

    private static func replacing(_ text: String, _ replacements: [Character: String]) -> String {
        text.utf8.allSatisfy { $0 < 128 } ? text : text.reduce(into: "") { $0 += replacements[$1] ?? String($1) }
    }

    private static func fold(_ scalar: Unicode.Scalar) -> String {
        let small = scalar.properties.lowercaseMapping.unicodeScalars
        guard let first = small.first else { return "" }
        return small.dropFirst().reduce(plainForm(first)) { withMark($0, $1) }
    }

    private static func plainForm(_ small: Unicode.Scalar) -> String {
        switch small {
        case "å", "ä", "ö": String(Character(small))
        case "ø": "ö"
        case "æ": "ä"
        case "ß": "ss"
        case "ı": "i"
        case "\u{FF41}"..."\u{FF5A}": String(Unicode.Scalar(UInt8(truncatingIfNeeded: small.value - 0xFF41 + 97)))
        default: lookAlikes[small] ?? baseByName(small) ?? styledByName(small) ?? String(Character(small))
        }
    }

    /// "LATIN SMALL LETTER E WITH ACUTE" comes down to "e": the standard library's own table of what is a base letter.
    private static func baseByName(_ small: Unicode.Scalar) -> String? {
        let prefix = "LATIN SMALL LETTER "
        guard small.value >= 0xC0, let name = small.properties.name, name.hasPrefix(prefix) else { return nil }
        let rest = name.dropFirst(prefix.count)
        guard let letter = rest.first, rest.dropFirst().hasPrefix(" WITH ") else { return nil }
        return letter.lowercased()
    }

    /// "MATHEMATICAL BOLD CAPITAL E" and "CIRCLED LATIN SMALL LETTER E" are Latin letters dressed up, as programs for social
    /// media make them: their names end in the letter itself.
    private static func styledByName(_ small: Unicode.Scalar) -> String? {
        guard dressedUp.contains(where: { $0.contains(small.value) }), let name = small.properties.name,
            let letter = name.split(separator: " ").last, letter.utf8.count == 1
        else { return nil }
        return letter.lowercased()
    }

    /// Small capitals, superscripts and subscripts, letterlike symbols, enclosed and mathematical letters.
    private static let dressedUp: [ClosedRange<UInt32>] = [
        0x0262...0x0262, 0x026A...0x026A, 0x0274...0x0274, 0x0280...0x0280, 0x028F...0x028F, 0x0299...0x0299,
        0x029C...0x029C, 0x029F...0x029F, 0x02B0...0x02B8, 0x02E1...0x02E3, 0x1D00...0x1DBF, 0x2071...0x207F,
        0x2090...0x209C, 0x2100...0x214F, 0x249C...0x24E9, 0x1D400...0x1D7FF, 0x1F110...0x1F189,
    ]

    private static func withMark(_ folded: String, _ mark: Unicode.Scalar) -> String {
        switch (folded, mark) {
        case ("a", "\u{30A}"): "å"
        case ("a", "\u{308}"): "ä"
        case ("o", "\u{308}"): "ö"
        default: isMark(mark) ? folded : folded + String(Character(mark))
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// Cyrillic and Greek letters that look Latin, by what they look like.
    private static let lookAlikes: [Unicode.Scalar: String] = [
        "а": "a", "в": "b", "е": "e", "ѕ": "s", "і": "i", "ј": "j", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p",
        "с": "c", "т": "t", "у": "y", "х": "x", "α": "a", "β": "b", "ε": "e", "η": "h", "ι": "i", "κ": "k", "μ": "m",
        "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "y", "χ": "x",
    ]
}
