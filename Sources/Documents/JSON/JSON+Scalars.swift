extension JSON.Scanner {
    /// `true`, `false`, `null`, or a number as it is written.
    mutating func word() throws(Mistake) -> String {
        let start = index
        while let byte = next, Self.isWord(byte) { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        if ["true", "false", "null"].contains(word) || Self.isNumber(bytes[start..<index]) { return word }
        index = start
        throw mistake("this is no JSON value", "write a text in quotation marks, a number, true, false or null")
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39,
            UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    /// RFC 8259, section 6.
    private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes
        func digits() -> Int {
            let count = rest.prefix { (0x30...0x39).contains($0) }.count
            rest = rest.dropFirst(count)
            return count
        }
        let leadsWithZero = rest.first == 0x30
        let whole = digits()
        guard whole > 0, !(leadsWithZero && whole > 1) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard digits() > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    mutating func string() throws(Mistake) -> String {
        let open = position
        index += 1
        let start = index
        var unescaped: [UInt8] = []
        var plain = index
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw mistake("a text holds a control character", "write it as \\n or \\u000A") }
            guard byte == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            unescaped.append(contentsOf: bytes[plain..<index])
            unescaped.append(contentsOf: try escape().utf8)
            plain = index
        }
        guard index < bytes.count else {
            throw Mistake(file: log.file, at: open, "a text begins here and never ends", hint: "close it with \"")
        }
        passed(start..<index)
        index += 1
        if plain == start { return String(decoding: bytes[start..<index - 1], as: UTF8.self) }
        return String(decoding: unescaped + bytes[plain..<index - 1], as: UTF8.self)
    }

    private mutating func escape() throws(Mistake) -> String {
        let code = index + 1 < bytes.count ? bytes[index + 1] : 0
        index += 2
        switch code {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(code))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar()
        default:
            index -= 2
            throw mistake("a backslash stands before a letter that it has no meaning for", "write \\\\ for a backslash")
        }
    }

    /// One character of one or two `\uXXXX`. A half of a pair is no character, and U+0000 is in no text.
    private mutating func scalar() throws(Mistake) -> String {
        let start = index - 2
        guard let first = hexadecimal() else { throw wrongScalar(start) }
        var value = first
        if (0xD800..<0xDC00).contains(first), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        {
            index += 2
            guard let second = hexadecimal(), (0xDC00..<0xE000).contains(second) else { throw wrongScalar(start) }
            value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        }
        guard value != 0, let scalar = UnicodeScalar(value) else { throw wrongScalar(start) }
        return String(scalar)
    }

    private mutating func hexadecimal() -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        let digits = bytes[index..<index + 4]
        guard digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }) else { return nil }
        index += 4
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func wrongScalar(_ start: Int) -> Mistake {
        index = start
        return mistake("\\u is followed by no character", "write four hexadecimal digits, or two such halves of a pair")
    }
}
