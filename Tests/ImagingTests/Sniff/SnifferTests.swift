import Testing

@testable import Imaging

@Suite("What a file is, by its first bytes")
struct SnifferTests {
    @Test("JPEG and PNG are recognised by their signatures")
    func taken() throws {
        #expect(try PictureSniffer.format(of: [0xFF, 0xD8, 0xFF, 0xE0]) == .jpeg)
        #expect(try PictureSniffer.format(of: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) == .png)
    }

    @Test("other formats are named, with what to do about them", arguments: Foreign.samples)
    func foreign(sample: Foreign) {
        let error = #expect(throws: PictureError.self) { try PictureSniffer.format(of: sample.bytes) }
        #expect(error?.code == .otherFormat)
        #expect(error?.message.contains(sample.named) == true)
        #expect(error?.message.contains("\n") == false)
    }

    @Test(
        "what is empty, short or unknown is not a picture",
        arguments: [[], [0xFF], [0xFF, 0xD8], [0x89, 0x50], Array("Hej".utf8), [UInt8](repeating: 0, count: 64)])
    func nothing(bytes: [UInt8]) {
        let error = #expect(throws: PictureError.self) { try PictureSniffer.format(of: bytes) }
        #expect(error?.code == .notAPicture)
    }

    @Test("a PNG whose line ends were translated is said to be damaged")
    func translated() {
        let error = #expect(throws: PictureError.self) {
            try PictureSniffer.format(of: [0x89, 0x50, 0x4E, 0x47, 0x0A, 0x1A, 0x0A, 0])
        }
        #expect(error?.code == .corrupt)
    }
}

/// The head of a file of another format, and the word by which it must be named.
struct Foreign: Sendable, CustomTestStringConvertible {
    let named: String
    let bytes: [UInt8]
    var testDescription: String { named }

    init(_ named: String, _ text: String, _ more: [UInt8] = []) {
        self.named = named
        self.bytes = Array(text.utf8) + more
    }

    static let samples = [
        Foreign("HEIC", "\0\0\0\u{18}ftypheic"), Foreign("HEIC", "\0\0\0\u{18}ftypmif1"),
        Foreign("AVIF", "\0\0\0\u{18}ftypavif"), Foreign("WebP", "RIFF\u{10}\0\0\0WEBPVP8 "),
        Foreign("video", "RIFF\u{10}\0\0\0AVI LIST"), Foreign("video", "\0\0\0\u{18}ftypqt  "),
        Foreign("GIF", "GIF89a"), Foreign("PDF", "%PDF-1.7"), Foreign("TIFF", "II*\0"), Foreign("TIFF", "MM\0*"),
        Foreign("raw", "\0\0\0\u{18}ftypcrx "), Foreign("BMP", "BM6\0\0\0"), Foreign("ICO", "\0\0\u{1}\0\u{1}"),
        Foreign("JPEG XL", "\0\0\0\u{C}JXL \r\n"), Foreign("JPEG 2000", "\0\0\0\u{C}jP  \r\n"),
        Foreign("Photoshop", "8BPS\0\u{1}"), Foreign("SVG", "<?xml version='1.0'?>\n<svg width='1'/>"),
        Foreign("ZIP", "PK\u{3}\u{4}"),
    ]
}
