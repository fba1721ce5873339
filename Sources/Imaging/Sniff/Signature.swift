/// Bytes that must stand at an offset.
struct Signature {
    let format: ForeignFormat
    let parts: [(offset: Int, bytes: [UInt8])]

    init(_ format: ForeignFormat, _ bytes: [UInt8], at offset: Int = 0) {
        self.format = format
        self.parts = [(offset, bytes)]
    }

    init(_ format: ForeignFormat, riff type: String) {
        self.format = format
        self.parts = [(0, Array("RIFF".utf8)), (8, Array(type.utf8))]
    }

    func fits(_ input: [UInt8]) -> Bool {
        parts.allSatisfy { input.dropFirst($0.offset).starts(with: $0.bytes) }
    }
}

extension Signature {
    /// One line for each signature; the first that fits counts.
    static let all: [Signature] = [
        Signature(.gif, Array("GIF8".utf8)),
        Signature(.webP, riff: "WEBP"),
        Signature(.video, riff: "AVI "),
        Signature(.pdf, Array("%PDF-".utf8)),
        Signature(.rawPhotograph, Array("FUJIFILMCCD-RAW".utf8)),
        Signature(.rawPhotograph, Array("IIRO".utf8)),
        Signature(.rawPhotograph, [0x49, 0x49, 0x55, 0x00]),
        Signature(.tiff, [0x49, 0x49, 0x2A, 0x00]),
        Signature(.tiff, [0x4D, 0x4D, 0x00, 0x2A]),
        Signature(.tiff, [0x49, 0x49, 0x2B, 0x00]),
        Signature(.tiff, [0x4D, 0x4D, 0x00, 0x2B]),
        Signature(.jpegXL, [0xFF, 0x0A]),
        Signature(.jpegXL, [0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20]),
        Signature(.jpeg2000, [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20]),
        Signature(.jpeg2000, [0xFF, 0x4F, 0xFF, 0x51]),
        Signature(.mng, [0x8A, 0x4D, 0x4E, 0x47]),
        Signature(.mng, [0x8B, 0x4A, 0x4E, 0x47]),
        Signature(.photoshop, Array("8BPS".utf8)),
        Signature(.zip, [0x50, 0x4B, 0x03, 0x04]),
        Signature(.zip, [0x50, 0x4B, 0x05, 0x06]),
        Signature(.icon, [0, 0, 1, 0]),
        Signature(.video, [0x1A, 0x45, 0xDF, 0xA3]),
        Signature(.bmp, Array("BM".utf8)),
    ]
}

/// ISO/IEC 14496-12: the major brand after `ftyp` says whether it is a still picture or a video.
enum BaseMedia {
    static func recognise(_ input: [UInt8]) -> ForeignFormat? {
        guard input.dropFirst(4).starts(with: Array("ftyp".utf8)) else { return nil }
        let brand = String(decoding: input.dropFirst(8).prefix(4), as: UTF8.self)
        return stills[brand] ?? .video
    }

    private static let stills: [String: ForeignFormat] = [
        "heic": .heic, "heix": .heic, "heim": .heic, "heis": .heic, "hevc": .heic, "hevx": .heic, "mif1": .heic,
        "msf1": .heic, "avif": .avif, "avis": .avif, "crx ": .rawPhotograph,
    ]
}
