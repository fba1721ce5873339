/// Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Text {
    static func isValid(_ text: Span<UInt8>) -> Bool {
        var position = 0
        while position < text.count {
            if text[position] < 0x80 {
                position += 1
            } else if let length = try? length(text, at: position) {
                position += length
            } else {
                return false
            }
        }
        return true
    }

    /// How many bytes the character has that begins here with a byte of 0x80 or more.
    static func length(_ text: Span<UInt8>, at start: Int) throws(LedgerFault) -> Int {
        let first = text[start]
        let (length, second): (Int, ClosedRange<UInt8>)
        switch first {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw JSONScanner.refused("not UTF-8")
        }
        guard start + length <= text.count, second.contains(text[start + 1]) else {
            throw JSONScanner.refused("not UTF-8")
        }
        for offset in 2..<max(2, length) where text[start + offset] & 0xC0 != 0x80 {
            throw JSONScanner.refused("not UTF-8")
        }
        return length
    }
}
