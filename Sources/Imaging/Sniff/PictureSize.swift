/// How large a picture is, for deciding whether it is an icon: also of some kinds that are not opened here.
package enum PictureSize {
    /// Pixels as stored; nil where it cannot be told from the first bytes.
    package static func of(_ file: [UInt8]) -> (width: Int, height: Int)? {
        if let found = try? PictureInspector.inspect(file, limits: .standard) { return (found.width, found.height) }
        let window = ByteWindow(file)
        switch ForeignFormat.recognise(file) {
        case .gif: return pair(window.little(6, 2), window.little(8, 2))
        case .webP: return webP(window)
        case .bmp: return pair(window.little(18, 4), window.little(22, 4))
        default: return nil
        }
    }

    /// Whether the file is a picture of a kind that is known, though not one that is opened.
    package static func isForeignPicture(_ file: [UInt8]) -> Bool {
        switch ForeignFormat.recognise(file) {
        case .heic, .avif, .webP, .gif, .tiff, .bmp, .jpegXL, .jpeg2000, .mng: true
        default: false
        }
    }

    /// RFC 9649 §2.5-2.7: VP8X, VP8L and VP8 each tell it in their own way.
    private static func webP(_ file: ByteWindow) -> (Int, Int)? {
        switch (12..<16).map({ file.byte($0) ?? 0 }) {
        case Array("VP8X".utf8): return pair(file.little(24, 3).map { $0 + 1 }, file.little(27, 3).map { $0 + 1 })
        case Array("VP8L".utf8):
            return file.little(21, 4).map { (($0 & 0x3FFF) + 1, ($0 >> 14 & 0x3FFF) + 1) }
        case Array("VP8 ".utf8):
            return pair(file.little(26, 2).map { $0 & 0x3FFF }, file.little(28, 2).map { $0 & 0x3FFF })
        default: return nil
        }
    }

    private static func pair(_ width: Int?, _ height: Int?) -> (Int, Int)? {
        guard let width, let height else { return nil }
        return (width, height)
    }
}

extension ByteWindow {
    /// A number with the lowest byte first.
    fileprivate func little(_ at: Int, _ count: Int) -> Int? {
        number(at, width: count, littleEndian: true).map(Int.init)
    }
}
