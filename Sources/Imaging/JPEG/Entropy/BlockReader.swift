/// Reads blocks of a sequential Huffman scan (T.81, F.2.2). All functions take the bits, and a position that they move; nil or
/// false: no such code, or a value out of range. The caller asks for the end of the bits after each block.
enum BlockReader {
    /// The difference of a DC value, -2047...2047; `Int.min` when there is no such code.
    @inline(__always)
    static func difference(
        _ bits: RawSpan, _ position: inout Int, _ tables: ScanTables, _ quick: Span<UInt32>, _ component: Int
    ) -> Int {
        let window = bits.window(position)
        let entry = tables.entry(quick, ScanTables.start(component, isAC: false), window)
        guard entry != 0 else { return Int.min }
        position &+= entry.allBits
        return value(window, entry)
    }

    /// The number in the extra bits after a code (T.81, F.2.2.1, EXTEND).
    @inline(__always)
    static func value(_ window: UInt64, _ entry: UInt32) -> Int {
        let size = entry.allBits - entry.codeBits
        guard size > 0 else { return 0 }
        let extra = Int(truncatingIfNeeded: (window << UInt64(entry.codeBits)) >> UInt64(64 - size))
        return extra >> (size - 1) == 1 ? extra : extra - (1 << size) + 1
    }

    /// Walks over a block's AC coefficients. Two look-ups a load: both fit into 57 bits.
    @inline(__always)
    static func skipAC(
        _ bits: RawSpan, _ position: inout Int, _ tables: ScanTables, _ quick: Span<UInt32>, _ component: Int
    ) -> Bool {
        let start = ScanTables.pairs(component)
        var place = 1
        // Two symbols a look-up, as long as the first of them cannot reach the last place: it moves by sixteen at the most.
        while place < 48 {
            var window = bits.window(position)
            var entry = tables.entry(quick, start, window)
            guard entry != 0 else { return false }
            position &+= entry.allBits
            place &+= entry.step
            if place >= 48 { break }
            window <<= UInt64(entry.allBits)
            entry = tables.entry(quick, start, window)
            guard entry != 0 else { return false }
            position &+= entry.allBits
            place &+= entry.step
        }
        while place < 64 {
            let entry = tables.entry(quick, ScanTables.start(component, isAC: true), bits.window(position))
            guard entry != 0 else { return false }
            position &+= entry.allBits
            place &+= entry.step
        }
        return isEnd(place)
    }

    /// As `skipAC`, and counts the symbols.
    @inline(__always)
    static func countAC(
        _ bits: RawSpan, _ position: inout Int, _ tables: ScanTables, _ quick: Span<UInt32>, _ component: Int,
        _ counts: inout MutableSpan<UInt32>
    ) -> Bool {
        let start = ScanTables.start(component, isAC: true)
        let first = SymbolCounts.ac(component)
        var place = 1
        while place < 64 {
            let entry = tables.entry(quick, start, bits.window(position))
            guard entry != 0 else { return false }
            counts[first | Int(truncatingIfNeeded: entry.symbol)] &+= 1
            position &+= entry.allBits
            place &+= entry.step
        }
        return isEnd(place)
    }

    /// Reads a block's AC coefficients into `block` (64 values in zigzag order, which the caller has set to zero).
    static func readAC(
        _ bits: RawSpan, _ position: inout Int, _ tables: ScanTables, _ component: Int, into block: inout [Int16],
        at start: Int
    ) -> Bool {
        let quick = tables.quick.span
        var place = 1
        while place < 64 {
            let window = bits.window(position)
            let entry = tables.entry(quick, ScanTables.start(component, isAC: true), window)
            guard entry != 0 else { return false }
            position &+= entry.allBits
            place &+= entry.step
            guard entry.allBits > entry.codeBits else { continue }
            guard place <= 64 else { return false }
            block[start + place - 1] = Int16(truncatingIfNeeded: value(window, entry))
        }
        return isEnd(place)
    }

    /// Whether a walk came to a block's end: after its last coefficient, or by an "end of block" before it.
    @inline(__always) static func isEnd(_ place: Int) -> Bool {
        place == 64 || place > Int(HuffmanDecoder.endStep)
    }
}
