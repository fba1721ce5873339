/// The rows of one unpacked PNG pass with their filters undone (RFC 2083 §6).
struct UnfilteredRows {
    let header: PNGHeader
    private let rowBytes: Int
    private var bytes: [UInt8]

    /// `data` is one filter byte and the row's bytes for each row, of a picture that is not interlaced.
    /// Nil where the length is not exactly that of the rows, or a filter is unknown.
    init?(_ data: [UInt8], _ header: PNGHeader) {
        self.init(data, header, rowBytes: header.rowBytes(header.width), rows: header.height)
    }

    init?(_ data: [UInt8], _ header: PNGHeader, rowBytes: Int, rows: Int) {
        guard rows > 0, rowBytes > 0, data.count == rows * (rowBytes + 1) else { return nil }
        self.header = header
        self.rowBytes = rowBytes
        self.bytes = data
        for row in 0..<rows {
            guard undo(row) else { return nil }
        }
    }

    /// The bytes of a row without its filter.
    func row(_ y: Int) -> ArraySlice<UInt8> { bytes[y * (rowBytes + 1) + 1..<(y + 1) * (rowBytes + 1)] }

    private mutating func undo(_ row: Int) -> Bool {
        let start = row * (rowBytes + 1)
        let filter = bytes[start]
        let step = max(1, header.bitsPerPixel / 8)
        let rowBytes = rowBytes
        var samples = bytes.mutableSpan
        guard filter <= 4 else { return false }
        guard filter > 0 else { return true }
        for i in 1...rowBytes {
            let left = i > step ? Int(samples[start + i - step]) : 0
            let up = row > 0 ? Int(samples[start + i - rowBytes - 1]) : 0
            let corner = row > 0 && i > step ? Int(samples[start + i - rowBytes - 1 - step]) : 0
            let guess = Self.predict(filter, left, up, corner)
            samples[start + i] = samples[start + i] &+ UInt8(truncatingIfNeeded: guess)
        }
        return true
    }

    private static func predict(_ filter: UInt8, _ left: Int, _ up: Int, _ corner: Int) -> Int {
        switch filter {
        case 1: return left
        case 2: return up
        case 3: return (left + up) / 2
        default:
            let (a, b, c) = (abs(up - corner), abs(left - corner), abs(left + up - 2 * corner))
            return a <= b && a <= c ? left : b <= c ? up : corner
        }
    }
}

extension UnfilteredRows {
    /// Whether the bits behind the last pixel of a row are 0: they too could carry something.
    func paddingIsZero(_ y: Int) -> Bool {
        let used = header.width * header.bitsPerPixel % 8
        guard used > 0, let last = row(y).last else { return true }
        return last & (0xFF >> UInt8(used)) == 0
    }

    /// A pixel as red, green, blue and alpha of 16 bits; nil for an index without a palette entry.
    func pixel(_ x: Int, _ y: Int, _ colours: [UInt32], _ used: inout [Bool]) -> SIMD4<UInt16>? {
        switch header.colourType {
        case .palette:
            let index = Int(sample(x, y, 0))
            guard index < colours.count else { return nil }
            used[index] = true
            let colour = colours[index]
            let bytes = SIMD4<UInt32>(colour >> 16, colour >> 8, colour, colour >> 24) & 0xFF
            return SIMD4<UInt16>(truncatingIfNeeded: bytes) &* 257
        case .grey, .greyAlpha:
            let grey = wide(x, y, 0)
            return SIMD4(grey, grey, grey, header.colourType == .greyAlpha ? wide(x, y, 1) : 0xFFFF)
        case .truecolour: return SIMD4(wide(x, y, 0), wide(x, y, 1), wide(x, y, 2), 0xFFFF)
        case .truecolourAlpha: return SIMD4(wide(x, y, 0), wide(x, y, 1), wide(x, y, 2), wide(x, y, 3))
        }
    }

    /// A sample brought to 16 bits.
    private func wide(_ x: Int, _ y: Int, _ channel: Int) -> UInt16 {
        let most: UInt32 = header.depth == 16 ? 65535 : 1 << UInt32(header.depth) - 1
        return UInt16(UInt32(sample(x, y, channel)) * 65535 / most)
    }

    /// A sample as stored, 0 to 2^depth - 1.
    func sample(_ x: Int, _ y: Int, _ channel: Int) -> UInt16 {
        let start = y * (rowBytes + 1) + 1
        let place = x * header.colourType.channels + channel
        switch header.depth {
        case 16: return UInt16(bytes[start + 2 * place]) << 8 | UInt16(bytes[start + 2 * place + 1])
        case 8: return UInt16(bytes[start + place])
        default:
            let bit = place * header.depth
            let shift = UInt8(8 - header.depth - bit % 8)
            return UInt16(bytes[start + bit / 8] >> shift & (1 << UInt8(header.depth) - 1))
        }
    }
}
