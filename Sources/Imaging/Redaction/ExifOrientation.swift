/// Reads the one thing of EXIF that the picture needs (EXIF 2.32, tag 0x0112 of IFD0).
enum ExifOrientation {
    private static let tag = 0x0112

    /// The orientation in a TIFF structure (what follows `Exif\0\0`, or a PNG's eXIf); nil: none, or not readable.
    static func read(_ tiff: Span<UInt8>) -> Orientation? {
        guard tiff.count >= 8, tiff[0] == tiff[1], tiff[0] == 0x49 || tiff[0] == 0x4D else { return nil }
        let isLittle = tiff[0] == 0x49
        guard let directory = number(tiff, 4, 4, isLittle), let entries = number(tiff, directory, 2, isLittle) else {
            return nil
        }
        for entry in 0..<entries {
            let at = directory + 2 + entry * 12
            guard let found = number(tiff, at, 2, isLittle) else { return nil }
            guard found == tag else { continue }
            let size = number(tiff, at + 2, 2, isLittle) == 4 ? 4 : 2
            return number(tiff, at + 8, size, isLittle).flatMap(UInt8.init(exactly:)).flatMap(Orientation.init)
        }
        return nil
    }

    private static func number(_ tiff: Span<UInt8>, _ at: Int, _ size: Int, _ isLittle: Bool) -> Int? {
        guard at >= 0, at + size <= tiff.count else { return nil }
        return (0..<size).reduce(0) { $0 << 8 | Int(tiff[at + (isLittle ? size - 1 - $1 : $1)]) }
    }
}
