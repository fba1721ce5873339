import PictureFixtures
import Testing

@testable import Imaging

@Suite("What hides in a JPEG does not leave")
struct JPEGHidingTests {
    static let secret = "Ella Lindqvist 191205"

    static func contains(_ file: [UInt8], _ text: String) -> Bool {
        let wanted = Array(text.utf8)
        return file.indices.contains { file[$0...].starts(with: wanted) }
    }

    static func hiding(in picture: [UInt8]) -> [UInt8] {
        let hidden = Array(secret.utf8)
        let thumbnail = (try? JPEGScenes.file(JPEGKind(colour: .grey), width: 16, height: 16)) ?? []
        var exif = ExifFixture.camera(thumbnail: thumbnail)
        exif.artist = secret
        exif.makerNote = hidden
        let segments: [[UInt8]] = [
            JPEGSegment.exif(exif), JPEGSegment.xmp(JPEGSegment.xmpPacket(people: [secret])),
            JPEGSegment.iptc(caption: secret, byLine: secret), JPEGSegment.comment(secret),
            JPEGSegment.multiPicture(), JPEGSegment.segment(0xEB, Array("JP\0\u{1}\0\0\0\u{1}c2pa".utf8) + hidden),
            JPEGSegment.segment(0xE9, hidden), JPEGSegment.segment(0xF3, hidden),
            JPEGSegment.segment(0xDB, [3] + [UInt8](repeating: 7, count: 64 - hidden.count) + hidden),
            hidden + [0xFF, 0xFF, 0xFF],
        ]
        return JPEGSegment.insert(segments, into: picture) + hidden + thumbnail
    }

    @Test("names, places and second pictures are gone and reported", arguments: JPEGScenes.kinds)
    func hiddenThingsAreGone(_ kind: JPEGKind) throws {
        let picture = try JPEGScenes.file(kind)
        let input = Self.hiding(in: picture)
        #expect(Self.contains(input, Self.secret))
        let output = try PictureCleaner.clean(input, CleaningRequest())
        #expect(!Self.contains(output.bytes, Self.secret))
        #expect(!Self.contains(output.bytes, "Ella"))
        #expect(try output.bytes == PictureCleaner.clean(picture, CleaningRequest()).bytes)
        let kinds = Set(output.report.removed.map(\.kind))
        #expect(kinds.isSuperset(of: ["exif", "gps-position", "exif-thumbnail", "xmp", "comment", "trailer"]))
        #expect(output.report.removed.allSatisfy { $0.values.isEmpty })
    }

    @Test("cleaning a cleaned picture changes nothing", arguments: JPEGScenes.kinds)
    func isIdempotent(_ kind: JPEGKind) throws {
        let once = try PictureCleaner.clean(try JPEGScenes.file(kind), CleaningRequest()).bytes
        #expect(try PictureCleaner.clean(once, CleaningRequest()).bytes == once)
    }

    @Test("tails of APP14 and of the scan, and other restart numbers, are not taken along")
    func tailsAreGone() throws {
        let picture = try JPEGScenes.file(JPEGKind(colour: .cmyk))
        let plain = try PictureCleaner.clean(picture, CleaningRequest()).bytes
        let adobe = Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 0] + Array(Self.secret.utf8)
        let tailed = JPEGSegment.insert([JPEGSegment.segment(0xEE, adobe)], into: picture)
        #expect(try PictureCleaner.clean(tailed, CleaningRequest()).bytes == plain)
        let ordinary = try JPEGScenes.file(JPEGKind())
        let late = Array(ordinary.dropLast(2)) + Array(Self.secret.utf8) + [0xFF, 0xD9]
        let cleaned = try PictureCleaner.clean(late, CleaningRequest()).bytes
        #expect(try cleaned == PictureCleaner.clean(ordinary, CleaningRequest()).bytes)
    }

    @Test("the picture is shown the way up that it was", arguments: Orientation.allCases)
    func orientationIsKept(_ orientation: Orientation) throws {
        let picture = try JPEGScenes.file(JPEGKind())
        let exif = JPEGSegment.exif(.camera(orientation: UInt16(orientation.rawValue)))
        let input = JPEGSegment.insert([exif], into: picture)
        let output = try PictureCleaner.clean(input, CleaningRequest())
        let shown = try PictureInspector.inspect(output.bytes, limits: .standard)
        #expect((shown.width, shown.height) == (orientation.exchangesSides ? (61, 83) : (83, 61)))
        #expect((output.report.width, output.report.height) == (shown.width, shown.height))
        let again = try JPEGReader.read(output.bytes.span, limits: .standard)
        #expect(again.orientation == orientation)
    }
}
