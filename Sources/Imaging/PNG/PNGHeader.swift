/// What IHDR says (RFC 2083 §4.1.1).
struct PNGHeader: Hashable, Sendable {
    enum ColourType: UInt8, Sendable, CaseIterable {
        case grey = 0
        case truecolour = 2
        case palette = 3
        case greyAlpha = 4
        case truecolourAlpha = 6

        /// Samples of a pixel as stored.
        var channels: Int {
            switch self {
            case .grey, .palette: 1
            case .greyAlpha: 2
            case .truecolour: 3
            case .truecolourAlpha: 4
            }
        }

        /// Bits of a sample that go with it.
        var depths: [Int] {
            switch self {
            case .grey: [1, 2, 4, 8, 16]
            case .palette: [1, 2, 4, 8]
            default: [8, 16]
            }
        }
    }

    let width: Int
    let height: Int
    /// Bits of a sample: 1, 2, 4, 8 or 16.
    let depth: Int
    let colourType: ColourType
    let isInterlaced: Bool

    var bitsPerPixel: Int { depth * colourType.channels }

    /// Bytes of a row of this many pixels, without its filter byte.
    func rowBytes(_ pixels: Int) -> Int { (pixels * bitsPerPixel + 7) / 8 }

    init(width: Int, height: Int, depth: Int, colourType: ColourType, isInterlaced: Bool = false) {
        self.width = width
        self.height = height
        self.depth = depth
        self.colourType = colourType
        self.isInterlaced = isInterlaced
    }

    /// Nil for a header that RFC 2083 does not allow.
    init?(_ data: ByteWindow) {
        guard data.count == 13, let width = data.number(0, width: 4), let height = data.number(4, width: 4),
            (1...0x7FFF_FFFF).contains(width), (1...0x7FFF_FFFF).contains(height),
            let depth = data.byte(8), let type = data.byte(9).flatMap(ColourType.init(rawValue:)),
            type.depths.contains(Int(depth)), data.byte(10) == 0, data.byte(11) == 0,
            let interlace = data.byte(12), interlace <= 1
        else { return nil }
        self.init(
            width: Int(width), height: Int(height), depth: Int(depth), colourType: type, isInterlaced: interlace == 1)
    }

    /// The parts in which rows are stored: the picture itself, or Adam7's up to seven (RFC 2083 §2.6).
    var passes: [(width: Int, height: Int)] {
        guard isInterlaced else { return [(width, height)] }
        return Self.adam7.map { pass in
            ((width - pass.x + pass.stepX - 1) / pass.stepX, (height - pass.y + pass.stepY - 1) / pass.stepY)
        }.filter { $0.0 > 0 && $0.1 > 0 }
    }

    /// How many bytes the unpacked image data must have, filter bytes included.
    var dataSize: Int { passes.reduce(0) { $0 + $1.height * (1 + rowBytes($1.width)) } }

    private static let adam7 = [
        (x: 0, y: 0, stepX: 8, stepY: 8), (x: 4, y: 0, stepX: 8, stepY: 8), (x: 0, y: 4, stepX: 4, stepY: 8),
        (x: 2, y: 0, stepX: 4, stepY: 4), (x: 0, y: 2, stepX: 2, stepY: 4), (x: 1, y: 0, stepX: 2, stepY: 2),
        (x: 0, y: 1, stepX: 1, stepY: 2),
    ]
}
