/// What a walk over a scan reads from, the same for all its parts.
struct ScanReading: Sendable {
    let bits: ScanBits
    let tables: ScanTables
    /// The component of each block of an MCU.
    let order: [Int]
    let components: Int

    init(_ bits: ScanBits, _ tables: ScanTables, _ layout: MCULayout) {
        self.bits = bits
        self.tables = tables
        self.order = layout.blocks.map(\.component)
        self.components = layout.components.count
    }
}

/// Consecutive MCUs of a scan, read one after the other from any position on.
struct ScanStretch: Sendable {
    enum Outcome: Sendable { case done, pastEnd, unreadable }

    /// Where each MCU's bits end; those from `count` on are still to be read.
    private(set) var ends: [Int]
    /// DC values, MCU by MCU, as sums of differences in 16 bits that wrap.
    private(set) var dc: [Int16]
    /// How often each symbol occurred; empty where nobody asks.
    private(set) var counts: SymbolCounts
    /// MCUs that have been read whole.
    private(set) var count = 0
    private(set) var outcome = Outcome.done
    /// Where reading began, and where it goes on.
    private var start: Int
    private var position: Int
    private var predictions: [Int]

    /// Room for `room` MCUs, to be read from `start` on.
    init(_ scan: ScanReading, from start: Int, room: Int, counting: Bool) {
        self.ends = [Int](repeating: 0, count: room)
        self.dc = [Int16](repeating: 0, count: room * scan.order.count)
        self.counts = SymbolCounts(components: counting ? scan.components : 0)
        self.start = start
        self.position = start
        self.predictions = [Int](repeating: 0, count: scan.components)
    }

    /// Goes on at the beginning of a restart interval.
    mutating func restart(at position: Int) {
        self.position = position
        for component in predictions.indices { predictions[component] = 0 }
    }

    /// Reads on to `most` MCUs, or to the first one that begins at `stop` or after it. Blocks begin before `end` and end by it.
    mutating func read(_ scan: ScanReading, to most: Int, stop: Int = .max, end: Int) {
        outcome = Self.walk(
            scan, most, stop, end, &position, &count, &predictions, &ends, &dc, &counts.values)
    }

    /// The hot loop: everything that it touches is a span or a local value.
    private static func walk(
        _ scan: ScanReading, _ most: Int, _ stop: Int, _ end: Int, _ place: inout Int, _ count: inout Int,
        _ predictions: inout [Int], _ ends: inout [Int], _ dc: inout [Int16], _ counts: inout [UInt32]
    ) -> Outcome {
        let raw = unsafe scan.bits.bytes.span.bytes
        let quick = scan.tables.quick.span
        let components = scan.order.span
        var position = place
        var mcu = count
        var block = mcu * components.count
        var outcome = Outcome.done
        var predictions = predictions.mutableSpan
        var ends = ends.mutableSpan
        var dc = dc.mutableSpan
        var counts = counts.mutableSpan
        walk: while mcu < most, position < stop {
            for index in 0..<components.count {
                let component = components[index]
                guard position < end else {
                    outcome = .pastEnd
                    break walk
                }
                let difference = BlockReader.difference(raw, &position, scan.tables, quick, component)
                guard difference != Int.min,
                    counts.isEmpty
                        ? BlockReader.skipAC(raw, &position, scan.tables, quick, component)
                        : BlockReader.countAC(raw, &position, scan.tables, quick, component, &counts)
                else {
                    outcome = position > end ? .pastEnd : .unreadable
                    break walk
                }
                if !counts.isEmpty { counts[SymbolCounts.dc(component, difference)] &+= 1 }
                predictions[component] &+= difference
                dc[block] = Int16(truncatingIfNeeded: predictions[component])
                block += 1
            }
            guard position <= end else {
                outcome = .pastEnd
                break
            }
            ends[mcu] = position
            mcu += 1
        }
        place = position
        count = mcu
        return outcome
    }
}

