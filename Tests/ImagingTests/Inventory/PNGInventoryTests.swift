import PictureFixtures
import Testing

@testable import Imaging

@Suite("What hides in a PNG is found")
struct PNGInventoryTests {
    private static func items(_ file: [UInt8]) throws -> [String: HiddenItem] {
        let items = try PictureInspector.inspect(file, limits: .standard).items
        return Dictionary(uniqueKeysWithValues: items.map { ($0.kind, $0) })
    }

    private static let plain = PNGFixture(colourType: 2, depth: 8).encoded()

    private static func with(_ type: String, _ data: [UInt8]) throws -> [String: HiddenItem] {
        var parts = PNGChunks(plain)
        parts.insert(type, data)
        return try items(parts.encoded)
    }

    @Test("a plain file hides nothing")
    func nothing() throws {
        #expect(try Self.items(Self.plain).isEmpty)
    }

    @Test(
        "every chunk that is not the picture is named",
        arguments: [
            ("tEXt", "text"), ("zTXt", "text"), ("iTXt", "text"), ("tIME", "modification-time"),
            ("iCCP", "icc-profile"), ("sPLT", "suggested-palette"), ("gAMA", "colour-description"),
            ("pHYs", "display-hint"), ("caBX", "c2pa"), ("fcTL", "animation-frame"), ("fdAT", "animation-frame"),
            ("prVt", "private-chunk"), ("iDOT", "private-chunk"), ("eXIf", "exif"),
        ])
    func chunk(type: String, kind: String) throws {
        #expect(Set(try Self.with(type, Array("made up".utf8)).keys) == [kind])
    }

    @Test("texts are read, packed or not, with their keywords")
    func texts() throws {
        #expect(try Self.with("tEXt", Array("Author\0Anna".utf8))["text"]?.values == ["Author: Anna"])
        let packed = Array("Comment\0\0".utf8) + PNGChunks.zlib(Array("Ella at the swing".utf8))
        #expect(try Self.with("zTXt", packed)["text"]?.values == ["Comment: Ella at the swing"])
        let international = Array("Title\0\0\0sv\0Titel\0Skogsutflykt".utf8)
        #expect(try Self.with("iTXt", international)["text"]?.values == ["Title: Skogsutflykt"])
    }

    @Test("XMP in a text chunk is searched like any other")
    func xmp() throws {
        let packet = JPEGSegment.xmpPacket(people: ["Ella Berg"])
        let found = try Self.with("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0\(packet)".utf8))
        #expect(Set(found.keys) == ["xmp", "person-name", "face-region"])
    }

    @Test("EXIF is read in eXIf and in ImageMagick's text")
    func exif() throws {
        let exif = ExifFixture.camera(orientation: 3)
        #expect(try Self.with("eXIf", exif.tiff)["gps-position"]?.values == ["59.32930, 18.06860"])
        let digits = exif.payload.map { String(Int($0) + 256, radix: 16).suffix(2) }.joined()
        let text = "Raw profile type APP1\0\0"
        let data = Array(text.utf8) + PNGChunks.zlib(Array("\nexif\n    \(exif.payload.count)\n\(digits)\n".utf8))
        #expect(try Self.with("zTXt", data)["serial-number"]?.values == ["SN-0042-7731"])
    }

    @Test("a packed text that would unpack to more than a megabyte stays packed")
    func bomb() throws {
        let data = Array("Comment\0\0".utf8) + PNGChunks.zlib([UInt8](repeating: 65, count: 1_100_000))
        #expect(try Self.with("zTXt", data)["text"]?.values == [])
    }

    @Test("packed texts share one budget: the second that would pass it stays packed")
    func manyBombs() throws {
        let data = Array("Comment\0\0".utf8) + PNGChunks.zlib([UInt8](repeating: 65, count: 600_000))
        var parts = PNGChunks(Self.plain)
        for _ in 0..<3 { parts.insert("zTXt", data) }
        let text = try Self.items(parts.encoded)["text"]
        #expect(text?.count == 3)
        #expect(text?.values.count == 1)
    }

    @Test("colours under transparency, unused palette entries, and bytes behind the end", arguments: [false, true])
    func pixels(interlaced: Bool) throws {
        var picture = PNGFixture()
        (picture.width, picture.height, picture.colourType, picture.isInterlaced) = (9, 5, 6, interlaced)
        picture.samples = [UInt8](repeating: 255, count: 9 * 5 * 4)
        picture.samples.replaceSubrange(0..<4, with: [9, 9, 9, 0])
        picture.samples.replaceSubrange(40..<44, with: [0, 0, 0, 0])
        let hidden = try Self.items(picture.encoded() + [1, 2])
        #expect(hidden["colour-under-transparency"]?.count == 1)
        #expect(hidden["trailer"]?.bytes == 2)
        var indexed = PNGFixture(colourType: 3, depth: 4, interlaced: interlaced)
        indexed.samples = indexed.samples.map { $0 % 5 }
        #expect(try Self.items(indexed.encoded())["unused-palette-entry"]?.count == 11)
    }
}
