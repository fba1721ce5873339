import PictureFixtures
import Testing

@testable import Imaging

@Suite("A JPEG is made smaller where the channel asks for it")
struct JPEGScalingTests {
    static let kinds = [
        JPEGKind(), JPEGKind(progressive: true), JPEGKind(colour: .grey), JPEGKind(colour: .rgb),
        JPEGKind(colour: .ycck),
    ]

    @Test("the longer side is what was asked, and the picture still the same", arguments: kinds)
    func smaller(_ kind: JPEGKind) throws {
        let (width, height, samples) = (96, 64, kind.colour.samples)
        let pixels = (0..<width * height * samples).map { UInt8(40 + ($0 / samples % width) + ($0 % samples) * 20) }
        let input = try JPEGFixture.encode(pixels, width: width, height: height, kind)
        let output = try PictureCleaner.clean(input, CleaningRequest(maxEdge: 36))
        #expect((output.report.width, output.report.height) == (36, 24))
        let small = try JPEGFixture.decode(output.bytes)
        let large = try JPEGFixture.decode(input)
        #expect((small.width, small.height, small.samples) == (36, 24, large.samples))
        for x in stride(from: 2, to: 34, by: 5) {
            for sample in 0..<small.samples {
                let now = Int(small.pixels[(12 * 36 + x) * small.samples + sample])
                let was = Int(large.pixels[(32 * width + (x * 8 + 4) / 3) * large.samples + sample])
                #expect(abs(now - was) <= 8, "column \(x), sample \(sample)")
            }
        }
    }

    @Test("a picture that is small enough keeps its coefficients")
    func smallEnough() throws {
        let input = try JPEGScenes.file(JPEGKind())
        let kept = try PictureCleaner.clean(input, CleaningRequest(maxEdge: 83))
        #expect(try kept.bytes == PictureCleaner.clean(input, CleaningRequest()).bytes)
    }

    @Test("covered before it is made smaller: what is inside changes no byte")
    func coveredFirst() throws {
        let input = try JPEGScenes.file(JPEGKind())
        var blocks = try JPEGFixture.coefficients(input)
        let covered = JPEGRedactionTests.covered(blocks, JPEGRedactionTests.redactions)
        var values = blocks.values
        JPEGRedactionTests.forEachBlock(blocks) { component, column, row, start in
            if covered(component, column, row) { for place in 1..<9 { values[start + place] = 31 } }
        }
        blocks.values = values
        let other = try JPEGFixture.recode(input, values, as: JPEGKind())
        let request = CleaningRequest(redactions: JPEGRedactionTests.redactions, maxEdge: 40)
        #expect(try PictureCleaner.clean(other, request).bytes == PictureCleaner.clean(input, request).bytes)
    }
}
