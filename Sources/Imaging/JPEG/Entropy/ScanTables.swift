/// The tables of a scan's components, ready for reading. The quick entries of all of them lie in one array, so that the walk
/// touches nothing that is counted or copied.
struct ScanTables: Sendable {
    private static let size = 1 << HuffmanDecoder.quickBits

    /// For each component its DC entries, then its AC entries, then those of two AC symbols at once.
    let quick: [HuffmanDecoder.Entry]
    /// For each of these its table.
    private let decoders: [HuffmanDecoder]

    /// One pair for each component.
    init(_ pairs: [(dc: HuffmanSpec, ac: HuffmanSpec)]) {
        let decoders = pairs.map { (dc: HuffmanDecoder.dc($0.dc), ac: HuffmanDecoder.ac($0.ac)) }
        self.decoders = decoders.flatMap { [$0.dc, $0.ac, $0.ac] }
        self.quick = decoders.flatMap { $0.dc.quick + $0.ac.quick + $0.ac.pairs }
    }

    /// Where a component's DC or AC entries begin in `quick`.
    @inline(__always) static func start(_ component: Int, isAC: Bool) -> Int {
        (component * 3 + (isAC ? 1 : 0)) * size
    }

    /// Where a component's entries of two AC symbols begin.
    @inline(__always) static func pairs(_ component: Int) -> Int { (component * 3 + 2) * size }

    /// The entry at the top of these bits for a code longer than the quick ones; zero: no such code. `start` as above.
    @inline(never) func slow(_ start: Int, _ window: UInt64) -> HuffmanDecoder.Entry {
        decoders[start / Self.size].slow(window)
    }

    @inline(__always) func entry(_ quick: Span<UInt32>, _ start: Int, _ window: UInt64) -> HuffmanDecoder.Entry {
        let entry = quick[start + Int(truncatingIfNeeded: window >> UInt64(64 - HuffmanDecoder.quickBits))]
        return entry != 0 ? entry : slow(start, window)
    }
}
