/// Reads the segments of a written JPEG, in the only order and form that is allowed.
struct StrictSegments {
    private let file: [UInt8]
    private var index = 0

    init(_ file: [UInt8]) { self.file = file }

    /// Everything up to the scan's first byte.
    /// - Returns: the tables with which the scan is to be read, as the file has them.
    mutating func readHead(_ head: JPEGHead) throws(PictureError) -> ScanTables {
        guard take(2) == [0xFF, JPEGMarker.soi] else { throw .notVerified("the beginning") }
        if head.hasJFIF { try expect(JPEGMarker.app0, JPEGHead.jfif, "JFIF") }
        if head.orientation != .upright {
            let payload = try segment(JPEGMarker.app1, "EXIF")
            guard payload == MinimalExif.payload(head.orientation),
                TIFFReader(ByteWindow(payload).tail(6))?.orientation == head.orientation
            else { throw .notVerified("the orientation") }
        }
        if let profile = head.profile {
            try expect(JPEGMarker.app2, Array("ICC_PROFILE\0".utf8) + [1, 1] + profile.bytes, "the colour profile")
        }
        if let transform = head.adobeTransform {
            try expect(JPEGMarker.app14, JPEGHead.adobe(transform), "Adobe's segment")
        }
        let quantisation = try readQuantisation(head.quantisation.tables)
        try readFrame(head, quantisation)
        let tables = try readTables(Set(head.pairs).sorted(), head.tables)
        return try readScan(head, tables)
    }

    /// The entropy-coded bytes: no marker among them, EOI after them, and nothing after EOI.
    func scanRange() throws(PictureError) -> Range<Int> {
        let end = file.count - 2
        guard index < end, file[end] == 0xFF, file[end + 1] == JPEGMarker.eoi else { throw .notVerified("the end") }
        let span = file.span
        let raw = unsafe span.bytes
        var at = index
        while at < end {
            if at + 8 <= end, !raw.word(at: at).hasByteFF {
                at += 8
                continue
            }
            // The byte after a last 0xFF is EOI's first: not a zero.
            guard span[at] != 0xFF || span[at + 1] == 0 else { throw .notVerified("a marker in the picture data") }
            at += 1
        }
        return index..<end
    }

    // MARK: segments

    private mutating func readQuantisation(_ expected: [[UInt16]]) throws(PictureError) -> [[UInt16]] {
        var tables: [[UInt16]] = []
        for number in expected.indices {
            let payload = try segment(JPEGMarker.dqt, "a quantisation table")
            let isWide = payload.first.map { $0 >> 4 == 1 } ?? false
            guard payload.count == (isWide ? 129 : 65), payload[0] == UInt8(number) | (isWide ? 0x10 : 0) else {
                throw .notVerified("a quantisation table")
            }
            tables.append((0..<64).map { Self.quantisationStep(payload, $0, isWide) })
        }
        return tables
    }

    private static func quantisationStep(_ payload: [UInt8], _ place: Int, _ isWide: Bool) -> UInt16 {
        guard isWide else { return UInt16(payload[1 + place]) }
        return UInt16(payload[1 + 2 * place]) << 8 | UInt16(payload[2 + 2 * place])
    }

    private mutating func readFrame(_ head: JPEGHead, _ tables: [[UInt16]]) throws(PictureError) {
        let payload = try segment(head.needsExtended ? JPEGMarker.sof1 : JPEGMarker.sof0, "the frame")
        let parts = head.frame.components
        guard payload.count == 6 + 3 * parts.count, payload[0] == 8, Int(payload[5]) == parts.count,
            Int(payload[1]) << 8 | Int(payload[2]) == head.frame.height,
            Int(payload[3]) << 8 | Int(payload[4]) == head.frame.width
        else { throw .notVerified("the picture's size") }
        for (number, part) in parts.enumerated() {
            let found = payload[6 + 3 * number..<9 + 3 * number]
            let table = Int(found[found.startIndex + 2])
            guard found[found.startIndex] == part.identifier,
                found[found.startIndex + 1] == UInt8(part.h << 4 | part.v),
                table < tables.count, tables[table] == part.quantisation
            else { throw .notVerified("a component") }
        }
    }

    /// The Huffman tables: the standard ones, which say nothing about the picture, or those that were decided.
    private mutating func readTables(
        _ pairs: [Int], _ expected: [HuffmanPair]
    ) throws(PictureError) -> [Int: (dc: HuffmanSpec, ac: HuffmanSpec)] {
        var tables: [Int: (dc: HuffmanSpec, ac: HuffmanSpec)] = [:]
        for pair in pairs {
            let dc = try readTable(UInt8(pair))
            let ac = try readTable(0x10 | UInt8(pair))
            guard HuffmanPair(dc: dc, ac: ac) == expected[pair] else {
                throw .notVerified("a Huffman table")
            }
            tables[pair] = (dc, ac)
        }
        return tables
    }

    private mutating func readTable(_ head: UInt8) throws(PictureError) -> HuffmanSpec {
        let payload = try segment(JPEGMarker.dht, "a Huffman table")
        guard payload.count >= 17, payload[0] == head,
            let spec = HuffmanSpec(counts: Array(payload[1..<17]), symbols: Array(payload[17...]))
        else { throw .notVerified("a Huffman table") }
        return spec
    }

    private mutating func readScan(
        _ head: JPEGHead, _ tables: [Int: (dc: HuffmanSpec, ac: HuffmanSpec)]
    ) throws(PictureError) -> ScanTables {
        let payload = try segment(JPEGMarker.sos, "the scan")
        let parts = head.frame.components
        guard payload.count == 4 + 2 * parts.count, Int(payload[0]) == parts.count,
            Array(payload.suffix(3)) == JPEGHead.wholeSpectrum
        else { throw .notVerified("the scan") }
        var pairs: [(dc: HuffmanSpec, ac: HuffmanSpec)] = []
        for (number, part) in parts.enumerated() {
            let selected = payload[2 + 2 * number]
            guard payload[1 + 2 * number] == part.identifier, selected >> 4 == selected & 15,
                let pair = tables[Int(selected & 15)]
            else { throw .notVerified("the scan") }
            pairs.append(pair)
        }
        return ScanTables(pairs)
    }

    private mutating func expect(_ marker: UInt8, _ payload: [UInt8], _ name: String) throws(PictureError) {
        guard try segment(marker, name) == payload else { throw .notVerified(name) }
    }

    private mutating func segment(_ marker: UInt8, _ name: String) throws(PictureError) -> [UInt8] {
        let start = take(4)
        guard start.count == 4, start[0] == 0xFF, start[1] == marker else { throw .notVerified(name) }
        let length = Int(start[2]) << 8 | Int(start[3])
        let payload = take(length - 2)
        guard length >= 2, payload.count == length - 2 else { throw .notVerified(name) }
        return payload
    }

    /// Fewer bytes where the file ends before.
    private mutating func take(_ count: Int) -> [UInt8] {
        let end = min(index + max(count, 0), file.count)
        defer { index = end }
        return Array(file[index..<end])
    }
}
