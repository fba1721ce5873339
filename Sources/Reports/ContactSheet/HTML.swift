/// HTML that is safe to show: text goes in through `text` or an attribute, and both escape.
struct HTML: Sendable {
    private(set) var source = ""

    /// Markup of the page's own; never anything that came from outside.
    mutating func markup(_ markup: StaticString) { source += "\(markup)" }

    mutating func text(_ text: String) { source += Self.escaped(text) }

    /// An attribute, with a blank before it.
    mutating func attribute(_ name: StaticString, _ value: String) {
        source += " \(name)=\"\(Self.escaped(value))\""
    }

    /// The five characters that mean something in HTML as references; control characters, which HTML forbids, and marks
    /// that turn the direction of the text around, as U+FFFD.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A relative address of a file beside the page: every byte but letters, digits and `-._~/` percent-encoded, so that
    /// no text can become a scheme, a query or a fragment. Nil where it would lead out of the page's own server or disk.
    static func address(_ path: String) -> String? {
        guard !path.isEmpty, !path.hasPrefix("//") else { return nil }
        return path.utf8.reduce(into: "") { result, byte in
            if isPlain(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~/".utf8.contains(byte)
        }
    }
}
