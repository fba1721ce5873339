/// The check sum of a PNG's chunks (RFC 2083 §3.4 and appendix 15: ISO 3309, polynomial 0xEDB88320 reflected).
enum CRC32 {
    /// The sum over a chunk's type and data.
    static func of(_ bytes: Span<UInt8>) -> UInt32 {
        let entries = table.span
        var sum: UInt32 = 0xFFFF_FFFF
        for i in bytes.indices {
            sum = entries[Int((sum ^ UInt32(bytes[i])) & 0xFF)] ^ (sum >> 8)
        }
        return sum ^ 0xFFFF_FFFF
    }

    private static let table: [UInt32] = (0..<256).map { n in
        (0..<8).reduce(UInt32(n)) { c, _ in c & 1 == 1 ? 0xEDB8_8320 ^ (c >> 1) : c >> 1 }
    }
}
