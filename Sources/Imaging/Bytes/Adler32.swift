/// The check sum at the end of a zlib stream (RFC 1950 §8).
enum Adler32 {
    static func of(_ bytes: Span<UInt8>) -> UInt32 {
        var a: UInt32 = 1
        var b: UInt32 = 0
        var at = 0
        while at < bytes.count {
            // 5552 is the most bytes whose sums stay within 32 bits (RFC 1950 §9).
            let end = min(at + 5552, bytes.count)
            while at < end {
                a &+= UInt32(bytes[at])
                b &+= a
                at += 1
            }
            a %= 65521
            b %= 65521
        }
        return b << 16 | a
    }
}
