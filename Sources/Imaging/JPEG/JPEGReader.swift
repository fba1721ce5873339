/// Reads the markers of a JPEG that is to be cleaned. Lenient about what a new file drops anyway (unknown segments, bytes between
/// segments), strict about all that shows the picture.
struct JPEGReader {
    private let limits: PictureLimits
    private var index = 2
    private var quantisation = [[UInt16]?](repeating: nil, count: 4)
    private var dc = [HuffmanSpec?](repeating: nil, count: 4)
    private var ac = [HuffmanSpec?](repeating: nil, count: 4)
    private var restartInterval = 0
    private var hasJFIF = false
    private var adobe: UInt8?
    private var orientation: Orientation?
    private var profile = JPEGProfilePieces()
    private var process: UInt8?
    private var width = 0
    private var height = 0
    private var parts: [Part] = []
    private var scans: [JPEGSource.Scan] = []
    private var scanCount = 0
    private var needed: [Range<Int>] = []

    private struct Part {
        let identifier: UInt8
        let h: Int
        let v: Int
        let table: Int
        /// The table's values when the component's first scan began.
        var quantisation: [UInt16]?
    }

    /// Reads up to the first true EOI.
    /// - Throws: ``PictureError`` with `truncated`, `corrupt`, `unsupported` or `overLimits`.
    static func read(_ file: Span<UInt8>, limits: PictureLimits) throws(PictureError) -> JPEGSource {
        var reader = JPEGReader(limits: limits)
        return try reader.source(file)
    }

    private init(limits: PictureLimits) { self.limits = limits }

    private mutating func source(_ file: Span<UInt8>) throws(PictureError) -> JPEGSource {
        guard file.count >= 2, file[0] == 0xFF, file[1] == JPEGMarker.soi else {
            throw .jpegCorrupt("it does not begin as a JPEG")
        }
        while try readSegment(file) {}
        guard let process, let scan = scans.first else { throw .jpegCorrupt("it holds no picture") }
        var components: [JPEGComponent] = []
        for part in parts {
            guard let table = part.quantisation else { throw .jpegCorrupt("a component has no data") }
            components.append(JPEGComponent(identifier: part.identifier, h: part.h, v: part.v, quantisation: table))
        }
        let frame = JPEGFrame(width: width, height: height, components: components)
        return JPEGSource(
            frame: frame, colour: colour(of: components), process: process, scanCount: scanCount, scan: scan,
            needed: needed,
            orientation: orientation ?? .upright, profile: profile.joined)
    }

    private func colour(of components: [JPEGComponent]) -> JPEGColour {
        switch components.count {
        case 1: return .grey
        case 4: return adobe == 2 ? .ycck : .cmyk(adobe: adobe != nil)
        default: break
        }
        if hasJFIF { return .yCbCr }
        if let adobe { return adobe == 0 ? .rgb : .yCbCr }
        return components.map(\.identifier) == Array("RGB".utf8) ? .rgb : .yCbCr
    }

    // MARK: segments

    /// False at EOI.
    private mutating func readSegment(_ file: Span<UInt8>) throws(PictureError) -> Bool {
        let marker = try nextMarker(file)
        if marker == JPEGMarker.eoi { return false }
        if marker == JPEGMarker.soi { throw .jpegCorrupt("a second picture begins inside the first") }
        if marker == 0x01 || JPEGMarker.isRestart(marker) { return true }
        guard index + 2 <= file.count else { throw .jpegTruncated }
        let length = Int(file[index]) << 8 | Int(file[index + 1])
        guard length >= 2 else { throw .jpegCorrupt("a segment's length") }
        guard index + length <= file.count else { throw .jpegTruncated }
        let payload = index + 2..<index + length
        let start = index - 2
        index += length
        try take(marker, file, payload)
        if JPEGMarker.isNeeded(marker) { needed.append(start..<index) }
        return true
    }

