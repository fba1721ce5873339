import PictureFixtures
import Testing

@testable import Imaging

@Suite("A PNG that cannot be taken is refused with one clear line")
struct PNGRefusalTests {
    private static let good = PNGFixture(colourType: 2, depth: 8).encoded()

    private static func refusal(_ file: [UInt8], _ limits: PictureLimits = .standard) -> PictureError? {
        do throws(PictureError) {
            _ = try PNGCleaner.clean(file, CleaningRequest(limits: limits))
            return nil
        } catch {
            #expect(!error.message.contains("\n") && error.message.hasSuffix("."))
            return error
        }
    }

    @Test("cut off anywhere, it is truncated or damaged, never half a picture")
    func truncated() {
        for length in stride(from: 8, to: Self.good.count, by: 37) {
            let code = Self.refusal(Array(Self.good.prefix(length)))?.code
            #expect(code == .truncated || code == .corrupt, "\(length) bytes")
        }
        #expect(Self.refusal(Array(Self.good.dropLast(12)))?.code == .truncated)
    }

    @Test("a wrong byte in the header, palette or image data is damage")
    func corrupt() throws {
        let parts = PNGChunks(PNGFixture(colourType: 3, depth: 8).encoded())
        for (index, chunk) in parts.chunks.enumerated() where chunk.type != "IEND" {
            let start = 8 + parts.chunks[..<index].reduce(0) { $0 + $1.data.count + 12 }
            var file = parts.encoded
            file[start + 8 + chunk.data.count / 2] ^= 0x55
            #expect(Self.refusal(file)?.code == .corrupt, "\(chunk.type)")
        }
    }

    @Test("image data with rows missing, or a wrong zlib check sum, is damage")
    func rowsMissing() throws {
        var parts = PNGChunks(Self.good)
        let place = try #require(parts.chunks.firstIndex { $0.type == "IDAT" })
        let rows = try Inflater.zlib(parts.chunks[place].data[...], cap: 1 << 20).output
        parts.chunks[place].data = PNGChunks.zlib(Array(rows.dropLast(200)))
        #expect(Self.refusal(parts.encoded)?.code == .corrupt)
        var stream = PNGChunks.zlib(rows)
        stream[stream.count - 1] ^= 1
        parts.chunks[place].data = stream
        #expect(Self.refusal(parts.encoded)?.code == .corrupt)
    }

    @Test("bytes behind the last row and behind the zlib stream are dropped, and said to be there")
    func hiddenBehindTheRows() throws {
        var parts = PNGChunks(Self.good)
        let place = try #require(parts.chunks.firstIndex { $0.type == "IDAT" })
        let rows = try Inflater.zlib(parts.chunks[place].data[...], cap: 1 << 20).output
        parts.chunks[place].data = PNGChunks.zlib(rows + Array("Ella".utf8)) + Array("an uncropped picture".utf8)
        let clean = try PNGCleaner.clean(parts.encoded, CleaningRequest())
        #expect(clean.bytes == (try PNGCleaner.clean(Self.good, CleaningRequest())).bytes)
        #expect(clean.report.removed == [HiddenItem(kind: "bytes-after-picture", count: 1, bytes: 24)])
    }

    private static func header(_ width: UInt32, _ height: UInt32, _ rest: [UInt8]) -> [UInt8] {
        var parts = PNGChunks(good)
        parts.chunks[0].data = PNGChunks.bigEndian(width) + PNGChunks.bigEndian(height) + rest
        return parts.encoded
    }

    @Test("a decompression bomb is refused by its header, before anything is unpacked")
    func bomb() {
        #expect(Self.refusal(Self.header(60_000, 60_000, [8, 2, 0, 0, 0]))?.code == .overLimits)
        #expect(Self.refusal(Self.header(12_001, 1, [8, 2, 0, 0, 0]))?.code == .overLimits)
        #expect(Self.refusal(Self.header(8_000, 8_000, [8, 2, 0, 0, 0]))?.code == .overLimits)
        #expect(Self.refusal(Self.header(7_000, 7_000, [16, 6, 0, 0, 0]))?.code == .overLimits, "memory")
        #expect(Self.refusal(Self.header(0x7FFF_FFFF, 0x7FFF_FFFF, [8, 2, 0, 0, 0]))?.code == .overLimits)
    }

    @Test("a header that PNG does not allow is damage")
    func header() {
        for rest: [UInt8] in [
            [3, 2, 0, 0, 0], [8, 1, 0, 0, 0], [16, 3, 0, 0, 0], [8, 2, 1, 0, 0], [8, 2, 0, 0, 2],
        ] {
            #expect(Self.refusal(Self.header(48, 40, rest))?.code == .corrupt)
        }
        #expect(Self.refusal(Self.header(0, 40, [8, 2, 0, 0, 0]))?.code == .corrupt)
    }

    @Test("each limit holds")
    func limits() {
        var small = PictureLimits()
        small.fileSize = Self.good.count - 1
        #expect(Self.refusal(Self.good, small)?.code == .overLimits)
        small = PictureLimits()
        small.chunks = 3
        #expect(Self.refusal(Self.good, small)?.code == .overLimits)
        small = PictureLimits()
        small.pixels = 48 * 40 - 1
        #expect(Self.refusal(Self.good, small)?.code == .overLimits)
        small = PictureLimits()
        small.memory = 10_000
        #expect(Self.refusal(Self.good, small)?.code == .overLimits)
    }

    @Test("an unknown critical chunk is refused: the picture could not be shown right")
    func unknownCritical() {
        var parts = PNGChunks(Self.good)
        parts.insert("NEWs", [1])
        #expect(Self.refusal(parts.encoded)?.code == .unsupported)
    }
}
