import PictureFixtures
import Testing

@testable import Imaging

/// One of PNG's forms, for parameterised tests.
struct Form: Sendable, CustomTestStringConvertible {
    let colourType: Int
    let depth: Int
    let interlaced: Bool
    var testDescription: String { "type \(colourType), \(depth) bit\(interlaced ? ", interlaced" : "")" }

    static let all = PNGFixture.forms.flatMap { form in
        [false, true].map { Form(colourType: form.colourType, depth: form.depth, interlaced: $0) }
    }

    func fixture(seed: UInt64 = 1) -> PNGFixture {
        PNGFixture(colourType: colourType, depth: depth, interlaced: interlaced, seed: seed)
    }
}

extension DecodedPNG {
    /// As it must come out: colours under alpha 0 are gone.
    var seen: [[Int]] {
        (0..<width * height).map { place in
            let pixel = pixel(place % width, place / width)
            return pixel[3] == 0 ? [0, 0, 0, 0] : pixel
        }
    }
}

@Suite("A PNG is built anew from its pixels")
struct PNGCleaningTests {
    @Test("every colour type, depth and way of storing comes out with the same pixels", arguments: Form.all)
    func everyForm(form: Form) throws {
        let input = form.fixture().encoded()
        let clean = try PNGCleaner.clean(input, CleaningRequest())
        let before = try #require(DecodedPNG(input))
        let after = try #require(DecodedPNG(clean.bytes))
        #expect(after.seen == before.seen)
        #expect([after.width, after.height] == [clean.report.width, clean.report.height])
    }

    @Test("the output has IHDR, sRGB, PLTE, tRNS, IDAT and IEND and nothing else", arguments: Form.all)
    func chunksOnly(form: Form) throws {
        var stuffed = PNGChunks(form.fixture().encoded())
        for type in ["tEXt", "zTXt", "iTXt", "tIME", "sPLT", "prVt", "caBX", "acTL", "fcTL", "fdAT", "hIST", "pHYs"] {
            stuffed.insert(type, Array("canary of \(type)".utf8))
        }
        stuffed.trailer = Array("canary behind the end".utf8)
        let out = PNGChunks(try PNGCleaner.clean(stuffed.encoded, CleaningRequest()).bytes)
        #expect(Set(out.chunks.map(\.type)).isSubset(of: ["IHDR", "sRGB", "PLTE", "tRNS", "IDAT", "IEND"]))
        #expect(out.trailer.isEmpty)
    }

    @Test("cleaning what is clean changes nothing", arguments: Form.all)
    func idempotent(form: Form) throws {
        let once = try PNGCleaner.clean(form.fixture().encoded(), CleaningRequest()).bytes
        #expect(try PNGCleaner.clean(once, CleaningRequest()).bytes == once)
    }
}
