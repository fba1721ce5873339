/// A page's bytes as UTF-8; what is not is replaced. The names of files, which alone matter here, are ASCII in every saved page.
enum PageText {
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xFF, 0xFE]) { return wide(bytes, low: 0, high: 1) }
        if bytes.starts(with: [0xFE, 0xFF]) { return wide(bytes, low: 1, high: 0) }
        return bytes
    }

    private static func wide(_ bytes: [UInt8], low: Int, high: Int) -> [UInt8] {
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
            UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + high]) << 8
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// Character references in an attribute (HTML, §13.5): those that addresses hold.
    static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var out = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            out += rest[..<mark]
            rest = rest[mark...]
            let end = rest.prefix(12).firstIndex(of: ";")
            if let end, let character = character(rest[rest.index(after: mark)..<end]) {
                out.append(character)
                rest = rest[rest.index(after: end)...]
            } else {
                out.append("&")
                rest = rest.dropFirst()
            }
        }
        return out + rest
    }

    private static func character(_ name: Substring) -> Character? {
        switch name {
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        case "lt": return "<"
        case "gt": return ">"
        default:
            guard name.first == "#" else { return nil }
            let digits = name.dropFirst()
            let isHex = digits.first == "x" || digits.first == "X"
            let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return number.flatMap(Unicode.Scalar.init).map(Character.init)
        }
    }
}
