/// A scan's entropy-coded bits without stuffed zeros and restart markers, followed by zeros, so that a block may be walked
/// without asking for the end at every bit.
struct ScanBits: Sendable {
    /// A block has at most 64 symbols of at most 27 bits: a walk that starts before the end stays within the padding.
    static let padding = 64 * 27 / 8 + 16

    let bytes: [UInt8]
    /// Where each restart interval begins and ends, in bits; one where there are no restarts.
    let intervals: [Range<Int>]

    /// Unpacks `range` of the file, which holds no marker but restarts; `markers` says where these stand (their 0xFF), in order.
    init(_ file: Span<UInt8>, _ range: Range<Int>, markers: [Int]) {
        var bytes = [UInt8](repeating: 0, count: range.count + Self.padding)
        var intervals: [Range<Int>] = []
        var start = 0
        var from = range.lowerBound
        for end in markers + [range.upperBound] {
            let count = unsafe Self.unstuff(file.bytes, from..<end, into: &bytes, at: start)
            intervals.append(start * 8..<(start + count) * 8)
            start += count
            from = end + 2
        }
        self.bytes = bytes
        self.intervals = intervals
    }

    /// Copies eight bytes at a time while none of them is 0xFF.
    private static func unstuff(_ file: RawSpan, _ range: Range<Int>, into bytes: inout [UInt8], at start: Int) -> Int {
        var span = bytes.mutableSpan
        var target = unsafe span.mutableBytes
        var from = range.lowerBound
        var to = start
        while from < range.upperBound {
            if from + 8 <= range.upperBound {
                let word = file.word(at: from)
                if !word.hasByteFF {
                    target.store(word, at: to)
                    from += 8
                    to += 8
                    continue
                }
            }
            let byte = file.byte(at: from)
            target.store(byte, at: to)
            to += 1
            from += byte == 0xFF ? 2 : 1
        }
        return to - start
    }
}
