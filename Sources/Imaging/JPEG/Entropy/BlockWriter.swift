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
        let raw = unsafe values.bytes
        let table = HuffmanEncoder.start(pair, isAC: true)
        var bundle = CodeBundle()
        var run = 0
        var place = 1
        while place < 64 {
            // Four zeros at a time: most of a block is zeros.
            if place & 3 == 0, raw.word(at: (start + place) * 2) == 0 {
                run += 4
                place += 4
                continue
            }
            let value = Int(values[start + place])
            place += 1
            if value == 0 {
                run += 1
                continue
            }
            while run > 15 {
                bundle.add(codes[table + 0xF0], 0, 0, to: &writer)
                run -= 16
            }
            let size = bitWidth(value)
            guard size <= largestACSize else { return false }
            bundle.add(codes[table + (run << 4 | size)], extra(value, size), size, to: &writer)
            run = 0
        }
        if run > 0 { bundle.add(codes[table], 0, 0, to: &writer) }
        bundle.finish(to: &writer)
        return true
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
