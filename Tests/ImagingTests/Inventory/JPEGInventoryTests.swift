import PictureFixtures
import Testing

@testable import Imaging

@Suite("What hides in a JPEG is found")
struct JPEGInventoryTests {
    private static func plain(_ kind: JPEGKind = JPEGKind()) throws -> [UInt8] {
        try JPEGFixture.encode(
            [UInt8](repeating: 120, count: 40 * 24 * kind.colour.samples), width: 40, height: 24, kind)
    }

    private static func items(_ file: [UInt8]) throws -> [String: HiddenItem] {
        let items = try PictureInspector.inspect(file, limits: .standard).items
        #expect(items.map(\.kind) == items.map(\.kind).sorted())
        return Dictionary(uniqueKeysWithValues: items.map { ($0.kind, $0) })
    }

    private static func kinds(_ segments: [[UInt8]]) throws -> Set<String> {
        Set(try items(JPEGSegment.insert(segments, into: plain())).keys)
    }

    @Test("a plain file hides nothing, in any coding")
    func nothing() throws {
        let kinds = [
            JPEGKind(), JPEGKind(progressive: true), JPEGKind(colour: .grey), JPEGKind(colour: .ycck),
            JPEGKind(optimise: true, restartInterval: 2),
        ]
        for kind in kinds { #expect(try Self.items(Self.plain(kind)).isEmpty, "\(kind)") }
    }

    @Test("EXIF: camera, dates, position in degrees, serial number, author, maker note, thumbnail, orientation")
    func exif() throws {
        for bigEndian in [false, true] {
            var exif = ExifFixture.camera(orientation: 6, thumbnail: try Self.plain())
            exif.bigEndian = bigEndian
            exif.position = (-33.8568, 151.2153)
            let file = JPEGSegment.insert([JPEGSegment.exif(exif)], into: try Self.plain())
            let found = try Self.items(file)
            #expect(
                Set(found.keys) == [
                    "exif", "camera", "date", "gps-position", "serial-number", "author", "maker-note",
                    "exif-thumbnail", "orientation",
                ])
            #expect(found["camera"]?.values == ["Exempel", "Kamera 7"])
            #expect(found["date"]?.count == 2)
            #expect(found["gps-position"]?.values == ["-33.85680, 151.21530"])
            #expect(found["serial-number"]?.values == ["SN-0042-7731"])
            #expect(found["author"]?.values == ["Anna Lind"])
            #expect(found["exif-thumbnail"]?.bytes == exif.thumbnail?.count)
            #expect(found["exif"]?.bytes == exif.payload.count)
            let inventory = try PictureInspector.inspect(file, limits: .standard)
            #expect([inventory.width, inventory.height] == [24, 40], "as displayed")
        }
    }

    @Test("XMP names, regions, position and depth, also in extended XMP")
    func xmp() throws {
        let packet = JPEGSegment.xmpPacket(people: ["Ella Berg", "Björn Åkesson"])
        let found = try Self.items(JPEGSegment.insert([JPEGSegment.xmp(packet)], into: Self.plain()))
        #expect(found["person-name"]?.count == 4)
        #expect(Set(found["person-name"]?.values ?? []) == ["Ella Berg", "Björn Åkesson"])
        #expect(found["face-region"]?.count == 2)
        let extended = Array("http://ns.adobe.com/xmp/extension/\0".utf8) + [UInt8](repeating: 65, count: 40)
        let pieces = [Array("<GDepth:Da".utf8), Array("ta>AAAA</GDepth:Data>".utf8)].map {
            JPEGSegment.segment(0xE1, extended + $0)
        }
        #expect(try Self.kinds(pieces) == ["extended-xmp", "depth-map"])
    }

    @Test("Photoshop's resources, their thumbnail and IPTC")
    func photoshop() throws {
        let iptc = JPEGSegment.iptc(caption: "Ella på utflykt", byLine: "Anna Lind")
        let found = try Self.items(JPEGSegment.insert([iptc], into: Self.plain()))
        #expect(Set(found.keys) == ["photoshop-resources", "iptc", "author"])
        #expect(found["iptc"]?.values == ["Ella på utflykt"])
        #expect(found["author"]?.values == ["Anna Lind"])
        let thumbnail = Array("Photoshop 3.0\u{0}8BIM".utf8) + [0x04, 0x0C, 0, 0, 0, 0, 0, 5, 1, 2, 3, 4, 5, 0]
        let again = try Self.items(JPEGSegment.insert([JPEGSegment.segment(0xED, thumbnail)], into: Self.plain()))
        #expect(again["photoshop-thumbnail"]?.bytes == 5)
    }

