/// Formats that are recognised in order to say what to do about them, and never opened.
enum ForeignFormat: String, CaseIterable {
    case heic = "HEIC"
    case avif = "AVIF"
    case webP = "WebP"
    case gif = "GIF"
    case pdf = "PDF"
    case tiff = "TIFF"
    case rawPhotograph = "camera raw"
    case bmp = "BMP"
    case icon = "ICO"
    case jpegXL = "JPEG XL"
    case jpeg2000 = "JPEG 2000"
    case mng = "MNG"
    case photoshop = "Photoshop"
    case svg = "SVG"
    case zip = "ZIP"
    case video = "video"

    /// The first signature that fits, or nil.
    static func recognise(_ input: [UInt8]) -> ForeignFormat? {
        Signature.all.first { $0.fits(input) }?.format ?? BaseMedia.recognise(input) ?? markup(input)
    }

    /// What a person reads when a file of this kind was handed in.
    var refusal: PictureError {
        PictureError(.otherFormat, "The file is \(described), whatever its name says: \(advice).")
    }

    private var described: String {
        switch self {
        case .heic: "a HEIC picture"
        case .avif: "an AVIF picture"
        case .pdf: "a PDF document"
        case .zip: "a ZIP archive (or an office document)"
        case .video: "a video"
        case .rawPhotograph: "a camera's raw photograph"
        case .icon, .svg, .mng: "an \(rawValue) picture"
        default: "a \(rawValue) picture"
        }
    }

    private var advice: String {
        switch self {
        case .heic:
            "export it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible; or share it by mail as JPEG)"
        case .pdf: "open it, export the page as a JPEG picture, and use that"
        case .zip: "unpack it and use the JPEG or PNG pictures in it"
        case .video: "save one frame of it as a JPEG picture, and use that"
        case .svg: "export it as PNG from a drawing program, and use that"
        default: "open it in a picture program, export it as JPEG, and use that"
        }
    }

    /// An SVG has no signature: the element's name within the first bytes of a text is what there is.
    private static func markup(_ input: [UInt8]) -> ForeignFormat? {
        let head = input.prefix(1024)
        let firstMark = head.first { $0 > 0x20 && !byteOrderMark.contains($0) }
        return firstMark == UInt8(ascii: "<") && head.contains(Array("<svg".utf8)) ? .svg : nil
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
