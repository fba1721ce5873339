/// What can hide in a picture file. The raw values are the stable names of `synas inspect` and of manifests; the table
/// in docs/pictures.md explains them.
enum HiddenKind: String, Sendable, CaseIterable {
    // In EXIF, and where XMP and IPTC say the same.
    case exif
    case camera
    case serialNumber = "serial-number"
    case date
    case gpsPosition = "gps-position"
    case author
    case description
    case userComment = "user-comment"
    case orientation
    case makerNote = "maker-note"
    case exifThumbnail = "exif-thumbnail"
    case imageID = "image-id"

    // Other descriptions of the picture.
    case xmp
    case extendedXMP = "extended-xmp"
    case personName = "person-name"
    case faceRegion = "face-region"
    case iptc
    case photoshopResources = "photoshop-resources"
    case iccProfile = "icc-profile"
    case comment
    case c2pa
    case jumbf
    case text

    // Pictures beside the picture.
    case jfifThumbnail = "jfif-thumbnail"
    case photoshopThumbnail = "photoshop-thumbnail"
    case secondPicture = "second-picture"
    case gainMap = "gain-map"
    case depthMap = "depth-map"
    case motionPhoto = "motion-photo"
    case animationFrame = "animation-frame"
    case archive

    // Bytes that no viewer shows.
    case unknownSegment = "unknown-segment"
    case unusedTable = "unused-table"
    case fillBytes = "fill-bytes"
    case bytesBetweenSegments = "bytes-between-segments"
    case trailer

    // PNG alone.
    case modificationTime = "modification-time"
    case suggestedPalette = "suggested-palette"
    case colourDescription = "colour-description"
    case displayHint = "display-hint"
    case privateChunk = "private-chunk"
    case bytesAfterPicture = "bytes-after-picture"
    case colourUnderTransparency = "colour-under-transparency"
    case unusedPaletteEntry = "unused-palette-entry"
}

/// What was found so far, gathered by kind.
struct Findings: Sendable {
    private struct Sum {
        var count = 0
        var bytes = 0
        var values: [String] = []
    }

    private var sums: [HiddenKind: Sum] = [:]

    /// The most values of a kind that are kept: hostile files hold millions.
    private static let valueCap = 100

    mutating func add(_ kind: HiddenKind, count: Int = 1, bytes: Int, values: [String] = []) {
        guard count > 0 || bytes > 0 else { return }
        var sum = sums[kind] ?? Sum()
        sum.count += count
        sum.bytes += bytes
        for value in values where !value.isEmpty && sum.values.count < Self.valueCap { sum.values.append(value) }
        sums[kind] = sum
    }

    /// Whether a block of this kind is still looked into: real files have one or a few, hostile ones thousands.
    func looksInto(_ kind: HiddenKind) -> Bool { (sums[kind]?.count ?? 0) <= 64 }

    /// One for each kind, in the order of their names.
    var items: [HiddenItem] {
        sums.map { HiddenItem(kind: $0.rawValue, count: max($1.count, 1), bytes: $1.bytes, values: $1.values) }
            .sorted { $0.kind < $1.kind }
    }
}
