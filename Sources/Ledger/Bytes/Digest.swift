internal import Crypto

/// 32 bytes of SHA-256, kept inline: a tree handles millions of them.
package struct Digest: Hashable, Sendable {
    package static let count = 32
    /// The bytes in their order, eight to a word as they lie in memory.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    private init(_ words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    private init(raw: UnsafeRawBufferPointer) {
        let word = { (index: Int) in unsafe raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self) }
        words = (word(0), word(1), word(2), word(3))
    }

    /// Nil where there are not exactly 32 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.count == Self.count else { return nil }
        self = unsafe bytes.withUnsafeBytes { unsafe Digest(raw: $0) }
    }

    /// Nil where the text is not the one base64 spelling of 32 bytes.
    package init?(base64 text: String) { self.init(base64: Array(text.utf8)) }

    init?(base64 text: [UInt8]) { self.init(base64: text.span) }

    init?(base64 text: Span<UInt8>) {
        guard text.count == 44, text[43] == Base64.padding else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        let whole = unsafe withUnsafeMutableBytes(of: &words) { unsafe Self.decode(text, into: $0) }
        guard whole else { return nil }
        self.words = words
    }

    private static func decode(_ text: Span<UInt8>, into raw: UnsafeMutableRawBufferPointer) -> Bool {
        for group in 0..<11 {
            guard let bits = Base64.quad(text, group * 4, digits: group == 10 ? 3 : 4) else { return false }
            unsafe raw[group * 3] = UInt8(truncatingIfNeeded: bits >> 16)
            unsafe raw[group * 3 + 1] = UInt8(truncatingIfNeeded: bits >> 8)
            if group < 10 {
                unsafe raw[group * 3 + 2] = UInt8(truncatingIfNeeded: bits)
            } else if bits & 0xFF != 0 {
                return false
            }
        }
        return true
    }

    package var bytes: [UInt8] { unsafe withUnsafeBytes(of: words) { unsafe Array($0) } }
    package var base64: String { Base64.text(bytes) }
    package var hex: String { Hex.text(bytes) }

    package static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}

extension Digest {
    package static func sha256(_ bytes: [UInt8]) -> Digest { sha256(bytes.span) }
    package static func sha256(_ bytes: Span<UInt8>) -> Digest { sha256(bytes, Span()) }

    /// The hash of one run of bytes after the other, without copying them together.
    static func sha256(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Digest {
        var hash = SHA256()
        unsafe first.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        if !second.isEmpty { unsafe second.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) } }
        return finish(hash)
    }

    /// The hash of a byte and two digests: what a tree's nodes are made of.
    static func sha256(_ tag: UInt8, _ left: Digest, _ right: Digest) -> Digest {
        var hash = SHA256()
        unsafe withUnsafeBytes(of: tag) { unsafe hash.update(bufferPointer: $0) }
        unsafe withUnsafeBytes(of: (left.words, right.words)) { unsafe hash.update(bufferPointer: $0) }
        return finish(hash)
    }

    private static func finish(_ hash: SHA256) -> Digest {
        unsafe hash.finalize().withUnsafeBytes { unsafe Digest(raw: $0) }
    }
}
