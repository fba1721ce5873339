/// What hides in a PNG (imaging.md, "PNG").
struct PNGInventory {
    let header: PNGHeader
    private let container: PNGContainer
    private(set) var findings = Findings()
    /// Bytes that packed texts may unpack to, all of them together.
    private var textBudget = 1 << 20

    /// - Throws: `truncated` and `corrupt` without a header, `overLimits`.
    init(_ input: [UInt8], _ limits: PictureLimits) throws(PictureError) {
        container = PNGContainer(input, atMost: limits.chunks)
        guard let first = container.chunks.first else { throw .truncatedPNG }
        guard first.type == .ihdr, let header = PNGHeader(container.data(first)) else {
            throw .corruptPNG("its header is not a PNG's")
        }
        self.header = header
        try limits.check(width: header.width, height: header.height)
        for chunk in container.chunks.dropFirst() { visit(chunk) }
        if container.isComplete { TrailerInventory.add(ByteWindow(input).tail(container.end), to: &findings) }
        if header.dataSize <= limits.memory / 2 { addHiddenPixels() }
    }

    /// As eXIf says; upright without one.
    var orientation: Orientation { container.orientation }

    private mutating func visit(_ chunk: PNGChunk) {
        let data = container.data(chunk)
        switch chunk.name {
        case "tEXt", "zTXt", "iTXt": PNGText.add(chunk.name, data, budget: &textBudget, to: &findings)
        case "eXIf":
            findings.add(.exif, bytes: data.count)
            ExifInventory.add(data, to: &findings)
        case "tIME": findings.add(.modificationTime, bytes: data.count, values: [time(data)])
        case "iCCP": findings.add(.iccProfile, bytes: data.count)
        case "sPLT": findings.add(.suggestedPalette, bytes: data.count)
        case "gAMA", "cHRM", "cICP", "mDCV", "cLLI", "mDCv", "cLLi", "sBIT":
            findings.add(.colourDescription, bytes: data.count)
        case "bKGD", "hIST", "pHYs", "oFFs", "sCAL": findings.add(.displayHint, bytes: data.count)
        case "caBX": findings.add(.c2pa, bytes: data.count)
        case "fdAT": findings.add(.animationFrame, count: 0, bytes: data.count)
        case "fcTL": findings.add(.animationFrame, bytes: data.count)
        case "IHDR", "PLTE", "tRNS", "IDAT", "IEND", "sRGB", "acTL": break
        default: findings.add(.privateChunk, bytes: data.count, values: [chunk.name])
        }
    }

    /// RFC 2083 §4.2.8.
    private func time(_ data: ByteWindow) -> String {
        guard data.count == 7, let year = data.number(0, width: 2) else { return "" }
        let rest = (2..<7).compactMap { data.byte($0) }.map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(year)-\(rest[0])-\(rest[1])T\(rest[2]):\(rest[3]):\(rest[4])Z"
    }
}

extension PNGContainer {
    var orientation: Orientation { sound(.exif).flatMap(TIFFReader.init)?.orientation ?? .upright }
}

extension PNGInventory {
    /// What only the unpacked pixels show. A damaged picture is not searched.
    private mutating func addHiddenPixels() {
        let stream = container.chunks.filter { $0.type == .idat }.reduce(into: [UInt8]()) {
            $0 += container.input[$1.data]
        }
        // One byte more than the rows shows that there is more; the rest of a bomb stays packed.
        guard let data = try? Inflater.zlib(stream[...], cap: header.dataSize + 65_536) else { return }
        let behind = stream.count - data.consumed + max(data.output.count - header.dataSize, 0)
        findings.add(.bytesAfterPicture, count: min(behind, 1), bytes: behind)
        guard data.output.count >= header.dataSize else { return }
        var search = HiddenPixels(header, palette: palette)
        search.visit(data.output)
        findings.add(
            .colourUnderTransparency, count: search.hiddenColours, bytes: search.hiddenColours * header.depth / 8 * 3)
        findings.add(.unusedPaletteEntry, count: search.unusedEntries, bytes: search.unusedEntries * 3)
    }

    private var palette: Int { (container.first(.plte)?.data.count ?? 0) / 3 }
}
