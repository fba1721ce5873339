/// The one way that each character stands in a canonical string.
enum JSONEscape {
    /// The letter after the backslash for what has a short form.
    private static func letter(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0A: UInt8(ascii: "n")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        default: nil
        }
    }

    /// The byte that the letter after a backslash stands for.
    private static func byte(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "r"): 0x0D
        default: nil
        }
    }

    /// How many bytes the escape has that begins here.
    static func length(_ text: Span<UInt8>, at start: Int) throws(LedgerFault) -> Int {
        guard start + 1 < text.count else { throw JSONScanner.refused("a string does not end") }
        if byte(text[start + 1]) != nil { return 2 }
        guard control(text, at: start) != nil else { throw JSONScanner.refused("an escape that need not be") }
        return 6
    }

    /// The control character of `\u00xx`, nil where it is none or has a shorter form.
    private static func control(_ text: Span<UInt8>, at start: Int) -> UInt8? {
        guard start + 6 <= text.count, text[start + 1] == UInt8(ascii: "u"), text[start + 2] == 0x30,
            text[start + 3] == 0x30, text[start + 4] == 0x30 || text[start + 4] == 0x31, Hex.isDigit(text[start + 5])
        else { return nil }
        let low = text[start + 5] < 0x3A ? text[start + 5] - 0x30 : text[start + 5] - 0x61 + 10
        let byte = (text[start + 4] - 0x30) << 4 | low
        return letter(byte) == nil ? byte : nil
    }

    /// What stands between the quotes of a string that was accepted, without its escapes.
    static func plain(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        var position = range.lowerBound
        while position < range.upperBound {
            if text[position] != UInt8(ascii: "\\") {
                bytes.append(text[position])
                position += 1
            } else if let byte = byte(text[position + 1]) {
                bytes.append(byte)
                position += 2
            } else {
                bytes.append(control(text, at: position) ?? 0)
                position += 6
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// As the string stands between its quotes.
    static func escaped(_ string: String) -> [UInt8] {
        var bytes: [UInt8] = []
        append(string, to: &bytes)
        return Array(bytes.dropFirst().dropLast())
    }

    static func append(_ string: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            if let letter = letter(byte) {
                bytes.append(contentsOf: [UInt8(ascii: "\\"), letter])
            } else if byte < 0x20 {
                bytes.append(contentsOf: Array("\\u00".utf8) + Array(Hex.text(CollectionOfOne(byte)).utf8))
            } else {
                bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
