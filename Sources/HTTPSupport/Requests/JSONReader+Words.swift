extension JSONReader {
    mutating func word() throws(Problem) -> JSONValue {
        let word = bytes[index...].prefix { (0x61...0x7A).contains($0) || Self.isOfNumber($0) }
        let text = String(decoding: word, as: UTF8.self)
        switch text {
        case "null": index += 4
        case "true", "false": index += text.utf8.count
        default:
            guard text.wholeMatch(of: /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+\-]?[0-9]+)?/) != nil else {
                throw wrong("a value is missing")
            }
            index += text.utf8.count
            return .number(text)
        }
        return text == "null" ? .null : .bool(text == "true")
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool { "+-.0123456789E".utf8.contains(byte) }

    mutating func string() throws(Problem) -> String {
        index += 1
        var text: [UInt8] = []
        while let byte = next {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
            case 0..<0x20: throw wrong("a text holds a control character")
            default: text.append(byte)
            }
        }
        throw wrong("a text does not end")
    }

    private mutating func escape() throws(Problem) -> Unicode.Scalar {
        guard let code = next else { throw wrong("a text does not end") }
        index += 1
        switch code {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(code)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar()
        default: throw wrong("a backslash stands before a letter that it means nothing for")
        }
    }

    /// One character of one or two `\uXXXX`. Half of a pair is no character, and no text here holds U+0000.
    private mutating func scalar() throws(Problem) -> Unicode.Scalar {
        let first = try hexadecimal()
        var value = first
        if (0xD800..<0xDC00).contains(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
            let second = try hexadecimal()
            guard (0xDC00..<0xE000).contains(second) else { throw wrong("\\u is half of a pair") }
            value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        }
        guard value != 0, let scalar = Unicode.Scalar(value) else { throw wrong("\\u is no character") }
        return scalar
    }

    private mutating func hexadecimal() throws(Problem) -> UInt32 {
        let digits = bytes[index...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw wrong("\\u is not followed by four digits") }
        index += 4
        return value
    }
}
