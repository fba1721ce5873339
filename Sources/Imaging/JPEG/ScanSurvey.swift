/// A walk over a whole sequential scan: where each MCU's bits end, and every block's DC value. That it exists proves that the scan
/// can be read to its end. Made of the input, and by the strict reader of the output.
struct ScanSurvey: Sendable {
    /// The largest magnitude of a DC value: the range of 8-bit pictures (11 bits), with room for encoders that overshoot.
    static let largestDC = 2047

    let layout: MCULayout
    let bits: ScanBits
    let tables: ScanTables
    /// MCUs to a restart interval; all of them where there are no restarts.
    let interval: Int
    /// Where each MCU's bits end.
    let ends: [Int]
    /// DC values, MCU by MCU in the layout's order of blocks.
    let dc: [Int16]

    /// Walks over the scan; `interval` is the number of MCUs between restart markers, 0: none.
    /// - Throws: ``PictureError`` with `corrupt` or `truncated`.
    init(_ bits: ScanBits, _ tables: ScanTables, _ layout: MCULayout, interval: Int) throws(PictureError) {
        self.layout = layout
        self.bits = bits
        self.tables = tables
        self.interval = interval > 0 ? interval : layout.grid.count
        var ends = [Int](repeating: 0, count: layout.grid.count)
        var dc = [Int16](repeating: 0, count: layout.grid.count * layout.blocks.count)
        guard bits.intervals.count == (layout.grid.count + self.interval - 1) / self.interval else {
            throw .jpegCorrupt("its restart markers do not fit its size")
        }
        for (number, range) in bits.intervals.enumerated() {
            let first = number * self.interval
            let mcus = first..<min(first + self.interval, layout.grid.count)
            switch Self.walk(mcus, bits, range, tables, layout, ends: &ends, dc: &dc) {
            case .done: break
            case .pastEnd: throw .jpegTruncated
            case .unreadable: throw .jpegCorrupt("its picture data cannot be decoded")
            }
        }
        self.ends = ends
        self.dc = dc
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

    private enum Outcome { case done, pastEnd, unreadable }

    /// The hot loop. Everything that it touches is a span or a local value.
    private static func walk(
        _ mcus: Range<Int>, _ bits: ScanBits, _ range: Range<Int>, _ tables: ScanTables, _ layout: MCULayout,
        ends: inout [Int], dc: inout [Int16]
    ) -> Outcome {
        let raw = unsafe bits.bytes.span.bytes
        let quick = tables.quick.span
        let order = layout.blocks.map(\.component)
        let components = order.span
        var last = [Int](repeating: 0, count: layout.components.count)
        var predictions = last.mutableSpan
        var ends = ends.mutableSpan
        var dc = dc.mutableSpan
        var position = range.lowerBound
        var block = mcus.lowerBound * components.count
        for mcu in mcus {
            for index in 0..<components.count {
                guard position < range.upperBound else { return .pastEnd }
                let component = components[index]
                let difference = BlockReader.difference(raw, &position, tables, quick, component)
                guard difference != Int.min, BlockReader.skipAC(raw, &position, tables, quick, component) else {
                    return position > range.upperBound ? .pastEnd : .unreadable
                }
                let value = predictions[component] + difference
                guard value.magnitude <= UInt(largestDC) else { return .unreadable }
                predictions[component] = value
                dc[block] = Int16(truncatingIfNeeded: value)
                block += 1
            }
            guard position <= range.upperBound else { return .pastEnd }
            ends[mcu] = position
        }
        return .done
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
