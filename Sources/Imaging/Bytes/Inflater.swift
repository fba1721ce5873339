/// Unpacks a zlib stream (RFC 1950, RFC 1951) in safe Swift, up to a cap.
///
/// The strict reader uses this and not zlib, so that what is released was read by other code than wrote it; the
/// inventory uses it because text chunks are hostile and the cap ends a bomb.
struct Inflater {
    enum Failure: Error { case truncated, corrupt, overCap }

    /// What a stream held, and how many bytes of the input it took, check sum included.
    struct Result {
        let output: [UInt8]
        let consumed: Int
    }

    private var bits: BitReader
    private var output: [UInt8] = []
    private let cap: Int

    /// `cap` is the most bytes that may come out.
    /// - Throws: `overCap` as soon as more would come out; `corrupt` also where the check sum is wrong.
    static func zlib(_ input: ArraySlice<UInt8>, cap: Int) throws(Failure) -> Result {
        var inflater = Inflater(bits: BitReader(input), cap: cap)
        try inflater.header()
        while try !inflater.block() {}
        return try inflater.trailer()
    }

    private init(bits: BitReader, cap: Int) {
        self.bits = bits
        self.cap = cap
        output.reserveCapacity(min(cap, 1 << 16))
    }

    /// RFC 1950 §2.2: method 8, a window of at most 32 KiB, no preset dictionary.
    private mutating func header() throws(Failure) {
        let method = try bits.take(8)
        let flags = try bits.take(8)
        guard method & 0x0F == 8, method >> 4 <= 7, (method << 8 | flags) % 31 == 0, flags & 0x20 == 0 else {
            throw .corrupt
        }
    }

    /// One block; true when it was the last.
    private mutating func block() throws(Failure) -> Bool {
        let last = try bits.take(1) == 1
        switch try bits.take(2) {
        case 0: try stored()
        case 1:
            guard let fixedLiterals, let fixedDistances else { throw .corrupt }
            try compressed(fixedLiterals, fixedDistances)
        case 2:
            let (literals, distances) = try dynamicCodes()
            try compressed(literals, distances)
        default: throw .corrupt
        }
        return last
    }

    private mutating func stored() throws(Failure) {
        bits.skipToByte()
        let length = try bits.take(16)
        guard try bits.take(16) == length ^ 0xFFFF else { throw .corrupt }
        guard length <= cap - output.count else { throw .overCap }
        for _ in 0..<length { output.append(UInt8(truncatingIfNeeded: try bits.take(8))) }
    }

    /// RFC 1951 §3.2.7: the code lengths are themselves coded, in this order.
    private mutating func dynamicCodes() throws(Failure) -> (HuffmanCode, HuffmanCode) {
        let literals = try bits.take(5) + 257
        let distances = try bits.take(5) + 1
        guard literals <= 286, distances <= 30 else { throw .corrupt }
        var lengths = [UInt8](repeating: 0, count: 19)
        for place in lengthOrder.prefix(try bits.take(4) + 4) { lengths[place] = UInt8(try bits.take(3)) }
        guard let code = HuffmanCode(lengths: lengths[...]) else { throw .corrupt }
        let all = try codeLengths(code, count: literals + distances)
        guard all[256] > 0, let first = HuffmanCode(lengths: all[..<literals]),
            let second = HuffmanCode(lengths: all[literals...])
        else { throw .corrupt }
        return (first, second)
    }

    private mutating func codeLengths(_ code: HuffmanCode, count: Int) throws(Failure) -> [UInt8] {
        var lengths: [UInt8] = []
        while lengths.count < count {
            let symbol = try bits.symbol(code)
            switch symbol {
            case 0..<16: lengths.append(UInt8(symbol))
            case 16:
                guard let last = lengths.last else { throw .corrupt }
                lengths += [UInt8](repeating: last, count: 3 + (try bits.take(2)))
            case 17: lengths += [UInt8](repeating: 0, count: 3 + (try bits.take(3)))
            default: lengths += [UInt8](repeating: 0, count: 11 + (try bits.take(7)))
            }
        }
        guard lengths.count == count else { throw .corrupt }
        return lengths
    }

    private mutating func compressed(_ literals: HuffmanCode, _ distances: HuffmanCode) throws(Failure) {
        while true {
            let symbol = try bits.symbol(literals)
            if symbol < 256 {
                guard output.count < cap else { throw .overCap }
                output.append(UInt8(symbol))
            } else if symbol == 256 {
                return
            } else {
                try copy(lengthSymbol: symbol - 257, distances)
            }
        }
    }

    private mutating func copy(lengthSymbol: Int, _ distances: HuffmanCode) throws(Failure) {
        guard lengthSymbol < lengthBases.count else { throw .corrupt }
        let length = lengthBases[lengthSymbol] + (try bits.take(lengthExtras[lengthSymbol]))
        let symbol = try bits.symbol(distances)
        guard symbol < distanceBases.count else { throw .corrupt }
        let distance = distanceBases[symbol] + (try bits.take(max(0, symbol / 2 - 1)))
        guard distance <= output.count else { throw .corrupt }
        guard length <= cap - output.count else { throw .overCap }
        let from = output.count - distance
        for i in 0..<length { output.append(output[from + i]) }
    }

    private mutating func trailer() throws(Failure) -> Result {
        bits.skipToByte()
        var sum: UInt32 = 0
        for _ in 0..<4 { sum = sum << 8 | UInt32(try bits.take(8)) }
        guard sum == Adler32.of(output.span) else { throw .corrupt }
        return Result(output: output, consumed: bits.consumed)
    }
}

/// RFC 1951 §3.2.5 and §3.2.7.
private let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
private let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
]
private let lengthExtras = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
private let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
]

/// RFC 1951 §3.2.6: the codes that need not be sent.
private let fixedLiterals = HuffmanCode(
    lengths: ArraySlice<UInt8>((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }))
private let fixedDistances = HuffmanCode(lengths: ArraySlice(repeating: 5, count: 32))
