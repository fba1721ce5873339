import Imaging
import PictureFixtures
import Testing

@Suite("A JPEG without regions leaves as nothing but the picture")
struct JPEGStripTests {
    @Test("every coefficient stays as it was, in every kind of file", arguments: JPEGScenes.kinds)
    func keepsCoefficients(_ kind: JPEGKind) throws {
        let input = try JPEGScenes.file(kind)
        let output = try JPEGCleaner.clean(input, CleaningRequest()).bytes
        #expect(try JPEGFixture.coefficients(output).values == JPEGFixture.coefficients(input).values)
        let before = try JPEGFixture.decode(input)
        let after = try JPEGFixture.decode(output)
        #expect(before.pixels == after.pixels)
    }
}
