/// A walk over a whole sequential scan: where each MCU's bits end, and every block's DC value. That it exists proves that the scan
/// can be read to its end. Made of the input, and by the strict reader of the output.
struct ScanSurvey: Sendable {
    /// The largest magnitude of a DC value: the range of 8-bit pictures (11 bits), with room for encoders that overshoot.
    static let largestDC: UInt16 = 2047
    /// Bits from which two cores are faster than one.
    static let halved = 1 << 19

    let layout: MCULayout
    let bits: ScanBits
    let tables: ScanTables
    /// MCUs to a restart interval; all of them where there are no restarts.
    let interval: Int
    /// Where each MCU's bits end.
    let ends: [Int]
    /// DC values, MCU by MCU in the layout's order of blocks.
    let dc: [Int16]
    /// How often each symbol occurs, where that was asked for.
    let counts: SymbolCounts

    /// Walks over the scan; `interval` is the number of MCUs between restart markers, 0: none. Intervals of at least `halved` bits
    /// are read on two cores.
    /// - Throws: ``PictureError`` with `corrupt` or `truncated`.
    init(
        _ bits: ScanBits, _ tables: ScanTables, _ layout: MCULayout, interval: Int, counting: Bool = false,
        halved: Int = ScanSurvey.halved
    ) throws(PictureError) {
        self.layout = layout
        self.bits = bits
        self.tables = tables
        self.interval = interval > 0 ? interval : layout.grid.count
        let scan = ScanReading(bits, tables, layout)
        guard bits.intervals.count == (layout.grid.count + self.interval - 1) / self.interval else {
            throw .jpegCorrupt("its restart markers do not fit its size")
        }
        var read = ScanStretch(scan, from: 0, room: layout.grid.count, counting: counting)
        for (number, range) in bits.intervals.enumerated() {
            let last = min((number + 1) * self.interval, layout.grid.count)
            read.restart(at: range.lowerBound)
            if range.count >= halved {
                read.readInHalves(scan, to: last, range)
            } else {
                read.read(scan, to: last, end: range.upperBound)
            }
            try Self.check(read.outcome)
        }
        // Differences have at most eleven bits: the first sum that is out of range has not wrapped yet.
        guard read.dc.allSatisfy({ $0.magnitude <= Self.largestDC }) else { throw .unreadableScan }
        self.ends = read.ends
        self.dc = read.dc
        self.counts = read.counts
    }

    private static func check(_ outcome: ScanStretch.Outcome) throws(PictureError) {
        switch outcome {
        case .done: break
        case .pastEnd: throw .jpegTruncated
        case .unreadable: throw .unreadableScan
        }
    }

    /// Where an MCU's bits begin.
    func start(of mcu: Int) -> Int { mcu % interval == 0 ? bits.intervals[mcu / interval].lowerBound : ends[mcu - 1] }

    /// The DC value that each component's first difference in this MCU was taken from.
    func predictions(before mcu: Int) -> [Int] {
        guard mcu % interval != 0 else { return [Int](repeating: 0, count: layout.components.count) }
        return predictions(after: mcu - 1)
    }

    /// The last DC value of each component in this MCU.
    func predictions(after mcu: Int) -> [Int] {
        var values = [Int](repeating: 0, count: layout.components.count)
        for (index, block) in layout.blocks.enumerated() {
            values[block.component] = Int(dc[mcu * layout.blocks.count + index])
        }
        return values
    }
}

extension ScanSurvey {
    /// All coefficients of an MCU that has been surveyed: 64 in zigzag order for each block of the layout.
    func coefficients(of mcu: Int) -> [Int16] {
        var values = [Int16](repeating: 0, count: layout.blocks.count * 64)
        let raw = unsafe bits.bytes.span.bytes
        var position = start(of: mcu)
        for (index, block) in layout.blocks.enumerated() {
            _ = BlockReader.difference(raw, &position, tables, tables.quick.span, block.component)
            _ = BlockReader.readAC(raw, &position, tables, block.component, into: &values, at: index * 64)
            values[index * 64] = dc[mcu * layout.blocks.count + index]
        }
        return values
    }
}
