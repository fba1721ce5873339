/// How a picture's pixels are written: the smallest of PNG's colour types and depths that holds them exactly.
///
/// It is worked out from the pixels that leave alone, so neither the input's colour type, palette and depth nor anything
/// under a cover can show in it (non-interference, imaging.md).
struct PNGForm: Hashable, Sendable {
    let header: PNGHeader
    /// Colours in the order of `Palette`; empty without a palette.
    let palette: [UInt32]
    /// The rows without gaps and filters: one byte a sample, two for 16 bits.
    let samples: [UInt8]

    init(_ raster: Raster) {
        let traits = PixelTraits(raster)
        let palette = traits.wantsPalette ? Palette(raster) : nil
        let type = palette != nil ? .palette : traits.colourType
        self.palette = palette?.colours ?? []
        let depth = palette?.depth ?? traits.depth
        self.header = PNGHeader(width: raster.width, height: raster.height, depth: depth, colourType: type)
        self.samples = palette?.indices(raster) ?? Self.samples(raster, header)
    }

    /// The raster's own bytes, less the channels and bytes that the form does without.
    private static func samples(_ raster: Raster, _ header: PNGHeader) -> [UInt8] {
        if header.colourType == .truecolourAlpha, header.depth == raster.depth { return raster.bytes }
        let offsets = kept(header, raster)
        var samples = [UInt8](repeating: 0, count: raster.pixels * offsets.count)
        let from = raster.bytes.span
        var to = samples.mutableSpan
        let shift = header.depth < 8 ? 8 - header.depth : 0
        var next = 0
        for pixel in stride(from: 0, to: from.count, by: raster.bytesPerPixel) {
            for offset in offsets {
                to[next] = from[pixel + offset] >> shift
                next += 1
            }
        }
        return samples
    }

    /// Which of a pixel's bytes are written.
    private static func kept(_ header: PNGHeader, _ raster: Raster) -> [Int] {
        let channels: [Int] =
            switch header.colourType {
            case .grey, .palette: [0]
            case .greyAlpha: [0, 3]
            case .truecolour: [0, 1, 2]
            case .truecolourAlpha: [0, 1, 2, 3]
            }
        let width = raster.bytesPerSample
        return channels.flatMap { header.depth == 16 ? [$0 * width, $0 * width + 1] : [$0 * width] }
    }
}

/// What all pixels of a picture have in common.
struct PixelTraits: Hashable, Sendable {
    private var isOpaque = true
    private var isGrey = true
    private var isWide = false
    /// The bits in which some grey value differs from a repetition of its own first 1, 2 or 4 bits.
    private var misfit1: UInt8 = 0
    private var misfit2: UInt8 = 0
    private var misfit4: UInt8 = 0

    init(_ raster: Raster) {
        let bytes = raster.bytes.span
        let width = raster.bytesPerSample
        for pixel in stride(from: 0, to: bytes.count, by: raster.bytesPerPixel) {
            for low in stride(from: pixel + 1, to: pixel + 4 * width, by: width) where width == 2 {
                isWide = isWide || bytes[low] != bytes[low - 1]
            }
            let (r, g, b) = (bytes[pixel], bytes[pixel + width], bytes[pixel + 2 * width])
            isGrey = isGrey && r == g && g == b
            if width == 2, isGrey {
                isGrey = bytes[pixel + 1] == bytes[pixel + 3] && bytes[pixel + 3] == bytes[pixel + 5]
            }
            isOpaque = isOpaque && bytes[pixel + 3 * width] == 0xFF && bytes[pixel + 4 * width - 1] == 0xFF
            misfit1 |= r ^ (r >> 7 &* 0xFF)
            misfit2 |= r ^ (r >> 6 &* 0x55)
            misfit4 |= r ^ (r >> 4 &* 0x11)
        }
    }

    /// Colours, or transparent greys, of eight bits may fit a palette; opaque grey is smaller without.
    var wantsPalette: Bool { !isWide && !(isGrey && isOpaque) }

    var colourType: PNGHeader.ColourType {
        isGrey ? (isOpaque ? .grey : .greyAlpha) : (isOpaque ? .truecolour : .truecolourAlpha)
    }

    var depth: Int {
        if isWide { return 16 }
        guard isGrey, isOpaque else { return 8 }
        return misfit1 == 0 ? 1 : misfit2 == 0 ? 2 : misfit4 == 0 ? 4 : 8
    }
}

/// The colours of a picture that has at most 256, each as 0xAARRGGBB, sorted: so those that are not opaque come first,
/// which keeps tRNS short, and the order says nothing of where they stand.
struct Palette: Hashable, Sendable {
    let colours: [UInt32]

    /// Nil for a picture of more colours.
    init?(_ raster: Raster) {
        var seen: Set<UInt32> = []
        var last: UInt32?
        for pixel in 0..<raster.pixels {
            let colour = raster.packed(pixel)
            guard colour != last else { continue }
            last = colour
            seen.insert(colour)
            if seen.count > 256 { return nil }
        }
        colours = seen.sorted()
    }

    var depth: Int { colours.count <= 2 ? 1 : colours.count <= 4 ? 2 : colours.count <= 16 ? 4 : 8 }

    func indices(_ raster: Raster) -> [UInt8] {
        let places = Dictionary(uniqueKeysWithValues: colours.enumerated().map { ($1, UInt8($0)) })
        var last: (colour: UInt32, index: UInt8)?
        return (0..<raster.pixels).map { pixel in
            let colour = raster.packed(pixel)
            if let last, last.colour == colour { return last.index }
            let index = places[colour] ?? 0
            last = (colour, index)
            return index
        }
    }
}

extension Raster {
    /// The first bytes of a pixel's samples as 0xAARRGGBB.
    func packed(_ pixel: Int) -> UInt32 {
        let at = pixel * bytesPerPixel
        let width = bytesPerSample
        return UInt32(bytes[at + 3 * width]) << 24 | UInt32(bytes[at]) << 16 | UInt32(bytes[at + width]) << 8
            | UInt32(bytes[at + 2 * width])
    }
}
