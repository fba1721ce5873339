/// The strict reader of PNGs that are about to leave. It shares no code with what wrote them: chunks, inflating and filters
/// are read in safe Swift, without libpng and zlib, so that no fault of theirs can hide itself.
///
/// It allows IHDR, sRGB, at most one PLTE and tRNS, IDATs that hold one zlib stream with exactly the rows, and IEND, in this
/// order, every check sum right and not a byte more; and every pixel must be the one that was to be written.
enum PNGVerifier {
    /// `expected` is the pixels as cleaned and covered.
    /// - Throws: `verificationFailed`; the message names the rule that was broken.
    static func verify(_ file: [UInt8], shows expected: Raster) throws(PictureError) {
        guard file.starts(with: PictureSniffer.pngSignature) else { throw broken("signature") }
        let container = PNGContainer(file, atMost: PictureLimits.standard.chunks)
        guard container.isComplete, container.end == file.count else { throw broken("bytes outside the chunks") }
        for chunk in container.chunks where !container.crcHolds(chunk) { throw broken("check sum of \(chunk.name)") }
        let header = try header(container, expected)
        try checkOrder(container, header)
        let colours = try palette(container, header)
        let rows = try rows(container, header)
        try compare(rows, header, colours, expected)
    }

    private static func broken(_ rule: String) -> PictureError {
        PictureError(
            .verificationFailed,
            "The cleaned PNG did not pass its check (\(rule)), so it is not released: try again, and report it.")
    }

    private static func header(_ container: PNGContainer, _ expected: Raster) throws(PictureError) -> PNGHeader {
        guard let first = container.chunks.first, first.type == .ihdr,
            let header = PNGHeader(container.data(first)), !header.isInterlaced
        else { throw broken("header") }
        guard header.width == expected.width, header.height == expected.height else { throw broken("size") }
        return header
    }

    private static func checkOrder(_ container: PNGContainer, _ header: PNGHeader) throws(PictureError) {
        var types = container.chunks.map(\.type)
        guard types.suffix(2).first == .idat else { throw broken("chunks") }
        types.removeAll { $0 == .idat }
        let plain: [UInt32] = [.ihdr, .srgb, .iend]
        let coloured: [[UInt32]] = [[.ihdr, .srgb, .plte, .iend], [.ihdr, .srgb, .plte, .trns, .iend]]
        guard header.colourType == .palette ? coloured.contains(types) : types == plain else { throw broken("chunks") }
        let firstData = container.chunks.firstIndex { $0.type == .idat }
        guard firstData == types.count - 1 else { throw broken("order of chunks") }
        // Rendering intent 0, perceptual (PNG third edition, §11.3.2.5).
        guard let intent = container.first(.srgb), container.data(intent).slice == [0] else { throw broken("sRGB") }
    }

    /// The palette as 0xAARRGGBB; every entry once, in ascending order, none missing a use (see `compare`).
    private static func palette(_ container: PNGContainer, _ header: PNGHeader) throws(PictureError) -> [UInt32] {
        guard header.colourType == .palette, let chunk = container.first(.plte) else { return [] }
        let rgb = Array(container.data(chunk).slice)
        let alpha = container.first(.trns).map { Array(container.data($0).slice) } ?? []
        let count = rgb.count / 3
        guard rgb.count % 3 == 0, (1...1 << header.depth).contains(count), alpha.count <= count,
            !alpha.contains(0xFF), container.first(.trns) == nil || !alpha.isEmpty
        else { throw broken("palette") }
        let colours = (0..<count).map { i in
            let opacity = i < alpha.count ? alpha[i] : 0xFF
            return [opacity, rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        guard zip(colours, colours.dropFirst()).allSatisfy(<) else { throw broken("palette") }
        return colours
    }

    private static func rows(_ container: PNGContainer, _ header: PNGHeader) throws(PictureError) -> UnfilteredRows {
        let stream = container.chunks.filter { $0.type == .idat }.reduce(into: [UInt8]()) {
            $0 += container.input[$1.data]
        }
        guard let data = try? Inflater.zlib(stream[...], cap: header.dataSize), data.consumed == stream.count,
            let rows = UnfilteredRows(data.output, header)
        else { throw broken("image data") }
        return rows
    }

    private static func compare(
        _ rows: UnfilteredRows, _ header: PNGHeader, _ colours: [UInt32], _ expected: Raster
    ) throws(PictureError) {
        var used = [Bool](repeating: false, count: colours.count)
        for y in 0..<header.height {
            guard rows.paddingIsZero(y) else { throw broken("padding") }
            for x in 0..<header.width {
                guard let shown = rows.pixel(x, y, colours, &used), shown == expected.samples(y * header.width + x)
                else {
                    throw broken("a pixel")
                }
            }
        }
        guard used.allSatisfy(\.self) else { throw broken("unused palette entry") }
    }
}

extension Raster {
    /// Red, green, blue and alpha of a pixel as 16-bit values, those of eight bits repeated.
    func samples(_ pixel: Int) -> SIMD4<UInt16> {
        let unit: UInt16 = depth == 16 ? 1 : 257
        let colour = SIMD3<UInt16>(truncatingIfNeeded: colour(pixel))
        return SIMD4(colour.x, colour.y, colour.z, UInt16(truncatingIfNeeded: alpha(pixel))) &* unit
    }
}
