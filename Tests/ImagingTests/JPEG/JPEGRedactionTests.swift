import PictureFixtures
import Seeded
import Testing

@testable import Imaging

@Suite("A JPEG's regions are covered in its coefficients")
struct JPEGRedactionTests {
    static let redactions = [
        Redaction(region: Region(x: 0.1, y: 0.2, width: 0.12, height: 0.2) ?? .everything),
        Redaction(region: Region(x: 0.7, y: 0.6, width: 0.3, height: 0.4) ?? .everything),
        Redaction(
            region: Region(x: 0.45, y: 0.0, width: 0.1, height: 0.1) ?? .everything, style: .solid, outline: .box),
    ]

    /// For each component and block whether a redaction covers it, found by the cells' definition.
    static func covered(_ blocks: JPEGCoefficients, _ redactions: [Redaction]) -> (Int, Int, Int) -> Bool {
        let h = blocks.components.count == 1 ? 1 : blocks.components.map(\.h).max() ?? 1
        let v = blocks.components.count == 1 ? 1 : blocks.components.map(\.v).max() ?? 1
        let grid = CellGrid(width: blocks.width, height: blocks.height, cellWidth: 8 * h, cellHeight: 8 * v)
        let cover = Cover(redactions, grid: grid, orientation: .upright)
        return { component, column, row in
            let part = blocks.components[component]
            let lone = blocks.components.count == 1
            return cover.cells[(row / (lone ? 1 : part.v)) * grid.columns + column / (lone ? 1 : part.h)] != .open
        }
    }

    static func forEachBlock(_ blocks: JPEGCoefficients, _ body: (Int, Int, Int, Int) throws -> Void) rethrows {
        for (component, part) in blocks.components.enumerated() {
            for row in 0..<part.blocksDown {
                for column in 0..<part.blocksAcross {
                    try body(component, column, row, part.block(column: column, row: row))
                }
            }
        }
    }

    @Test("outside the cover every coefficient stays, under it none of the picture", arguments: JPEGScenes.kinds)
    func keepsOutside(_ kind: JPEGKind) throws {
        let input = try JPEGScenes.file(kind)
        let output = try JPEGCleaner.clean(input, CleaningRequest(redactions: Self.redactions))
        let before = try JPEGFixture.coefficients(input)
        let after = try JPEGFixture.coefficients(output.bytes)
        let covered = Self.covered(before, Self.redactions)
        var outside = 0
        var inside = 0
        Self.forEachBlock(before) { component, column, row, start in
            let same = before.values[start..<start + 64] == after.values[start..<start + 64]
            if covered(component, column, row) { inside += same ? 0 : 1 } else { outside += same ? 0 : 1 }
        }
        #expect(outside == 0)
        #expect(inside > 0)
        #expect(output.report.covered == 3)
    }

    @Test("replacing the coefficients under the cover by noise changes no byte", arguments: JPEGScenes.kinds)
    func insideDoesNotMatter(_ kind: JPEGKind) throws {
        let input = try JPEGScenes.file(kind)
        let request = CleaningRequest(redactions: Self.redactions)
        let output = try JPEGCleaner.clean(input, request).bytes
        for seed in UInt64(1)...3 {
            var random = SeededGenerator(seed: seed)
            var blocks = try JPEGFixture.coefficients(input)
            let covered = Self.covered(blocks, Self.redactions)
            var values = blocks.values
            Self.forEachBlock(blocks) { component, column, row, start in
                guard covered(component, column, row) else { return }
                for place in 0..<64 where random.next() % 3 == 0 {
                    values[start + place] = Int16.random(in: -500...500, using: &random)
                }
            }
            blocks.values = values
            let other = try JPEGFixture.recode(input, values, as: kind)
            #expect(other != input, "seed \(seed)")
            #expect(try JPEGCleaner.clean(other, request).bytes == output, "seed \(seed)")
        }
    }

    @Test("replacing the pixels inside the regions by noise changes no byte", arguments: JPEGScenes.kinds)
    func pixelsInsideDoNotMatter(_ kind: JPEGKind) throws {
        let (width, height, samples) = (83, 61, kind.colour.samples)
        var pixels = JPEGScenes.pixels(width, height, samples: samples)
        let request = CleaningRequest(redactions: Self.redactions)
        let first = try JPEGFixture.encode(pixels, width: width, height: height, kind)
        var random = SeededGenerator(seed: 11)
        for redaction in Self.redactions {
            let box = PixelBox(redaction.region, orientation: .upright, width: width, height: height)
            for y in Int(box.top)..<Int(box.bottom.rounded(.up)) {
                for x in Int(box.left)..<Int(box.right.rounded(.up)) {
                    for sample in 0..<samples {
                        pixels[(y * width + x) * samples + sample] = UInt8.random(in: 0...255, using: &random)
                    }
                }
            }
        }
        let second = try JPEGFixture.encode(pixels, width: width, height: height, kind)
        #expect(first != second)
        #expect(try JPEGCleaner.clean(first, request).bytes == JPEGCleaner.clean(second, request).bytes)
    }
}