    @Test(
        "every other segment is named",
        arguments: [
            (JPEGSegment.comment("hej"), "comment"), (JPEGSegment.profile([1, 2, 3]), "icc-profile"),
            (JPEGSegment.multiPicture(), "second-picture"),
            (JPEGSegment.segment(0xE0, Array("JFXX\0\u{10}".utf8)), "jfif-thumbnail"),
            (JPEGSegment.segment(0xE2, Array("urn:iso:std:iso:ts:21496:-1\0".utf8)), "gain-map"),
            (JPEGSegment.segment(0xEB, Array("JP\0\u{1}\0\0\0\u{1}....jumb....c2pa".utf8)), "c2pa"),
            (JPEGSegment.segment(0xEB, Array("JP\0\u{1}\0\0\0\u{1}....jumb....".utf8)), "jumbf"),
            (JPEGSegment.segment(0xE5, Array("MINE\0".utf8)), "unknown-segment"),
            (JPEGSegment.segment(0xF7, [1]), "unknown-segment"),
            (JPEGSegment.segment(0xEE, Array("Adobe".utf8) + [UInt8](repeating: 1, count: 20)), "unknown-segment"),
            (JPEGSegment.segment(0xDB, [3] + [UInt8](repeating: 1, count: 64)), "unused-table"),
            ([0xFF, 0xFF, 0xFF] + JPEGSegment.comment("x"), "fill-bytes"),
            (JPEGSegment.comment("x") + Array("stray".utf8), "bytes-between-segments"),
        ])
    func segment(bytes: [UInt8], kind: String) throws {
        #expect(try Self.kinds([bytes]).contains(kind))
    }

    @Test("what follows the end: any bytes, a video, an archive, another picture")
    func trailer() throws {
        let plain = try Self.plain()
        #expect(try Self.items(plain + [1, 2, 3])["trailer"]?.bytes == 3)
        let video = Array("\0\0\0\u{18}ftypmp42".utf8)
        #expect(Set(try Self.items(plain + video).keys) == ["trailer", "motion-photo"])
        #expect(Set(try Self.items(plain + plain).keys) == ["trailer", "second-picture"])
        #expect(Set(try Self.items(plain + Array("PK\u{3}\u{4}".utf8)).keys) == ["trailer", "archive"])
    }

    @Test("a directory that points to itself, absurd counts and offsets end, and are survived")
    func hostileExif() throws {
        let cyclic: [UInt8] =
            Array("II*\0".utf8) + [8, 0, 0, 0, 1, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0]
        let absurd: [UInt8] =
            Array("MM\0*".utf8) + [
                0, 0, 0, 8, 0xFF, 0xFF, 1, 0x0E, 0, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
            ]
        for tiff in [cyclic, absurd, Array("II*\0".utf8), Array("MM\0*".utf8) + [0xFF, 0xFF, 0xFF, 0xFF]] {
            let segment = JPEGSegment.segment(0xE1, Array("Exif\0\0".utf8) + tiff)
            #expect(try Self.kinds([segment]) == ["exif"])
        }
    }

    @Test("a directory is counted once, however often it is pointed to")
    func pointedToTwice() throws {
        let entry: (UInt8, UInt8, [UInt8]) -> [UInt8] = { [$0, $1, 4, 0, 1, 0, 0, 0] + $2 }
        let make: [UInt8] = [0x0F, 0x01, 2, 0, 2, 0, 0, 0, 0x41, 0, 0, 0]
        let tiff =
            Array("II*\0".utf8) + [8, 0, 0, 0, 3, 0] + make + entry(0x69, 0x87, [8, 0, 0, 0])
            + entry(0x05, 0xA0, [8, 0, 0, 0]) + [8, 0, 0, 0]
        let file = JPEGSegment.insert(
            [JPEGSegment.segment(0xE1, Array("Exif\0\0".utf8) + tiff)], into: try Self.plain())
        #expect(try Self.items(file)["camera"]?.count == 1)
    }

    @Test("what the output still has is not said to be removed")
    func removed() throws {
        let before = Inventory(
            format: .jpeg, width: 1, height: 1,
            items: [
                HiddenItem(kind: "exif", count: 1, bytes: 500, values: ["x"]),
                HiddenItem(kind: "orientation", count: 1, bytes: 2), HiddenItem(kind: "xmp", count: 2, bytes: 90),
            ])
        let after = Inventory(
            format: .jpeg, width: 1, height: 1,
            items: [HiddenItem(kind: "exif", count: 1, bytes: 36), HiddenItem(kind: "orientation", count: 1, bytes: 2)])
        let expected = [HiddenItem(kind: "exif", count: 1, bytes: 464), HiddenItem(kind: "xmp", count: 2, bytes: 90)]
        #expect(before.removed(from: after) == expected)
    }
}
