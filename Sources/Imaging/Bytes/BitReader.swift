/// Bits as DEFLATE packs them: the lowest bit of each byte first (RFC 1951 §3.1.1).
struct BitReader {
    private let input: ArraySlice<UInt8>
    private var next: Int
    private var held: UInt64 = 0
    private var count = 0

    init(_ input: ArraySlice<UInt8>) {
        self.input = input
        self.next = input.startIndex
    }

    /// Bytes used so far; a byte of which a bit was taken counts as used.
    var consumed: Int { next - input.startIndex - count / 8 }

    private mutating func refill() {
        while count <= 56, next < input.endIndex {
            held |= UInt64(input[next]) << UInt64(count)
            next += 1
            count += 8
        }
    }

    /// The next `width` bits (0...16) as a number.
    mutating func take(_ width: Int) throws(Inflater.Failure) -> Int {
        if count < width { refill() }
        guard count >= width else { throw .truncated }
        let value = held & (1 << UInt64(width) - 1)
        held >>= UInt64(width)
        count -= width
        return Int(value)
    }

    mutating func skipToByte() {
        held >>= UInt64(count % 8)
        count -= count % 8
    }

    mutating func symbol(_ code: HuffmanCode) throws(Inflater.Failure) -> Int {
        if count < 15 { refill() }
        let entry = Int(code.short[Int(held & UInt64(1 << HuffmanCode.shortBits - 1))])
        let length = entry & 0xF
        guard length > 0, length <= count else { return try longSymbol(code) }
        held >>= UInt64(length)
        count -= length
        return entry >> 4
    }

    /// Canonical decoding bit by bit, for codes beyond the table and for the end of the input.
    private mutating func longSymbol(_ code: HuffmanCode) throws(Inflater.Failure) -> Int {
        var value = 0
        var first = 0
        var index = 0
        for length in 1..<16 {
            value |= try take(1)
            let count = code.counts[length]
            if value - first < count { return Int(code.symbols[index + value - first]) }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw .corrupt
    }
}
