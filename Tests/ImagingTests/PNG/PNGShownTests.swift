import PictureFixtures
import Testing

@testable import Imaging

@Suite("A PNG comes out as it was shown")
struct PNGShownTests {
    /// 3 by 2 pixels, all different: 1 2 3 over 4 5 6.
    private static var small: PNGFixture {
        var picture = PNGFixture()
        (picture.width, picture.height, picture.colourType, picture.depth) = (3, 2, 0, 8)
        picture.samples = [1, 2, 3, 4, 5, 6]
        return picture
    }

    @Test(
        "the orientation in eXIf is applied to the pixels",
        arguments: zip(
            1...8,
            [
                [[1, 2, 3], [4, 5, 6]], [[3, 2, 1], [6, 5, 4]], [[6, 5, 4], [3, 2, 1]], [[4, 5, 6], [1, 2, 3]],
                [[1, 4], [2, 5], [3, 6]], [[4, 1], [5, 2], [6, 3]], [[6, 3], [5, 2], [4, 1]],
                [[3, 6], [2, 5], [1, 4]],
            ]))
    func orientation(value: Int, shown: [[Int]]) throws {
        var exif = ExifFixture()
        exif.orientation = UInt16(value)
        var parts = PNGChunks(Self.small.encoded())
        parts.insert("eXIf", exif.tiff)
        let clean = try PNGCleaner.clean(parts.encoded, CleaningRequest())
        let out = try #require(DecodedPNG(clean.bytes))
        let rows = (0..<out.height).map { y in (0..<out.width).map { x in out.pixel(x, y)[0] / 257 } }
        #expect(rows == shown)
        #expect([clean.report.width, clean.report.height] == [shown[0].count, shown.count])
    }

    private static func grey(_ level: UInt8, _ chunks: [(String, [UInt8])]) throws -> Int {
        try colour([level, level, level], chunks)[0]
    }

    private static func colour(_ rgb: [UInt8], _ chunks: [(String, [UInt8])]) throws -> [Int] {
        var picture = PNGFixture()
        (picture.width, picture.height, picture.samples) = (1, 1, rgb)
        var parts = PNGChunks(picture.encoded())
        for (type, data) in chunks { parts.insert(type, data) }
        let out = try #require(DecodedPNG(PNGCleaner.clean(parts.encoded, CleaningRequest()).bytes))
        return out.pixel(0, 0).map { $0 / 257 }
    }

    @Test("a gamma is converted, sRGB's own is left alone, and sRGB counts more")
    func gamma() throws {
        let linear = ("gAMA", PNGChunks.bigEndian(100_000))
        // IEC 61966-2-1: half of the light is 188 of 255.
        #expect(abs(try Self.grey(128, [linear]) - 188) <= 1)
        #expect(try Self.grey(128, [("gAMA", PNGChunks.bigEndian(45_455))]) == 128)
        #expect(try Self.grey(128, [linear, ("sRGB", [0])]) == 128)
        #expect(try Self.grey(128, [("gAMA", PNGChunks.bigEndian(0))]) == 128)
    }

    @Test("wider primaries are converted to sRGB, white to white")
    func primaries() throws {
        let p3: [UInt32] = [31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000]
        let chunk = ("cHRM", p3.flatMap(PNGChunks.bigEndian))
        #expect(try Self.colour([255, 255, 255], [chunk]) == [255, 255, 255, 255])
        #expect(try Self.colour([255, 0, 0], [chunk])[0] == 255)
        // Display P3 (100, 150, 120) is sRGB (83, 152, 118) by CSS Color 4.
        let converted = try Self.colour([100, 150, 120], [chunk])
        for (value, expected) in zip(converted, [83, 152, 118]) { #expect(abs(value - expected) <= 1) }
        let sRGB: [UInt32] = [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000]
        #expect(
            try Self.colour([100, 150, 120], [("cHRM", sRGB.flatMap(PNGChunks.bigEndian))]) == [100, 150, 120, 255])
    }

    @Test("an ICC profile is applied and not passed on")
    func profile() throws {
        let profile = ICCFixture.profile(gamma: 1.8, columns: ICCFixture.sRGBColumns)
        let chunk = ("iCCP", Array("made up\0\0".utf8) + PNGChunks.zlib(profile))
        // (128 / 255) ^ 1.8 of the light is sRGB 146.
        #expect(abs(try Self.grey(128, [chunk]) - 146) <= 1)
        let sRGB = ("iCCP", Array("s\0\0".utf8) + PNGChunks.zlib(ICCFixture.sRGB))
        #expect(try Self.colour([10, 100, 200], [sRGB]) == [10, 100, 200, 255])
    }

