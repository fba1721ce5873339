/// What a page says where a picture is: in the page itself, in a file beside it, or somewhere that is not looked at.
struct PageSource {
    let data: [UInt8]?
    let path: PagePath?

    init(_ text: String) {
        let isData = text.prefix(5).lowercased() == "data:"
        data = isData ? Self.bytes(ofData: text.dropFirst(5)) : nil
        path = isData ? nil : PagePath(reference: text)
    }

    /// RFC 2397; nil where it says that it is no picture, or a drawing.
    private static func bytes(ofData text: Substring) -> [UInt8]? {
        guard let comma = text.firstIndex(of: ",") else { return nil }
        let head = text[..<comma].lowercased()
        guard head.hasPrefix("image/"), !head.hasPrefix("image/svg") else { return nil }
        let body = PercentCoding.bytes(text[text.index(after: comma)...])
        return head.hasSuffix(";base64") ? Base64.decoded(body[...]) : body
    }
}

/// RFC 4648 §4 and §5; what is no digit is passed over.
enum Base64 {
    static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count / 4 * 3)
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for byte in text {
            guard let digit = digit(byte) else {
                if byte == 0x3D { break }
                continue
            }
            bits = bits << 6 | digit
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return out
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte - 0x41)
        case 0x61...0x7A: UInt32(byte - 0x61) + 26
        case 0x30...0x39: UInt32(byte - 0x30) + 52
        case 0x2B, 0x2D: 62
        case 0x2F, 0x5F: 63
        default: nil
        }
    }
}
