import PictureFixtures

/// A finished sample file: the picture and what hides beside it.
struct InputFile {
    let name: String
    let bytes: [UInt8]

    /// As a phone would have written it, or as a tablet's drawing program would have, for a PNG.
    init(_ scene: Scene, _ options: Options) throws {
        let canvas = scene.painted(width: options.size?.width, height: options.size?.height)
        let small = scene.painted(width: scene.size.width / 10, height: scene.size.height / 10)
        let isUpright = scene.layout.height > scene.layout.width
        let stored = { (canvas: Canvas) in isUpright ? Pixels(canvas).lyingDown : Pixels(canvas) }
        let thumbnail = try Self.encode(stored(small), 75)
        let belongings = Belongings(scene: scene, canvas: canvas, thumbnail: thumbnail)
        name = "\(scene.name).\(scene.isPNG ? "png" : "jpg")"
        bytes =
            scene.isPNG
            ? Self.png(Pixels(canvas), belongings)
            : Self.jpeg(try Self.encode(stored(canvas), options.quality), belongings)
    }

    private static func encode(_ pixels: Pixels, _ quality: Int) throws -> [UInt8] {
        let kind = JPEGKind(quality: quality, optimise: true)
        return try JPEGFixture.encode(pixels.bytes, width: pixels.width, height: pixels.height, kind)
    }

    private static func jpeg(_ file: [UInt8], _ belongings: Belongings) -> [UInt8] {
        let segments = [
            JPEGSegment.exif(belongings.exif), JPEGSegment.xmp(belongings.packet),
            JPEGSegment.iptc(caption: belongings.caption, byLine: "Johan Englund"),
            JPEGSegment.profile(ColorProfile.sRGB), JPEGSegment.comment("Exempel Kamera"),
        ]
        return JPEGSegment.insert(segments, into: file) + belongings.trailer
    }

    private static func png(_ pixels: Pixels, _ belongings: Belongings) -> [UInt8] {
        var picture = PNGFixture()
        (picture.width, picture.height, picture.samples) = (pixels.width, pixels.height, pixels.bytes)
        var file = PNGChunks(picture.encoded())
        let words = { (key: String, text: String) in Array(key.utf8) + [0] + Array(text.utf8) }
        file.insert("tEXt", words("Author", "Johan Englund"))
        file.insert("iTXt", words("Description", "\0\0\0\0" + belongings.caption))
        file.insert("iTXt", words("XML:com.adobe.xmp", "\0\0\0\0" + belongings.packet))
        file.insert("eXIf", belongings.exif.tiff)
        file.insert("tIME", [7, 234, 10, 21, 10, 31, 7])
        file.trailer =
            Array("what an image editor left of the picture before it was cropped\n".utf8) + belongings.trailer
        return file.encoded
    }
}
