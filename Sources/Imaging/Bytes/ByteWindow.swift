/// A stretch of a file, read by offsets from its own start. Every access outside it is nil, never a trap: this is what
/// untrusted containers are read with. Copying it copies no bytes.
struct ByteWindow: Sendable {
    private let bytes: [UInt8]
    /// Where the stretch lies in the whole file.
    let range: Range<Int>

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        self.range = 0..<bytes.count
    }

    private init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        self.range = range
    }

    var count: Int { range.count }

    /// The part from `start` that is `length` long; nil where it does not lie within.
    func part(_ start: Int, _ length: Int) -> ByteWindow? {
        guard start >= 0, length >= 0, start <= count, length <= count - start else { return nil }
        return ByteWindow(bytes, range.lowerBound + start..<range.lowerBound + start + length)
    }

    /// What is left from `start`; empty where it lies behind the end.
    func tail(_ start: Int) -> ByteWindow {
        let from = min(max(start, 0), count)
        return ByteWindow(bytes, range.lowerBound + from..<range.upperBound)
    }

    func byte(_ at: Int) -> UInt8? {
        at >= 0 && at < count ? bytes[range.lowerBound + at] : nil
    }

    /// `width` bytes (1...8) as a number; nil behind the end.
    func number(_ at: Int, width: Int, littleEndian: Bool = false) -> UInt64? {
        guard (1...8).contains(width), let field = part(at, width) else { return nil }
        let ordered = littleEndian ? Array(field.slice.reversed()) : Array(field.slice)
        return ordered.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The bytes themselves.
    var slice: ArraySlice<UInt8> { bytes[range] }

    func starts(with text: String) -> Bool { slice.starts(with: text.utf8) }
    func starts(with prefix: [UInt8]) -> Bool { slice.starts(with: prefix) }

    /// The offset of the first occurrence at or after `start`, or nil.
    func firstIndex(of wanted: UInt8, from start: Int = 0) -> Int? {
        tail(start).slice.firstIndex(of: wanted).map { $0 - range.lowerBound }
    }

    /// How often a text of ASCII stands in it, without overlaps.
    func occurrences(of text: String) -> Int {
        let wanted = Array(text.utf8)
        guard let first = wanted.first else { return 0 }
        var found = 0
        var at = 0
        while let next = firstIndex(of: first, from: at) {
            let hit = tail(next).starts(with: wanted)
            found += hit ? 1 : 0
            at = next + (hit ? wanted.count : 1)
        }
        return found
    }
}
