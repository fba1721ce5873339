/// RFC 4648 section 4 with padding, read strictly: one spelling for the same bytes (specification, preamble).
package enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    static let padding = UInt8(ascii: "=")

    package static func text(_ bytes: some Collection<UInt8>) -> String {
        String(decoding: encode(bytes), as: UTF8.self)
    }

    package static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var bits: UInt32 = 0
        var held = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            held += 1
            if held == 3 {
                append(bits, 4, to: &text)
                (bits, held) = (0, 0)
            }
        }
        if held > 0 {
            append(bits << (8 * UInt32(3 - held)), held + 1, to: &text)
            text.append(contentsOf: repeatElement(padding, count: 3 - held))
        }
        return text
    }

    private static func append(_ bits: UInt32, _ count: Int, to text: inout [UInt8]) {
        for digit in 0..<count { text.append(alphabet[Int(bits >> (18 - 6 * UInt32(digit)) & 63)]) }
    }

    /// - Returns: nil where the text is not the one spelling of some bytes.
    package static func decode(_ text: String) -> [UInt8]? { decode(Array(text.utf8).span) }

    package static func decode(_ text: Span<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        return decode(text, into: &bytes) ? bytes : nil
    }

    /// Appends the bytes that the text spells.
    ///
    /// - Returns: false where the text is not the one spelling of some bytes; what was appended then means nothing.
    static func decode(_ text: Span<UInt8>, into bytes: inout [UInt8]) -> Bool {
        guard text.count.isMultiple(of: 4) else { return false }
        var start = 0
        while start < text.count {
            let last = start + 4 == text.count
            let padded = last ? (text[start + 3] == padding ? (text[start + 2] == padding ? 2 : 1) : 0) : 0
            guard let bits = quad(text, start, digits: 4 - padded) else { return false }
            bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
            if padded < 2 { bytes.append(UInt8(truncatingIfNeeded: bits >> 8)) }
            if padded < 1 { bytes.append(UInt8(truncatingIfNeeded: bits)) }
            // What the padding leaves over must be zero, or the same bytes had several spellings.
            if padded == 2, bits & 0xFFFF != 0 { return false }
            if padded == 1, bits & 0xFF != 0 { return false }
            start += 4
        }
        return true
    }

    /// The 24 bits of four digits; those after the first `digits` count as zero. Nil where one is no digit.
    @inline(__always) static func quad(_ text: Span<UInt8>, _ start: Int, digits: Int) -> UInt32? {
        let first = value(text[start])
        let second = value(text[start + 1])
        let third = digits > 2 ? value(text[start + 2]) : 0
        let fourth = digits > 3 ? value(text[start + 3]) : 0
        guard (first | second | third | fourth) < noDigit else { return nil }
        return UInt32(first) << 18 | UInt32(second) << 12 | UInt32(third) << 6 | UInt32(fourth)
    }

    private static let noDigit: UInt8 = 64

    /// 0...63, or 64 for what is no digit.
    @inline(__always) private static func value(_ byte: UInt8) -> UInt8 { unsafe values.span[unchecked: Int(byte)] }

    private static let values: [UInt8] = (0...255).map { byte in
        alphabet.firstIndex(of: byte).map { UInt8($0) } ?? noDigit
    }
}