    /// Passes over anything up to the next marker, as libjpeg does.
    private mutating func nextMarker(_ file: Span<UInt8>) throws(PictureError) -> UInt8 {
        while index + 1 < file.count {
            let code = file[index + 1]
            if file[index] == 0xFF, code != 0, code != 0xFF {
                index += 2
                return code
            }
            index += 1
        }
        throw .jpegTruncated
    }

    private mutating func take(_ marker: UInt8, _ file: Span<UInt8>, _ payload: Range<Int>) throws(PictureError) {
        switch marker {
        case JPEGMarker.dqt: try takeQuantisation(file, payload)
        case JPEGMarker.dht: try takeHuffman(file, payload)
        case JPEGMarker.dri:
            guard payload.count == 2 else { throw .jpegCorrupt("the restart interval") }
            restartInterval = Int(file[payload.lowerBound]) << 8 | Int(file[payload.lowerBound + 1])
        case JPEGMarker.sof0, JPEGMarker.sof1, JPEGMarker.sof2, JPEGMarker.sof9, JPEGMarker.sof10:
            try takeFrame(marker, file, payload)
        case JPEGMarker.sos: try takeScan(file, payload)
        case JPEGMarker.dnl: throw .jpegUnsupported("its height is told after the picture")
        case _ where JPEGMarker.isOtherProcess(marker): throw .jpegUnsupported("lossless or hierarchical coding")
        default: takeApplication(marker, file, payload)
        }
    }

    private mutating func takeApplication(_ marker: UInt8, _ file: Span<UInt8>, _ payload: Range<Int>) {
        let data = file.extracting(payload)
        if marker == JPEGMarker.app0, data.starts(with: "JFIF\0") { hasJFIF = true }
        if marker == JPEGMarker.app14, data.starts(with: "Adobe"), data.count >= 12 { adobe = data[11] }
        if marker == JPEGMarker.app1, data.starts(with: "Exif\0\0"), orientation == nil {
            let exif = ByteWindow((6..<data.count).map { data[$0] })
            orientation = TIFFReader(exif)?.orientation ?? .upright
        }
        if marker == JPEGMarker.app2, data.starts(with: "ICC_PROFILE\0") { profile.add(data) }
    }

    private mutating func takeQuantisation(_ file: Span<UInt8>, _ payload: Range<Int>) throws(PictureError) {
        var at = payload.lowerBound
        while at < payload.upperBound {
            let head = file[at]
            let size = head >> 4 == 0 ? 1 : 2
            guard head >> 4 <= 1, head & 15 <= 3, at + 1 + 64 * size <= payload.upperBound else {
                throw .jpegCorrupt("a quantisation table")
            }
            var table = [UInt16](repeating: 0, count: 64)
            for place in 0..<64 {
                let from = at + 1 + place * size
                table[place] = size == 1 ? UInt16(file[from]) : UInt16(file[from]) << 8 | UInt16(file[from + 1])
            }
            guard !table.contains(0) else { throw .jpegCorrupt("a quantisation table") }
            quantisation[Int(head & 15)] = table
            at += 1 + 64 * size
        }
    }

    private mutating func takeHuffman(_ file: Span<UInt8>, _ payload: Range<Int>) throws(PictureError) {
        var at = payload.lowerBound
        while at < payload.upperBound {
            guard at + 17 <= payload.upperBound else { throw .jpegCorrupt("a Huffman table") }
            let counts = (1...16).map { file[at + $0] }
            let total = counts.reduce(0) { $0 + Int($1) }
            let head = file[at]
            at += 17
            guard at + total <= payload.upperBound, head >> 4 <= 1, head & 15 <= 3,
                let spec = HuffmanSpec(counts: counts, symbols: (0..<total).map { file[at + $0] })
            else { throw .jpegCorrupt("a Huffman table") }
            if head >> 4 == 0 { dc[Int(head & 15)] = spec } else { ac[Int(head & 15)] = spec }
            at += total
        }
    }

