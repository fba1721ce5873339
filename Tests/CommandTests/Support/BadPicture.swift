import PictureFixtures
import TestSupport

/// A file that is no picture, or none that can be taken.
struct BadPicture: Sendable, CustomStringConvertible {
    let name: String
    /// A word that the complaint must have.
    let mention: String
    let bytes: @Sendable () throws -> [UInt8]
    var description: String { name }

    init(_ name: String, _ mention: String = "", _ bytes: @escaping @Sendable () throws -> [UInt8]) {
        self.name = name
        self.mention = mention
        self.bytes = bytes
    }

    /// Files whose first bytes say that they are something else.
    static let others = [
        BadPicture("empty") { [] },
        BadPicture("text") { Array("this is no picture\n".utf8) },
        BadPicture("HEIC", "HEIC") {
            [0, 0, 0, 24] + Array("ftypheic".utf8) + [0, 0, 0, 0] + Array("mif1heic".utf8) + zeros
        },
        BadPicture("WebP", "WebP") { Array("RIFF".utf8) + [64, 0, 0, 0] + Array("WEBPVP8 ".utf8) + zeros },
        BadPicture("GIF", "GIF") { Array("GIF89a".utf8) + zeros },
        BadPicture("PDF", "PDF") { Array("%PDF-1.7\n".utf8) + zeros },
    ]

    private static let zeros = [UInt8](repeating: 0, count: 64)

    /// Files that begin well.
    static let broken = [
        BadPicture("JPEG cut in the middle") { Array(try Scene.jpeg().dropLast(900)) },
        BadPicture("PNG cut in the middle") { Array(Scene.png(seed: 1).dropLast(900)) },
        BadPicture("PNG with a wrong byte") {
            var file = Scene.png(seed: 1)
            file[file.count / 2] ^= 0x55
            return file
        },
        BadPicture("JPEG with wrong tables") { try withTables(0) },
        BadPicture("PNG of 60,000 by 60,000") { resized(60_000, 60_000) },
        BadPicture("JPEG of 65,500 by 65,500") { try withFrame([0xFF, 0xDC, 0xFF, 0xDC]) },
        BadPicture("JPEG without a size") { try withFrame([0, 0, 0, 0]) },
    ]

    static let all = others + broken

    private static func resized(_ width: UInt32, _ height: UInt32) -> [UInt8] {
        var parts = PNGChunks(Scene.png(seed: 1))
        let sizes = PNGChunks.bigEndian(width) + PNGChunks.bigEndian(height)
        parts.chunks[0].data.replaceSubrange(0..<8, with: sizes)
        return parts.encoded
    }

    /// The frame's height and width replaced.
    private static func withFrame(_ size: [UInt8]) throws -> [UInt8] {
        var file = try Scene.jpeg()
        if let at = marker(0xC0, in: file) { file.replaceSubrange(at + 5..<at + 9, with: size) }
        return file
    }

    /// Every length of the first Huffman table replaced.
    private static func withTables(_ value: UInt8) throws -> [UInt8] {
        var file = try Scene.jpeg()
        if let at = marker(0xC4, in: file) {
            file.replaceSubrange(at + 5..<at + 21, with: [UInt8](repeating: value, count: 16))
        }
        return file
    }

    private static func marker(_ code: UInt8, in file: [UInt8]) -> Int? {
        file.indices.dropLast().last { file[$0] == 0xFF && file[$0 + 1] == code }
    }
}
