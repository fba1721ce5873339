/// A Huffman table made ready for reading. An entry says all that a walk needs about one symbol, packed into 32 bits:
/// the symbol (bits 0-7), the code's length (8-15), the length with the value's extra bits (16-23), and how far the symbol moves
/// through the block's 64 coefficients (24-31). Zero: no such code.
struct HuffmanDecoder: Sendable {
    typealias Entry = UInt32

    /// Codes of up to this many bits are found at once; longer ones are rare.
    static let quickBits = 10
    /// The step of "end of block": any place plus this is past every place that values can reach.
    static let endStep: UInt32 = 128

    /// One entry for every value of the next `quickBits` bits.
    let quick: [Entry]
    /// The longer codes, by length from 11: first code, number of codes, index of the first entry.
    private let long: [(first: Int, count: Int, entry: Int)]
    private let longEntries: [Entry]

    /// For differences of DC values: sizes 0...11.
    static func dc(_ spec: HuffmanSpec) -> HuffmanDecoder {
        HuffmanDecoder(spec) { symbol in symbol <= 11 ? (UInt32(symbol), 1) : nil }
    }

    /// For AC coefficients of an 8-bit sequential scan: sizes 1...10, end of block, and runs of sixteen (T.81, F.1.2.2).
    static func ac(_ spec: HuffmanSpec) -> HuffmanDecoder {
        HuffmanDecoder(spec) { symbol in
            let size = UInt32(symbol & 15)
            if symbol == 0 { return (0, endStep) }
            if symbol == 0xF0 { return (0, 16) }
            return (1...10).contains(size) ? (size, UInt32(symbol >> 4) + 1) : nil
        }
    }

    /// The quick entries of AC coefficients with the symbol after each, where its code is seen as well: lengths and steps of both.
    /// Good for passing over values only, and only where the first symbol cannot end the block by reaching its last place.
    var pairs: [Entry] {
        quick.indices.map { index in
            let first = quick[index]
            let free = Self.quickBits - first.allBits
            guard first != 0, first.step < Self.endStep, free > 0 else { return first }
            let second = quick[(index << first.allBits) & (quick.count - 1)]
            guard second != 0, second.codeBits <= free else { return first }
            return UInt32(first.allBits + second.allBits) << 16 | UInt32(first.step + second.step) << 24
        }
    }

    private init(_ spec: HuffmanSpec, _ meaning: (UInt8) -> (size: UInt32, step: UInt32)?) {
        var quick = [Entry](repeating: 0, count: 1 << Self.quickBits)
        var long = [(first: Int, count: Int, entry: Int)](repeating: (0, 0, 0), count: 16 - Self.quickBits)
        var longEntries: [Entry] = []
        spec.forEachCode { code, length, symbol in
            var entry: Entry = 0
            if let (size, step) = meaning(symbol) {
                entry = UInt32(symbol) | UInt32(length) << 8 | (UInt32(length) + size) << 16 | step << 24
            }
            if length <= Self.quickBits {
                let free = Self.quickBits - length
                for index in (code << free)..<((code + 1) << free) { quick[index] = entry }
            } else {
                let row = length - Self.quickBits - 1
                if long[row].count == 0 { long[row] = (code, 0, longEntries.count) }
                long[row].count += 1
                longEntries.append(entry)
            }
        }
        self.quick = quick
        self.long = long
        self.longEntries = longEntries
    }

    /// The entry of a code longer than `quickBits` at the top of these bits.
    func slow(_ window: UInt64) -> Entry {
        for row in long.indices {
            let code = Int(truncatingIfNeeded: window >> UInt64(64 - Self.quickBits - 1 - row))
            let place = code - long[row].first
            if place >= 0, place < long[row].count { return longEntries[long[row].entry + place] }
        }
        return 0
    }
}

extension HuffmanDecoder.Entry {
    @inline(__always) var symbol: UInt32 { self & 0xFF }
    /// Bits of the code alone.
    @inline(__always) var codeBits: Int { Int(truncatingIfNeeded: self >> 8 & 0xFF) }
    /// Bits of the code and the value that follows it.
    @inline(__always) var allBits: Int { Int(truncatingIfNeeded: self >> 16 & 0xFF) }
    @inline(__always) var step: Int { Int(truncatingIfNeeded: self >> 24) }
}
