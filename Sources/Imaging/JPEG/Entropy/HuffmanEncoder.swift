/// The two standard pairs of Huffman tables made ready for writing, in one array: for each pair 256 entries for differences of DC
/// values, then 256 for AC coefficients. An entry is the code's length (bits 0-7) and the code (from bit 8); 0: no such symbol.
enum HuffmanEncoder {
    static let standard: [UInt32] = [0, 1].flatMap { pair in
        entries(HuffmanSpec.standardDC[pair]) + entries(HuffmanSpec.standardAC[pair])
    }

    private static func entries(_ spec: HuffmanSpec) -> [UInt32] {
        var entries = [UInt32](repeating: 0, count: 256)
        spec.forEachCode { code, length, symbol in entries[Int(symbol)] = UInt32(code) << 8 | UInt32(length) }
        return entries
    }

    /// Where a pair's DC or AC entries begin.
    @inline(__always) static func start(_ pair: Int, isAC: Bool) -> Int { pair << 9 | (isAC ? 256 : 0) }
}

/// A few codes on their way to the writer, held in registers: most codes are short, and several go in one step.
struct CodeBundle {
    private var bits: UInt64 = 0
    private var count = 0

    /// Adds a symbol's code (an entry of ``HuffmanEncoder/standard``) and `size` extra bits.
    @inline(__always)
    mutating func add(_ entry: UInt32, _ extra: UInt64, _ size: Int, to writer: inout BitWriter) {
        let length = Int(entry & 0xFF) + size
        let code = UInt64(entry >> 8) << UInt64(size) | extra
        if count + length > 32 {
            writer.put(bits, count)
            bits = code
            count = length
        } else {
            bits = bits << UInt64(length) | code
            count += length
        }
    }

    @inline(__always)
    consuming func finish(to writer: inout BitWriter) { writer.put(bits, count) }
}
