/// One chunk as it stands in a file (RFC 2083 §3.2).
struct PNGChunk: Sendable {
    /// The four bytes of the type, the first one highest.
    let type: UInt32
    /// Where its data lies in the file.
    let data: Range<Int>

    /// Length, type, data and check sum.
    var whole: Range<Int> { data.lowerBound - 8..<data.upperBound + 4 }

    /// The type as text; bytes that are no letters as dots.
    var name: String { PNGChunk.name(type) }

    /// A critical chunk has a capital first letter (RFC 2083 §3.3).
    var isCritical: Bool { type & 0x2000_0000 == 0 }

    static func name(_ type: UInt32) -> String {
        String(
            decoding: [24, 16, 8, 0].map { shift in
                let letter = UInt8(truncatingIfNeeded: type >> shift)
                return (letter | 0x20) >= 0x61 && (letter | 0x20) <= 0x7A ? letter : UInt8(ascii: ".")
            }, as: UTF8.self)
    }

    static func type(_ name: StaticString) -> UInt32 {
        name.withUTF8Buffer { unsafe $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }
}

/// The chunks of a PNG from the signature to IEND, found by their lengths alone.
struct PNGContainer: Sendable {
    let input: [UInt8]
    let chunks: [PNGChunk]
    /// The offset behind the last chunk that was whole.
    let end: Int
    /// Whether IEND was reached.
    let isComplete: Bool

    /// Never fails: what does not parse is left behind `end`.
    init(_ input: [UInt8], atMost cap: Int) {
        var chunks: [PNGChunk] = []
        var at = PictureSniffer.pngSignature.count
        var ended = false
        while !ended, chunks.count < cap, let chunk = Self.chunk(input, at) {
            chunks.append(chunk)
            at = chunk.whole.upperBound
            ended = chunk.type == .iend
        }
        self.input = input
        self.chunks = chunks
        self.end = min(at, input.count)
        self.isComplete = ended
    }

    private static func chunk(_ input: [UInt8], _ at: Int) -> PNGChunk? {
        let window = ByteWindow(input)
        guard let length = window.number(at, width: 4), let type = window.number(at + 4, width: 4),
            length <= 0x7FFF_FFFF, window.part(at, Int(length) + 12) != nil
        else { return nil }
        return PNGChunk(type: UInt32(type), data: at + 8..<at + 8 + Int(length))
    }

    func first(_ type: UInt32) -> PNGChunk? { chunks.first { $0.type == type } }

    func data(_ chunk: PNGChunk) -> ByteWindow {
        ByteWindow(input).part(chunk.data.lowerBound, chunk.data.count) ?? ByteWindow([])
    }

    /// The data of the first chunk of a type whose check sum holds; a chunk that was damaged says nothing.
    func sound(_ type: UInt32) -> ByteWindow? {
        guard let chunk = first(type), crcHolds(chunk) else { return nil }
        return data(chunk)
    }

    func crcHolds(_ chunk: PNGChunk) -> Bool {
        let summed = input.span.extracting(chunk.data.lowerBound - 4..<chunk.data.upperBound)
        let stated = ByteWindow(input).number(chunk.data.upperBound, width: 4)
        return stated == UInt64(CRC32.of(summed))
    }
}

extension UInt32 {
    static let ihdr = PNGChunk.type("IHDR")
    static let plte = PNGChunk.type("PLTE")
    static let trns = PNGChunk.type("tRNS")
    static let srgb = PNGChunk.type("sRGB")
    static let gama = PNGChunk.type("gAMA")
    static let chrm = PNGChunk.type("cHRM")
    static let iccp = PNGChunk.type("iCCP")
    static let cicp = PNGChunk.type("cICP")
    static let exif = PNGChunk.type("eXIf")
    static let idat = PNGChunk.type("IDAT")
    static let iend = PNGChunk.type("IEND")
}