// A scan has no marks in its middle. But whoever begins to read it anywhere soon falls into step with one who has read it from its
// beginning: from the first MCU that begins for both at the same bit, both read the same (Klein and Wiseman, "Parallel Huffman
// Decoding with Applications to JPEG Files", The Computer Journal 46 (5), 2003). So one reads from the middle on, ahead of the other,
// and nothing of it counts before that meeting point has been reached by reading from the beginning.
extension ScanStretch {
    /// A reader from the middle that cannot read on before this many MCUs is not in step yet, and begins again.
    private static let settling = 1000

    /// As `read`, on two cores.
    mutating func readInHalves(_ scan: ScanReading, to most: Int, _ range: Range<Int>) {
        let middle = range.lowerBound + range.count / 2
        let begun = self
        let (behind, ahead) = Both.of {
            var behind = begun
            behind.read(scan, to: most, stop: middle, end: range.upperBound)
            return behind
        } _: {
            var ahead = ScanStretch(
                scan, from: middle, room: most - begun.count, counting: !begun.counts.values.isEmpty)
            ahead.fallIntoStep(scan, end: range.upperBound)
            return ahead
        }
        self = behind
        meet(ahead, scan, to: most, end: range.upperBound)
    }

    private mutating func fallIntoStep(_ scan: ScanReading, end: Int) {
        read(scan, to: ends.count, end: end)
        while outcome == .unreadable, count < Self.settling {
            self.start = position + 1
            self.count = 0
            counts = SymbolCounts(components: counts.values.isEmpty ? 0 : scan.components)
            restart(at: start)
            read(scan, to: ends.count, end: end)
        }
    }

    /// Reads MCU by MCU until one begins where one of `ahead` does, and takes over what was read from there.
    private mutating func meet(_ ahead: ScanStretch, _ scan: ScanReading, to most: Int, end: Int) {
        var other = 0
        while outcome == .done, count < most {
            while other < ahead.count, ahead.begin(of: other) < position { other += 1 }
            if other < ahead.count, ahead.begin(of: other) == position { take(ahead, from: other, scan, most, end) }
            if count < most { read(scan, to: count + 1, end: end) }
        }
    }

    private func begin(of mcu: Int) -> Int { mcu == 0 ? start : ends[mcu - 1] }

    private mutating func take(_ ahead: ScanStretch, from first: Int, _ scan: ScanReading, _ most: Int, _ end: Int) {
        let taken = first..<min(ahead.count, first + most - count)
        var offsets = predictions
        if first > 0 {
            for (index, component) in scan.order.enumerated() {
                offsets[component] = predictions[component] - Int(ahead.dc[(first - 1) * scan.order.count + index])
            }
        }
        for mcu in taken {
            for (index, component) in scan.order.enumerated() {
                let sum = offsets[component] + Int(ahead.dc[mcu * scan.order.count + index])
                dc[count * scan.order.count + index] = Int16(truncatingIfNeeded: sum)
                predictions[component] = sum
            }
            ends[count] = ahead.ends[mcu]
            count += 1
        }
        position = ahead.begin(of: taken.upperBound)
        takeCounts(of: taken, ahead, scan, end)
    }

    /// Adds what was counted in these MCUs: all but what comes before and after them, which is read once more.
    private mutating func takeCounts(of taken: Range<Int>, _ ahead: ScanStretch, _ scan: ScanReading, _ end: Int) {
        guard !counts.values.isEmpty else { return }
        counts.add(ahead.counts)
        var before = ScanStretch(scan, from: ahead.start, room: taken.lowerBound, counting: true)
        before.read(scan, to: taken.lowerBound, end: end)
        counts.subtract(before.counts)
        // The last one was left in its middle where it could not be read.
        let rest = ahead.count - taken.upperBound + (ahead.outcome == .done ? 0 : 1)
        var after = ScanStretch(scan, from: position, room: rest, counting: true)
        after.read(scan, to: rest, end: end)
        counts.subtract(after.counts)
    }
}
