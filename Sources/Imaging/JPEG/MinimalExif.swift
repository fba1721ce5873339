/// An EXIF block that holds the orientation and nothing else: written whole, never derived from the input's.
enum MinimalExif {
    private static let before: [UInt8] =
        Array("Exif\0\0".utf8) + Array("MM\0".utf8) + [42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0]
    private static let after: [UInt8] = [0, 0, 0, 0, 0, 0]

    /// The payload of APP1.
    static func payload(_ orientation: Orientation) -> [UInt8] { before + [orientation.rawValue] + after }
}