    @Test("high dynamic range is refused rather than shown wrong")
    func highDynamicRange() throws {
        let error = #expect(throws: PictureError.self) { try Self.grey(1, [("cICP", [9, 16, 0, 1])]) }
        #expect(error?.code == .unsupported)
        #expect(try Self.grey(100, [("cICP", [1, 13, 0, 1])]) == 100)
    }

    @Test(
        "a transparent colour, or transparent palette entries, come out as transparency",
        arguments: [(0, 8, [0, 3]), (0, 2, [0, 3]), (2, 8, [0, 9, 0, 9, 0, 9]), (3, 2, [0, 128]), (0, 16, [3, 3])])
    func transparentColour(colourType: Int, depth: Int, key: [UInt8]) throws {
        var picture = PNGFixture(colourType: colourType, depth: depth)
        let most = UInt8((1 << min(depth, 8)) - 1)
        for place in 0..<300 { picture.samples[place] = (colourType == 2 ? 9 : 3) & most }
        for place in 300..<400 where colourType == 3 { picture.samples[place] = 0 }
        var parts = PNGChunks(picture.encoded())
        parts.insert("tRNS", key, after: colourType == 3 ? "PLTE" : "IHDR")
        let before = try #require(DecodedPNG(parts.encoded)).seen
        let after = try #require(DecodedPNG(PNGCleaner.clean(parts.encoded, CleaningRequest()).bytes)).seen
        #expect(before.contains { $0[3] < 0xFFFF })
        #expect(before == after)
    }

    @Test("a tRNS that cannot belong here is passed over, as viewers do")
    func strayTransparency() throws {
        for (type, key): (Int, [UInt8]) in [(6, [0, 1]), (2, [0, 1]), (3, [UInt8](repeating: 0, count: 40))] {
            let picture = PNGFixture(colourType: type, depth: type == 3 ? 4 : 8)
            var parts = PNGChunks(picture.encoded())
            parts.insert("tRNS", key, after: type == 3 ? "PLTE" : "IHDR")
            #expect(
                try PNGCleaner.clean(parts.encoded, CleaningRequest()).bytes
                    == PNGCleaner.clean(picture.encoded(), CleaningRequest()).bytes)
        }
    }

    @Test("colours under full transparency are gone")
    func hiddenColours() throws {
        var picture = PNGFixture()
        (picture.width, picture.height, picture.colourType) = (2, 1, 6)
        picture.samples = [10, 20, 30, 0, 40, 50, 60, 255]
        let out = try #require(DecodedPNG(PNGCleaner.clean(picture.encoded(), CleaningRequest()).bytes))
        #expect(out.pixel(0, 0) == [0, 0, 0, 0])
        #expect(out.pixel(1, 0).map { $0 / 257 } == [40, 50, 60, 255])
    }
}

/// ICC profiles of a matrix and curves, as small as they can be.
enum ICCFixture {
    /// sRGB's primaries adapted to D50, in ICC's fixed point of 1/65536.
    static let sRGBColumns: [[UInt32]] = [[28579, 14581, 912], [25249, 46981, 6362], [9376, 3974, 46798]]

    static func profile(gamma: Double, columns: [[UInt32]]) -> [UInt8] {
        let exponent = UInt16((gamma * 256).rounded())
        var curve = Array("curv\0\0\0\0".utf8) + PNGChunks.bigEndian(1)
        curve += [UInt8(exponent >> 8), UInt8(exponent & 0xFF)]
        return build(curve, columns)
    }

    /// With IEC 61966-2-1's own curve as function type 3.
    static var sRGB: [UInt8] {
        let curve: [Double] = [2.4, 0.947867, 0.052133, 0.077399, 0.04045]
        let numbers = curve.map { UInt32(($0 * 65536).rounded()) }
        return build(Array("para\0\0\0\0\0\u{3}\0\0".utf8) + numbers.flatMap(PNGChunks.bigEndian), sRGBColumns)
    }

    private static func build(_ curve: [UInt8], _ columns: [[UInt32]]) -> [UInt8] {
        var head = [UInt8](repeating: 0, count: 128)
        head.replaceSubrange(16..<20, with: Array("RGB ".utf8))
        head.replaceSubrange(36..<40, with: Array("acsp".utf8))
        let points = columns.map { Array("XYZ \0\0\0\0".utf8) + $0.flatMap(PNGChunks.bigEndian) }
        let datas = points + [curve, curve, curve]
        var at = 128 + 4 + 12 * 6
        var table = PNGChunks.bigEndian(6)
        for (name, data) in zip(["rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"], datas) {
            table += Array(name.utf8) + PNGChunks.bigEndian(UInt32(at)) + PNGChunks.bigEndian(UInt32(data.count))
            at += data.count
        }
        return head + table + datas.flatMap(\.self)
    }
}
