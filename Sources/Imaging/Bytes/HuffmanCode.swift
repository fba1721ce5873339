/// A canonical prefix code of DEFLATE (RFC 1951 §3.2.2), at most 15 bits a symbol.
struct HuffmanCode {
    static let shortBits = 9

    /// By the next nine bits as they stand in the stream: `symbol << 4 | length`; 0 where the code is longer or unused.
    private(set) var short = [UInt16](repeating: 0, count: 1 << shortBits)
    /// How many codes there are of each length, 0...15.
    private(set) var counts = [Int](repeating: 0, count: 16)
    /// The symbols in the order of their codes.
    private(set) var symbols: [UInt16] = []

    /// `lengths` is the length in bits, 0...15, of each symbol's code; 0 for a symbol that is not used.
    /// Nil for a set that is no prefix code, or that leaves codes unused (allowed for a single code alone).
    init?(lengths: ArraySlice<UInt8>) {
        for length in lengths {
            guard length < 16 else { return nil }
            counts[Int(length)] += 1
        }
        let used = lengths.count - counts[0]
        counts[0] = 0
        guard let left = unusedCodes(), left == 0 || used <= 1 else { return nil }
        assign(lengths)
    }

    /// How many codes of 15 bits are left over; nil where there are too many codes.
    private func unusedCodes() -> Int? {
        var left = 1
        for length in 1..<16 {
            left = left << 1 - counts[length]
            if left < 0 { return nil }
        }
        return left
    }

    private mutating func assign(_ lengths: ArraySlice<UInt8>) {
        var code = 0
        for length in 1..<16 {
            code <<= 1
            guard counts[length] > 0 else { continue }
            for (symbol, own) in lengths.enumerated() where Int(own) == length {
                symbols.append(UInt16(symbol))
                fill(symbol: symbol, code: code, length: length)
                code += 1
            }
        }
    }

    /// Codes stand in the stream with their first bit lowest, so the table is indexed by the reversed code.
    private mutating func fill(symbol: Int, code: Int, length: Int) {
        guard length <= Self.shortBits else { return }
        var reversed = 0
        for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
        for index in stride(from: reversed, to: short.count, by: 1 << length) {
            short[index] = UInt16(symbol << 4 | length)
        }
    }
}