    private mutating func takeFrame(_ marker: UInt8, _ file: Span<UInt8>, _ payload: Range<Int>) throws(PictureError) {
        guard process == nil else { throw .jpegUnsupported("more than one frame") }
        let start = payload.lowerBound
        guard payload.count >= 6, payload.count == 6 + 3 * Int(file[start + 5]) else { throw .jpegCorrupt("the frame") }
        guard file[start] == 8 else { throw .jpegUnsupported("\(file[start]) bits a sample") }
        process = marker
        height = Int(file[start + 1]) << 8 | Int(file[start + 2])
        width = Int(file[start + 3]) << 8 | Int(file[start + 4])
        guard height > 0 else { throw .jpegUnsupported("its height is told after the picture") }
        guard width > 0 else { throw .jpegCorrupt("its width is zero") }
        try limits.check(width: width, height: height)
        for number in 0..<Int(file[start + 5]) {
            let at = start + 6 + 3 * number
            parts.append(
                Part(
                    identifier: file[at], h: Int(file[at + 1] >> 4), v: Int(file[at + 1] & 15),
                    table: Int(file[at + 2])))
        }
        try checkComponents()
    }

    private func checkComponents() throws(PictureError) {
        guard [1, 3, 4].contains(parts.count) else { throw .jpegUnsupported("\(parts.count) colour components") }
        guard Set(parts.map(\.identifier)).count == parts.count,
            parts.allSatisfy({ (1...4).contains($0.h) && (1...4).contains($0.v) && $0.table <= 3 })
        else { throw .jpegCorrupt("the frame's components") }
    }

    private mutating func takeScan(_ file: Span<UInt8>, _ payload: Range<Int>) throws(PictureError) {
        guard process != nil else { throw .jpegCorrupt("a scan before the frame") }
        let start = payload.lowerBound
        guard payload.count >= 4, payload.count == 4 + 2 * Int(file[start]) else { throw .jpegCorrupt("a scan's head") }
        var scan = JPEGSource.Scan(
            components: [], dc: [], ac: [], restartInterval: restartInterval, range: index..<index, restarts: [])
        for number in 0..<Int(file[start]) {
            let identifier = file[start + 1 + 2 * number]
            let tables = file[start + 2 + 2 * number]
            guard let part = parts.firstIndex(where: { $0.identifier == identifier }), tables >> 4 <= 3,
                tables & 15 <= 3
            else { throw .jpegCorrupt("a scan's components") }
            scan.components.append(part)
            scan.dc.append(dc[Int(tables >> 4)])
            scan.ac.append(ac[Int(tables & 15)])
            if parts[part].quantisation == nil { parts[part].quantisation = quantisation[parts[part].table] }
        }
        scanCount += 1
        guard scanCount <= limits.scans else { throw .jpegOverLimits("more than \(limits.scans) scans") }
        try skipScan(file, &scan)
        if scans.isEmpty { scans.append(scan) }
    }

    /// Moves past the entropy-coded bytes to the next marker that is no restart.
    private mutating func skipScan(_ file: Span<UInt8>, _ scan: inout JPEGSource.Scan) throws(PictureError) {
        let raw = unsafe file.bytes
        let start = index
        while true {
            while index + 8 <= file.count, !raw.word(at: index).hasByteFF { index += 8 }
            while index < file.count, file[index] != 0xFF { index += 1 }
            guard index + 1 < file.count else { throw .jpegTruncated }
            let code = file[index + 1]
            if JPEGMarker.isRestart(code) { try addRestart(code, &scan) }
            guard code == 0 || JPEGMarker.isRestart(code) else { break }
            index += 2
        }
        scan.range = start..<index
    }

    private func addRestart(_ code: UInt8, _ scan: inout JPEGSource.Scan) throws(PictureError) {
        guard scan.restartInterval > 0, Int(code & 7) == scan.restarts.count % 8 else {
            throw .jpegCorrupt("its restart markers are out of order")
        }
        scan.restarts.append(index)
    }
}

extension Span<UInt8> {
    func starts(with text: StaticString) -> Bool {
        let wanted = Array("\(text)".utf8)
        return count >= wanted.count && wanted.indices.allSatisfy { self[$0] == wanted[$0] }
    }
}
