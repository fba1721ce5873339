/// Writes blocks of a sequential Huffman scan (T.81, F.1.2) with one of the two standard pairs of tables.
enum BlockWriter {
    /// The largest sizes that an 8-bit scan can have (T.81, tables F.1 and F.2).
    static let largestDCSize = 11
    static let largestACSize = 10

    /// False when the value is out of range: nothing may be released then (CVE-2020-17541 came of writing such values).
    static func difference(_ value: Int, _ pair: Int, to writer: inout BitWriter) -> Bool {
        let size = bitWidth(value)
        guard size <= largestDCSize else { return false }
        HuffmanEncoder.standardDC[pair].put(size, extra(value, size), size, to: &writer)
        return true
    }

    /// A block's AC coefficients, 64 values in zigzag order from `start`; false when one is out of range.
    static func ac(_ values: Span<Int16>, at start: Int, _ pair: Int, to writer: inout BitWriter) -> Bool {
        let table = HuffmanEncoder.standardAC[pair]
        var run = 0
        for place in 1..<64 {
            let value = Int(values[start + place])
            if value == 0 {
                run += 1
                continue
            }
            while run > 15 {
                table.put(0xF0, 0, 0, to: &writer)
                run -= 16
            }
            let size = bitWidth(value)
            guard size <= largestACSize else { return false }
            table.put(run << 4 | size, extra(value, size), size, to: &writer)
            run = 0
        }
        if run > 0 { endOfBlock(pair, to: &writer) }
        return true
    }

    /// No further coefficient in this block.
    static func endOfBlock(_ pair: Int, to writer: inout BitWriter) {
        HuffmanEncoder.standardAC[pair].put(0, 0, 0, to: &writer)
    }

    /// Bits of a value's magnitude.
    @inline(__always) private static func bitWidth(_ value: Int) -> Int {
        Int.bitWidth - value.magnitude.leadingZeroBitCount
    }

    /// A value's extra bits (T.81, F.1.2.1).
    @inline(__always) private static func extra(_ value: Int, _ size: Int) -> UInt64 {
        UInt64(truncatingIfNeeded: value < 0 ? value + (1 << size) - 1 : value)
    }
}
