/// Bits on their way into a file, without stuffed zeros; some bytes of padding follow them.
struct CodedBits: Sendable {
    let bytes: [UInt8]
    let count: Int
}

/// Writes a file: whole bytes first, then entropy-coded bits with a zero stuffed after each 0xFF (T.81, B.1.1.5).
struct BitWriter: ~Copyable {
    private var bytes: [UInt8]
    private var count: Int
    private var pending: UInt64 = 0
    private var pendingBits = 0
    /// False for bits that another writer will copy.
    private let stuffs: Bool

    /// Begins with nothing, and stuffs no zeros.
    init(expected: Int) {
        self.init(head: [], expected: expected, stuffs: false)
    }

    /// Begins with `head`, and room for about `expected` more bytes.
    init(head: [UInt8], expected: Int) {
        self.init(head: head, expected: expected, stuffs: true)
    }

    private init(head: [UInt8], expected: Int, stuffs: Bool) {
        self.stuffs = stuffs
        self.bytes = head
        self.count = head.count
        bytes.append(contentsOf: repeatElement(0, count: expected + 64))
    }

    /// Appends the lower `length` bits, 0...32; the higher bits must be zero.
    @inline(__always) mutating func put(_ bits: UInt64, _ length: Int) {
        pending = pending << UInt64(length) | bits
        pendingBits += length
        if pendingBits >= 32 { flushFour() }
    }

    @inline(__always) private mutating func flushFour() {
        pendingBits -= 32
        let four = UInt32(truncatingIfNeeded: pending >> UInt64(pendingBits))
        if count + 8 > bytes.count { grow() }
        // A byte is 0xFF where adding one to it carries out of its top bit.
        if !stuffs || four & 0x8080_8080 & ~(four &+ 0x0101_0101) == 0 {
            let at = count
            var span = bytes.mutableSpan
            var target = unsafe span.mutableBytes
            target.storeBytes(of: four.bigEndian, toByteOffset: at, as: UInt32.self)
            count += 4
        } else {
            for shift in [24, 16, 8, 0] { stuff(UInt8(truncatingIfNeeded: four >> UInt32(shift))) }
        }
    }

    @inline(never) private mutating func grow() {
        let more = bytes.count / 4 + 64
        bytes.append(contentsOf: repeatElement(0, count: more))
    }

    private mutating func stuff(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
        guard stuffs, byte == 0xFF else { return }
        bytes[count] = 0
        count += 1
    }

    /// Appends bits of another scan as they are.
    mutating func copy(_ bits: RawSpan, _ range: Range<Int>) {
        var position = range.lowerBound
        while position + 32 <= range.upperBound {
            put(bits.window(position) >> 32, 32)
            position += 32
        }
        let rest = range.upperBound - position
        if rest > 0 { put(bits.window(position) >> UInt64(64 - rest), rest) }
    }

    /// Appends bits that were coded apart.
    mutating func append(_ coded: CodedBits) { unsafe copy(coded.bytes.span.bytes, 0..<coded.count) }

    /// Hands over what was written without head and stuffing.
    consuming func coded() -> CodedBits {
        let bits = count * 8 + pendingBits
        while pendingBits % 8 != 0 { put(0, 1) }
        if bytes.count < count + 16 { bytes.append(contentsOf: repeatElement(0, count: 16)) }
        while pendingBits > 0 {
            pendingBits -= 8
            stuff(UInt8(truncatingIfNeeded: pending >> UInt64(pendingBits)))
        }
        if bytes.count < count + 16 { bytes.append(contentsOf: repeatElement(0, count: 16)) }
        return CodedBits(bytes: bytes, count: bits)
    }

    /// Fills the last byte with ones, ends the file with EOI and hands it over.
    consuming func finish() -> [UInt8] {
        while pendingBits % 8 != 0 { put(1, 1) }
        if bytes.count < count + 16 { bytes.append(contentsOf: repeatElement(0, count: 16)) }
        while pendingBits > 0 {
            pendingBits -= 8
            stuff(UInt8(truncatingIfNeeded: pending >> UInt64(pendingBits)))
        }
        bytes.removeSubrange(count...)
        bytes += [0xFF, 0xD9]
        return bytes
    }
}
