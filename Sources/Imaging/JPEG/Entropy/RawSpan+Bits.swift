// The only loads and stores of this room that the compiler cannot see to be type-safe. All are bounds-checked by the spans, and
// integers are valid for every pattern of bits.

extension RawSpan {
    /// The next 57 bits or more from a position in bits, at the top of a word.
    @inline(__always) func window(_ bit: Int) -> UInt64 {
        UInt64(bigEndian: word(at: bit >> 3)) << UInt64(truncatingIfNeeded: bit & 7)
    }

    /// Eight bytes in the machine's order.
    @inline(__always) func word(at offset: Int) -> UInt64 {
        unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    @inline(__always) func byte(at offset: Int) -> UInt8 {
        unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }
}

extension MutableRawSpan {
    @inline(__always) mutating func store(_ word: UInt64, at offset: Int) {
        storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
    }

    @inline(__always) mutating func store(_ byte: UInt8, at offset: Int) {
        storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
    }
}

extension UInt64 {
    /// Whether one of the eight bytes is 0xFF, in a few steps: a zero byte of the complement borrows.
    @inline(__always) var hasByteFF: Bool {
        (~self &- 0x0101_0101_0101_0101) & self & 0x8080_8080_8080_8080 != 0
    }
}
