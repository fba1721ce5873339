/// Finds line ends eight bytes at a time, and learns on the way whether the line is all ASCII.
enum LineEnd {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The place of the first line end from `start`, nil where there is none.
    static func find(_ bytes: Span<UInt8>, from start: Int, isASCII: inout Bool) -> Int? {
        let raw = unsafe bytes.bytes
        var position = start
        var seen: UInt64 = 0
        while position + 8 <= bytes.count {
            let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            let other = word ^ (ones &* 0x0A)
            // A bit is set where a byte is a line end; bytes above the first may be wrong, so that they are looked at one by one.
            if (other &- ones) & ~other & highs != 0 { break }
            seen |= word
            position += 8
        }
        isASCII = seen & highs == 0
        while position < bytes.count, bytes[position] != 0x0A {
            if bytes[position] >= 0x80 { isASCII = false }
            position += 1
        }
        return position < bytes.count ? position : nil
    }
}
