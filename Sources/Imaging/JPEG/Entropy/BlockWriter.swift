/// Writes blocks of a sequential Huffman scan (T.81, F.1.2) with one of the two standard pairs of tables. `codes` are
/// those of ``HuffmanEncoder/standard``.
enum BlockWriter {
    /// The largest sizes that an 8-bit scan can have (T.81, tables F.1 and F.2).
    static let largestDCSize = 11
    static let largestACSize = 10

    /// False when the value is out of range: nothing may be released then (CVE-2020-17541 came of writing such values).
    @inline(__always)
    static func difference(_ value: Int, _ pair: Int, _ codes: Span<UInt32>, to writer: inout BitWriter) -> Bool {
        let size = bitWidth(value)
        guard size <= largestDCSize else { return false }
        var bundle = CodeBundle()
        bundle.add(codes[HuffmanEncoder.start(pair, isAC: false) + size], extra(value, size), size, to: &writer)
        bundle.finish(to: &writer)
        return true
    }

    /// A block's AC coefficients, 64 values in zigzag order from `start`; false when one is out of range.
    @inline(__always)
    static func ac(
        _ values: Span<Int16>, at start: Int, _ pair: Int, _ codes: Span<UInt32>, to writer: inout BitWriter
    ) -> Bool {
        let table = HuffmanEncoder.start(pair, isAC: true)
        var bundle = CodeBundle()
        var left = nonZero(unsafe values.bytes, at: start) & ~1
        var place = 0
        while left != 0 {
            let next = left.trailingZeroBitCount
            left &= left &- 1
            var run = next - place - 1
            place = next
            while run > 15 {
                bundle.add(codes[table + 0xF0], 0, 0, to: &writer)
                run -= 16
            }
            let value = Int(values[start + next])
            let size = bitWidth(value)
            guard size <= largestACSize else { return false }
            bundle.add(codes[table + (run << 4 | size)], extra(value, size), size, to: &writer)
        }
        if place < 63 { bundle.add(codes[table], 0, 0, to: &writer) }
        bundle.finish(to: &writer)
        return true
    }

    /// A bit for each of a block's 64 values that is not zero: most are, and need not be looked at one by one.
    @inline(__always)
    private static func nonZero(_ values: RawSpan, at start: Int) -> UInt64 {
        var bits: UInt64 = 0
        for four in 0..<16 {
            let word = UInt64(littleEndian: values.word(at: (start + four * 4) * 2))
            // The top bit of each 16: the others carry into it unless all are zero. Then the four bits side by side.
            let tops = ((word & 0x7FFF_7FFF_7FFF_7FFF) &+ 0x7FFF_7FFF_7FFF_7FFF | word) & 0x8000_8000_8000_8000
            bits |= ((tops >> 15 &* 0x0001_0002_0004_0008) >> 48 & 15) << UInt64(four * 4)
        }
        return bits
    }

    /// No further coefficient in this block.
    @inline(__always)
    static func endOfBlock(_ pair: Int, _ codes: Span<UInt32>, to writer: inout BitWriter) {
        var bundle = CodeBundle()
        bundle.add(codes[HuffmanEncoder.start(pair, isAC: true)], 0, 0, to: &writer)
        bundle.finish(to: &writer)
    }

    /// Codes a block's AC coefficients again: other codes, the same values. False when they cannot be read.
    @inline(__always)
    static func recodeAC(
        _ bits: RawSpan, _ position: inout Int, _ tables: ScanTables, _ quick: Span<UInt32>, _ component: Int,
        _ pair: Int, _ codes: Span<UInt32>, to writer: inout BitWriter
    ) -> Bool {
        let start = ScanTables.start(component, isAC: true)
        let target = HuffmanEncoder.start(pair, isAC: true)
        var bundle = CodeBundle()
        var place = 1
        while place < 64 {
            let window = bits.window(position)
            let entry = tables.entry(quick, start, window)
            guard entry != 0 else { return false }
            position += entry.allBits
            place += entry.step
            let size = entry.allBits - entry.codeBits
            // Two shifts: a size of zero must leave nothing.
            let extra = ((window << UInt64(entry.codeBits)) >> 1) >> UInt64(63 - size)
            bundle.add(codes[target + Int(entry.symbol)], extra, size, to: &writer)
        }
        bundle.finish(to: &writer)
        return BlockReader.isEnd(place)
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
