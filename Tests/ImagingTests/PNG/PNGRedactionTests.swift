import PictureFixtures
import Testing

@testable import Imaging

@Suite("A covered PNG holds nothing of what it covers")
struct PNGRedactionTests {
    /// In a picture of 48 by 40: pixels 12..<24 by 10..<20, and 30..<36 by 24..<30.
    private static let face = Redaction(region: region(0.25, 0.25, 0.25, 0.25))
    private static let tag = Redaction(region: region(0.625, 0.6, 0.125, 0.15), style: .solid, outline: .box)

    private static func region(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Region {
        Region(x: x, y: y, width: width, height: height) ?? .everything
    }

    @Test("noise under the cover gives the same bytes, whatever the form", arguments: Form.all, [UInt64(7), 8])
    func nonInterference(form: Form, seed: UInt64) throws {
        let request = CleaningRequest(redactions: [Self.face, Self.tag])
        let plain = form.fixture()
        let noisy = plain.noisy(x: 12..<24, y: 10..<20, seed: seed).noisy(x: 30..<36, y: 24..<30, seed: seed)
        #expect(plain.samples != noisy.samples, "the noise changed nothing")
        let first = try PNGCleaner.clean(plain.encoded(), request).bytes
        let second = try PNGCleaner.clean(noisy.encoded(), request).bytes
        #expect(first == second)
    }

    @Test("what lies outside the cover stays as it was", arguments: Form.all)
    func outside(form: Form) throws {
        let input = form.fixture().encoded()
        let request = CleaningRequest(redactions: [Self.face])
        let before = try #require(DecodedPNG(input)).seen
        let after = try #require(DecodedPNG(PNGCleaner.clean(input, request).bytes)).seen
        let cover = Cover(
            request.redactions, grid: CellGrid(width: 48, height: 40, cellWidth: 8, cellHeight: 8),
            orientation: .upright)
        for place in 0..<48 * 40 {
            let cell = cover.cells[place / 48 / 8 * 6 + place % 48 / 8]
            if cell == .open { #expect(after[place] == before[place]) } else { #expect(after[place][3] == 0xFFFF) }
        }
        #expect(cover.cells.contains(.blur) && cover.cells.contains(.open))
    }

    @Test("neither depth, nor palette, nor colour under the cover shows in the file's form")
    func formIsOfWhatIsLeft() throws {
        let request = CleaningRequest(redactions: [Self.face])
        var grey = PNGFixture(colourType: 0, depth: 8)
        grey.samples = grey.samples.map { $0 / 17 * 17 }
        let wide = grey.as16BitColour { $0 }
        let wideAndColourful = wide.noisy(x: 12..<24, y: 10..<20, seed: 3)
        let files = try [grey, wide, wideAndColourful].map { try PNGCleaner.clean($0.encoded(), request).bytes }
        #expect(files[0] == files[1])
        #expect(files[1] == files[2])
    }

    @Test("transparency under a cover does not show, and the cover is opaque")
    func transparency() throws {
        var picture = PNGFixture(colourType: 6, depth: 8)
        for pixel in 0..<48 * 40 { picture.samples[4 * pixel + 3] = 0xFF }
        let noisy = picture.noisy(x: 12..<24, y: 10..<20, seed: 5)
        let request = CleaningRequest(redactions: [Self.face])
        let clean = try PNGCleaner.clean(noisy.encoded(), request)
        #expect(try PNGCleaner.clean(picture.encoded(), request).bytes == clean.bytes)
        #expect(PNGChunks(clean.bytes)["IHDR"]?[9] == 2, "no alpha is left")
    }

    @Test("the report says how much is covered")
    func report() throws {
        let input = PNGFixture(colourType: 2, depth: 8).encoded()
        let report = try PNGCleaner.clean(input, CleaningRequest(redactions: [Self.face, Self.tag])).report
        #expect(report.covered == 2)
        #expect(report.coveredArea > 0.1 && report.coveredArea < 0.7)
        let all = Redaction(region: .everything, style: .solid, outline: .box)
        #expect(try PNGCleaner.clean(input, CleaningRequest(redactions: [all])).report.coveredArea == 1)
    }

    @Test("a smaller copy holds nothing of the inside either")
    func scaled() throws {
        let request = CleaningRequest(redactions: [Self.face], maxEdge: 20)
        let plain = PNGFixture(colourType: 6, depth: 8)
        let noisy = plain.noisy(x: 12..<24, y: 10..<20, seed: 9)
        let clean = try PNGCleaner.clean(plain.encoded(), request)
        #expect([clean.report.width, clean.report.height] == [20, 17])
        #expect(try PNGCleaner.clean(noisy.encoded(), request).bytes == clean.bytes)
    }
}

extension PNGFixture {
    /// A grey picture of eight bits as truecolour of sixteen with the same look.
    func as16BitColour(_ map: (UInt8) -> UInt8) -> PNGFixture {
        var copy = self
        copy.colourType = 2
        copy.depth = 16
        copy.samples = samples.flatMap { [UInt8](repeating: map($0), count: 6) }
        return copy
    }
}
