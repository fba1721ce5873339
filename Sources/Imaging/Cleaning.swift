/// The limits within which a picture is taken (imaging.md, "Limits"); all limits are here.
package struct PictureLimits: Hashable, Sendable {
    /// Bytes of the file.
    package var fileSize = 25 * 1024 * 1024
    /// Width times height.
    package var pixels = 50_000_000
    /// Pixels of the longer side.
    package var side = 12_000
    /// Scans of a progressive JPEG.
    package var scans = 100
    /// Chunks of a PNG.
    package var chunks = 65_536
    /// Bytes of working memory for one picture.
    package var memory = 512 * 1024 * 1024
    /// Seconds of processor time for one picture.
    package var processorSeconds = 10.0
    package init() {}
    package static let standard = PictureLimits()
}

/// The formats that can be cleaned.
package enum PictureFormat: String, Sendable, Codable, CaseIterable {
    case jpeg
    case png

    /// The ending of the file's name, without the dot.
    package var fileExtension: String { self == .jpeg ? "jpg" : "png" }
}

/// What is to be done with one picture.
package struct CleaningRequest: Hashable, Sendable {
    /// Empty: strip only.
    package var redactions: [Redaction]
    package var limits: PictureLimits
    /// The longest side in pixels that the output may have; nil keeps the picture's own size and a JPEG's coefficients.
    package var maxEdge: Int?
    /// What is covered in the input already and stays as it is, also where a redaction meets it.
    package var earlier: EarlierCovers

    package init(
        redactions: [Redaction] = [], limits: PictureLimits = .standard, maxEdge: Int? = nil,
        earlier: EarlierCovers = EarlierCovers()
    ) {
        self.redactions = redactions
        self.limits = limits
        self.maxEdge = maxEdge
        self.earlier = earlier
    }
}

/// A picture built anew and verified, and what was done to it. `Imaging` makes these and nobody else.
package struct CleanPicture: Sendable {
    /// The new file, already re-opened and verified by the strict reader.
    package let bytes: [UInt8]
    package let report: CleaningReport
    package init(bytes: [UInt8], report: CleaningReport) {
        self.bytes = bytes
        self.report = report
    }
}

/// Kinds and counts, never values: this goes into the manifest beside the picture.
package struct CleaningReport: Hashable, Sendable {
    package let format: PictureFormat
    /// Pixels of the output as displayed.
    package let width: Int
    package let height: Int
    /// What the input held that the output does not.
    package let removed: [HiddenItem]
    /// How many regions were covered, after regions that meet were counted as drawn.
    package let covered: Int
    /// The share of the picture's area under the cover, 0...1.
    package let coveredArea: Double

    package init(
        format: PictureFormat, width: Int, height: Int, removed: [HiddenItem], covered: Int, coveredArea: Double
    ) {
        self.format = format
        self.width = width
        self.height = height
        self.removed = removed
        self.covered = covered
        self.coveredArea = coveredArea
    }
}

/// One kind of thing that hides in a picture file, as `synas inspect` lists it.
package struct HiddenItem: Hashable, Sendable {
    /// A stable documented name, such as `exif`, `gps-position`, `exif-thumbnail`, `xmp`, `trailer`.
    package let kind: String
    package let count: Int
    /// Bytes that it takes in the file.
    package let bytes: Int
    /// What it says, readable, for `inspect --values` alone; never in reports, manifests or logs.
    package let values: [String]

    package init(kind: String, count: Int, bytes: Int, values: [String] = []) {
        self.kind = kind
        self.count = count
        self.bytes = bytes
        self.values = values
    }
}

/// What hides in a picture file.
package struct Inventory: Sendable {
    package let format: PictureFormat
    /// Pixels as displayed.
    package let width: Int
    package let height: Int
    /// In the order of `kind`.
    package let items: [HiddenItem]
    package init(format: PictureFormat, width: Int, height: Int, items: [HiddenItem]) {
        self.format = format
        self.width = width
        self.height = height
        self.items = items
    }
}

/// Why a picture was not cleaned. The message says what, why and what to do next, and holds nothing of the content.
package struct PictureError: Error, Hashable, Sendable {
    package enum Code: String, Sendable, CaseIterable {
        case notAPicture = "not-a-picture"
        /// A picture of another kind (HEIC, WebP, GIF, PDF, TIFF…), whatever its name says.
        case otherFormat = "other-format"
        case truncated
        case corrupt
        /// A true JPEG or PNG of a kind that is not taken: 12-bit, lossless, hierarchical, DNL.
        case unsupported
        case overLimits = "over-limits"
        /// The written bytes did not pass the strict reader: nothing may be released.
        case verificationFailed = "verification-failed"
    }

    package let code: Code
    /// One line for a person: what failed, why, and what to do.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
