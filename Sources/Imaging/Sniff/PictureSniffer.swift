/// Tells what a file is by its first bytes; the name and its ending are never believed.
package enum PictureSniffer {
    /// The format by signature: JPEG (ITU-T T.81, SOI and a marker) or PNG (RFC 2083 §3.1; an APNG is a PNG).
    ///
    /// - Throws: `otherFormat` for a file of another known kind, `corrupt` for a PNG whose line ends were translated,
    ///   `notAPicture` for everything else, empty and short files included.
    package static func format(of input: [UInt8]) throws(PictureError) -> PictureFormat {
        if input.starts(with: jpegSignature) { return .jpeg }
        if input.starts(with: pngSignature) { return .png }
        if input.starts(with: pngSignature.prefix(4)) { throw translatedLineEnds }
        if let other = ForeignFormat.recognise(input) { throw other.refusal }
        throw input.isEmpty ? empty : unknown
    }

    /// The start of image marker and the first byte of the marker that must follow it.
    static let jpegSignature: [UInt8] = [0xFF, 0xD8, 0xFF]
    /// RFC 2083 §3.1: the high bit, the line ends and the end-of-file character show a file translated as text.
    static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private static let empty = PictureError(
        .notAPicture, "The file is empty, so there is no picture in it: export or copy the picture again.")
    private static let unknown = PictureError(
        .notAPicture, "The file is not a picture that is known here: export it as JPEG or PNG and try again.")
    private static let translatedLineEnds = PictureError(
        .corrupt, "The PNG was damaged when it was copied as text: copy the original again, as a binary file.")
}
