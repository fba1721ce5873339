import PictureFixtures
import Seeded
import Testing

@testable import Imaging

@Suite("Regions become covers, and covers are filled from outside")
struct CoverTests {
    static func region(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Region {
        Region(x: x, y: y, width: width, height: height) ?? .everything
    }

    /// Which sides of the picture as shown the stored first row and first column are (EXIF 2.32, table of tag 0x0112).
    static let sides: [(row: String, column: String)] = [
        ("top", "left"), ("top", "right"), ("bottom", "right"), ("bottom", "left"), ("left", "top"), ("right", "top"),
        ("right", "bottom"), ("left", "bottom"),
    ]

    /// Where a stored pixel is shown, by those sides.
    static func shown(_ orientation: Orientation, column: Int, row: Int, width: Int, height: Int) -> (x: Int, y: Int) {
        let side = sides[Int(orientation.rawValue) - 1]
        var place = (x: 0, y: 0)
        for (name, step, count) in [(side.row, row, height), (side.column, column, width)] {
            switch name {
            case "top": place.y = step
            case "bottom": place.y = count - 1 - step
            case "left": place.x = step
            default: place.x = count - 1 - step
            }
        }
        return place
    }

    @Test("a region is covered where it is seen, whichever way the picture is stored", arguments: Orientation.allCases)
    func followsOrientation(_ orientation: Orientation) throws {
        let (width, height) = (120, 72)
        let (shownWidth, shownHeight) = orientation.exchangesSides ? (height, width) : (width, height)
        let face = Self.region(0.6, 0.1, 0.2, 0.15)
        func isFace(_ x: Int, _ y: Int) -> Bool {
            let (u, v) = ((Double(x) + 0.5) / Double(shownWidth), (Double(y) + 0.5) / Double(shownHeight))
            return u > 0.6 && u < 0.8 && v > 0.1 && v < 0.25
        }
        var pixels = [UInt8](repeating: 40, count: width * height)
        for row in 0..<height {
            for column in 0..<width {
                let place = Self.shown(orientation, column: column, row: row, width: width, height: height)
                if isFace(place.x, place.y) { pixels[row * width + column] = 250 }
            }
        }
        let picture = try JPEGFixture.encode(pixels, width: width, height: height, JPEGKind(colour: .grey))
        let exif = JPEGSegment.exif(.camera(orientation: UInt16(orientation.rawValue)))
        let input = JPEGSegment.insert([exif], into: picture)
        let output = try PictureCleaner.clean(input, CleaningRequest(redactions: [Redaction(region: face)]))
        let shown = try JPEGFixture.decode(output.bytes).pixels
        #expect(try JPEGFixture.decode(input).pixels.contains { $0 > 200 })
        #expect(!shown.contains { $0 > 80 })
    }

    @Test("every pixel of a region lies under the cover, also at the border", arguments: UInt64(1)...40)
    func coversTheWholeRegion(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let grid = CellGrid(
            width: Int.random(in: 1...200, using: &random), height: Int.random(in: 1...200, using: &random),
            cellWidth: 8 * Int.random(in: 1...4, using: &random), cellHeight: 8 * Int.random(in: 1...4, using: &random))
        let (x, y) = (Double.random(in: 0..<1, using: &random), Double.random(in: 0..<1, using: &random))
        let width = Double.random(in: 0.001...1, using: &random) * (1 - x)
        let height = Double.random(in: 0.001...1, using: &random) * (1 - y)
        for outline in [Redaction.Outline.face, .box] {
            let redaction = Redaction(region: Self.region(x, y, width, height), outline: outline)
            let cover = Cover([redaction], grid: grid, orientation: .upright)
            for row in 0..<grid.height {
                for column in 0..<grid.width {
                    let (left, top) = (Double(column) / Double(grid.width), Double(row) / Double(grid.height))
                    let (right, bottom) = (
                        Double(column + 1) / Double(grid.width), Double(row + 1) / Double(grid.height)
                    )
                    guard right > x, left < x + width, bottom > y, top < y + height else { continue }
                    let cell = row / grid.cellHeight * grid.columns + column / grid.cellWidth
                    #expect(cover.cells[cell] == .blur, "seed \(seed)")
                }
            }
            #expect(cover.area > 0 && cover.area <= 1, "seed \(seed)")
        }
    }

    @Test("a blur asks for ring cells only, stays between their levels, and is level where they are")
    func membraneKnowsTheRingOnly() {
        let grid = CellGrid(width: 400, height: 320, cellWidth: 16, cellHeight: 16)
        let cover = Cover(
            [
                Redaction(region: Self.region(0.3, 0.3, 0.2, 0.2)), Redaction(region: Self.region(0.5, 0.4, 0.1, 0.3)),
                Redaction(region: Self.region(0.7, 0, 0.3, 0.2), style: .solid),
            ], grid: grid, orientation: .upright)
        let ring = Set(cover.ring)
        var asked: Set<Int> = []
        let field = FillField(cover, solid: [7]) { cell, _ in
            asked.insert(cell)
            return 50 + Float(cell % grid.columns) * 4
        }
        #expect(asked == ring)
        #expect(!ring.isEmpty && ring.allSatisfy { cover.cells[$0] == .open })
        let (least, most) = (50 + 0 * Float(4), 50 + Float(grid.columns) * 4)
        for cell in cover.cells.indices where cover.cells[cell] == .blur {
            #expect(field.level(cell, 0) > least && field.level(cell, 0) < most)
            let expected = 50 + Float(cell % grid.columns) * 4
            #expect(abs(field.level(cell, 0) - expected) < 25)
        }
        for cell in cover.cells.indices where cover.cells[cell] == .solid { #expect(field.level(cell, 0) == 7) }
    }

    @Test("a picture covered whole has nothing to be filled from: it becomes solid")
    func wholePicture() throws {
        let input = try JPEGScenes.file(JPEGKind())
        let everything = Redaction(region: .everything)
        let output = try PictureCleaner.clean(input, CleaningRequest(redactions: [everything]))
        #expect(output.report.coveredArea == 1)
        #expect(Set(try JPEGFixture.decode(output.bytes).pixels).count == 1)
    }

    @Test(
        "a mosaic has at most four tiles on the short side and eight levels, however large the face",
        arguments: [96, 320])
    func mosaicIsCoarse(_ side: Int) throws {
        let pixels = JPEGScenes.pixels(side, side, samples: 1)
        let input = try JPEGFixture.encode(pixels, width: side, height: side, JPEGKind(colour: .grey, quality: 100))
        let mosaic = Redaction(region: Self.region(0.25, 0.25, 0.5, 0.5), style: .mosaic, outline: .box)
        let output = try PictureCleaner.clean(input, CleaningRequest(redactions: [mosaic]))
        let decoded = try JPEGFixture.decode(output.bytes).pixels
        let cover = Cover(
            [mosaic], grid: CellGrid(width: side, height: side, cellWidth: 8, cellHeight: 8), orientation: .upright)
        #expect(cover.tileCount == 16)
        let levels = Set(
            (0..<side * side).compactMap { pixel -> UInt8? in
                cover.cells[pixel / side / 8 * cover.grid.columns + pixel % side / 8] == .mosaic ? decoded[pixel] : nil
            })
        #expect(levels.count <= 8)
        #expect(levels.count > 1)
    }
}
