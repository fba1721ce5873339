/// A Huffman table made ready for writing: the code and its length for each symbol; length 0 where there is none.
struct HuffmanEncoder: Sendable {
    private(set) var codes = [UInt32](repeating: 0, count: 256)
    private(set) var lengths = [UInt8](repeating: 0, count: 256)

    init(_ spec: HuffmanSpec) {
        var codes = self.codes
        var lengths = self.lengths
        spec.forEachCode { code, length, symbol in
            codes[Int(symbol)] = UInt32(code)
            lengths[Int(symbol)] = UInt8(length)
        }
        self.codes = codes
        self.lengths = lengths
    }

    static let standardDC = HuffmanSpec.standardDC.map(HuffmanEncoder.init)
    static let standardAC = HuffmanSpec.standardAC.map(HuffmanEncoder.init)

    /// Appends a symbol's code and `size` extra bits.
    @inline(__always) func put(_ symbol: Int, _ extra: UInt64, _ size: Int, to writer: inout BitWriter) {
        writer.put(UInt64(codes[symbol]) << UInt64(size) | extra, Int(lengths[symbol]) + size)
    }
}
