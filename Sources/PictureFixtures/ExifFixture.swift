/// An EXIF block as cameras write it, with all that one would not want to publish.
package struct ExifFixture: Sendable {
    package var orientation: UInt16?
    package var make: String?
    package var model: String?
    package var artist: String?
    /// `YYYY:MM:DD HH:MM:SS`.
    package var dateTime: String?
    package var serialNumber: String?
    /// Degrees, north and east.
    package var position: (latitude: Double, longitude: Double)?
    package var makerNote: [UInt8]?
    /// A whole JPEG file, for IFD1.
    package var thumbnail: [UInt8]?
    package var bigEndian = false

    package init() {}

    /// What a phone writes into a picture.
    package static func camera(orientation: UInt16 = 1, thumbnail: [UInt8]? = nil) -> ExifFixture {
        var exif = ExifFixture()
        exif.orientation = orientation
        exif.make = "Exempel"
        exif.model = "Kamera 7"
        exif.artist = "Anna Lind"
        exif.dateTime = "2026:05:12 10:31:07"
        exif.serialNumber = "SN-0042-7731"
        exif.position = (59.3293, 18.0686)
        exif.makerNote = Array("EXEMPEL\0face 0.31,0.22 Ella".utf8)
        exif.thumbnail = thumbnail
        return exif
    }

    /// `Exif\0\0` and the TIFF structure: the payload of APP1.
    package var payload: [UInt8] { Array("Exif\0\0".utf8) + tiff }

    /// The TIFF structure alone, as PNG's eXIf has it.
    package var tiff: [UInt8] {
        var writer = TIFFWriter(bigEndian: bigEndian)
        return writer.file(first: main, exif: detail, gps: gps, thumbnail: thumbnail)
    }

    private var main: [TIFFWriter.Entry] {
        [
            make.map { .text(0x010F, $0) }, model.map { .text(0x0110, $0) }, orientation.map { .short(0x0112, $0) },
            dateTime.map { .text(0x0132, $0) }, artist.map { .text(0x013B, $0) },
        ].compactMap { $0 }
    }

    private var detail: [TIFFWriter.Entry] {
        [
            dateTime.map { .text(0x9003, $0) }, makerNote.map { .bytes(0x927C, $0) },
            serialNumber.map { .text(0xA431, $0) },
        ].compactMap { $0 }
    }

    private var gps: [TIFFWriter.Entry] {
        guard let position else { return [] }
        return [
            .text(0x0001, position.latitude < 0 ? "S" : "N"), .rationals(0x0002, Self.angle(position.latitude)),
            .text(0x0003, position.longitude < 0 ? "W" : "E"), .rationals(0x0004, Self.angle(position.longitude)),
        ]
    }

    private static func angle(_ degrees: Double) -> [(UInt32, UInt32)] {
        let all = abs(degrees)
        let whole = all.rounded(.down)
        let minutes = ((all - whole) * 60).rounded(.down)
        let seconds = ((all - whole) * 60 - minutes) * 60
        return [(UInt32(whole), 1), (UInt32(minutes), 1), (UInt32((seconds * 100).rounded()), 100)]
    }
}
