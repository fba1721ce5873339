import PictureFixtures
import Testing

@testable import Imaging

@Suite("A PNG is released only if the strict reader passes it")
struct PNGVerifierTests {
    /// A picture as cleaned and covered, and the file that was written of it.
    private static func written(_ form: Form) throws -> (raster: Raster, file: [UInt8]) {
        let input = form.fixture().encoded()
        var raster = try PNGSource(input, .standard).decode()
        raster.clearUnderTransparency()
        return (raster, try PNGForm(raster).encoded())
    }

    private static let forms = Form.all.filter { !$0.interlaced }

    private static func code(_ file: [UInt8], _ raster: Raster) -> PictureError.Code? {
        do throws(PictureError) {
            try PNGVerifier.verify(file, shows: raster)
            return nil
        } catch { return error.code }
    }

    @Test("what was written passes", arguments: forms)
    func passes(form: Form) throws {
        let (raster, file) = try Self.written(form)
        #expect(Self.code(file, raster) == nil)
    }

    @Test("any byte changed, in any place, fails", arguments: forms)
    func anyByte(form: Form) throws {
        let (raster, file) = try Self.written(form)
        let step = max(1, file.count / 50)
        for place in Array(stride(from: 0, to: file.count, by: step)) + Array(0..<60) {
            var changed = file
            changed[place] ^= 0x21
            #expect(Self.code(changed, raster) == .verificationFailed, "byte \(place)")
        }
    }

    @Test("a chunk left out, doubled, moved or added fails, with right check sums too", arguments: forms)
    func anyChunk(form: Form) throws {
        let (raster, file) = try Self.written(form)
        let parts = PNGChunks(file)
        for index in parts.chunks.indices {
            var without = parts
            let chunk = without.chunks.remove(at: index)
            #expect(Self.code(without.encoded, raster) == .verificationFailed, "without \(chunk.type)")
            var doubled = parts
            doubled.chunks.insert(chunk, at: index)
            #expect(Self.code(doubled.encoded, raster) == .verificationFailed, "two \(chunk.type)")
            for type in ["tEXt", "eXIf", "prVt", "gAMA", "tRNS", "PLTE"] {
                var more = parts
                more.chunks.insert(PNGChunks.Chunk(type, [0, 0]), at: index)
                #expect(Self.code(more.encoded, raster) == .verificationFailed, "\(type) before \(chunk.type)")
            }
            if index > 0 {
                var moved = parts
                moved.chunks.swapAt(index, index - 1)
                #expect(Self.code(moved.encoded, raster) == .verificationFailed, "\(chunk.type) moved")
            }
        }
    }

    @Test("bytes behind the end, behind the zlib stream or behind the last row fail")
    func tails() throws {
        let (raster, file) = try Self.written(Form(colourType: 2, depth: 8, interlaced: false))
        #expect(Self.code(file + [0], raster) == .verificationFailed)
        var parts = PNGChunks(file)
        let data = try #require(parts.chunks.firstIndex { $0.type == "IDAT" })
        parts.chunks[data].data += [0]
        #expect(Self.code(parts.encoded, raster) == .verificationFailed)
        let rows = try Inflater.zlib(parts.chunks[data].data.dropLast(), cap: 1 << 20).output
        parts.chunks[data].data = PNGChunks.zlib(rows)
        #expect(Self.code(parts.encoded, raster) == nil, "the same rows in another packing are the same picture")
        parts.chunks[data].data[parts.chunks[data].data.count - 1] ^= 1
        #expect(Self.code(parts.encoded, raster) == .verificationFailed, "zlib's own check sum")
        for changed in [rows + [0], Array(rows.dropLast())] {
            parts.chunks[data].data = PNGChunks.zlib(changed)
            #expect(Self.code(parts.encoded, raster) == .verificationFailed)
        }
    }

    @Test("every covered block is held against its fill")
    func everyBlock() throws {
        let redaction = Redaction(region: try #require(Region(x: 0.2, y: 0.2, width: 0.4, height: 0.4)))
        var raster = try PNGSource(PNGFixture(colourType: 2, depth: 8).encoded(), .standard).decode()
        let cover = raster.cover(CleaningRequest(redactions: [redaction]))
        raster.fill(cover)
        #expect(!cover.isEmpty)
        for cell in cover.cells.indices where cover.cells[cell] != .open {
            var changed = raster
            let pixel = cell / 6 * 8 * 48 + cell % 6 * 8 + 3
            changed.setColour(pixel, changed.colour(pixel) ^ 1)
            #expect(Self.code(try PNGForm(changed).encoded(), raster) == .verificationFailed)
        }
    }

    @Test("a palette entry that nothing uses, and set padding bits, fail")
    func spareBits() throws {
        let (raster, file) = try Self.written(Form(colourType: 3, depth: 4, interlaced: false))
        var parts = PNGChunks(file)
        let place = try #require(parts.chunks.firstIndex { $0.type == "PLTE" })
        if parts.chunks[place].data.count < 48 {
            parts.chunks[place].data += [255, 255, 255]
            #expect(Self.code(parts.encoded, raster) == .verificationFailed)
        }
        let narrow = Raster(width: 3, height: 1, depth: 8, bytes: [0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 255])
        var small = PNGChunks(try PNGForm(narrow).encoded())
        #expect(Self.code(small.encoded, narrow) == nil)
        let data = try #require(small.chunks.firstIndex { $0.type == "IDAT" })
        small.chunks[data].data = PNGChunks.zlib([0, 0b0100_0001])
        #expect(Self.code(small.encoded, narrow) == .verificationFailed)
    }
}
