/// What hides in a JPEG (imaging.md, the table of hiding places).
struct JPEGInventory {
    private let input: [UInt8]
    private let parts: JPEGSegments
    private(set) var findings = Findings()
    private var extendedXMP: [UInt8] = []
    /// Instance numbers of boxes that are C2PA's.
    private var credentials: Set<UInt64> = []

    /// - Parameter input: starts with a JPEG's signature.
    init(_ input: [UInt8]) {
        self.input = input
        self.parts = JPEGSegments(input)
        visitSegments()
        addStrayBytes()
        addTrailer()
    }

    private func payload(_ range: Range<Int>) -> ByteWindow {
        ByteWindow(input).part(range.lowerBound, range.count) ?? ByteWindow([])
    }

    /// Width and height as stored; nil without a frame header.
    var size: (width: Int, height: Int)? {
        guard let frame = parts.segments.first(where: \.isFrame).map({ payload($0.payload) }),
            let height = frame.number(1, width: 2), let width = frame.number(3, width: 2)
        else { return nil }
        return (Int(width), Int(height))
    }

    var orientation: Orientation {
        let exif = parts.segments.first { $0.marker == 0xE1 && payload($0.payload).starts(with: "Exif\0\0") }
        return exif.flatMap { TIFFReader(payload($0.payload).tail(6)) }?.orientation ?? .upright
    }

    private mutating func visitSegments() {
        var tables = JPEGTables()
        for segment in parts.segments {
            let payload = payload(segment.payload)
            tables.visit(segment, payload)
            switch segment.marker {
            case 0xE0...0xEF: visitApplication(segment.marker, payload)
            case 0xFE:
                let text = String(decoding: payload.slice.prefix(1000), as: UTF8.self).readable
                findings.add(.comment, bytes: payload.count, values: [text])
            case 0xF0...0xFD, 0x01, 0x02...0xBF: findings.add(.unknownSegment, bytes: payload.count)
            default: break
            }
        }
        tables.finish()
        findings.add(.unusedTable, count: tables.unused, bytes: tables.unusedBytes)
        if !extendedXMP.isEmpty { XMPInventory.add(ByteWindow(extendedXMP), as: .extendedXMP, to: &findings) }
    }

    private mutating func visitApplication(_ marker: UInt8, _ payload: ByteWindow) {
        switch marker {
        case 0xE0 where payload.starts(with: "JFIF\0"): visitJFIF(payload)
        case 0xE0 where payload.starts(with: "JFXX\0"): findings.add(.jfifThumbnail, bytes: payload.count)
        case 0xE1 where payload.starts(with: "Exif\0"):
            findings.add(.exif, bytes: payload.count)
            ExifInventory.add(payload.tail(6), to: &findings)
        case 0xE1 where payload.starts(with: Self.xmp):
            XMPInventory.add(payload.tail(Self.xmp.utf8.count), as: .xmp, to: &findings)
        case 0xE1 where payload.starts(with: Self.xmpExtension):
            // A digest of 32 characters, the whole length and the offset of this piece stand before the text.
            extendedXMP += payload.tail(Self.xmpExtension.utf8.count + 40).slice
        case 0xE2 where payload.starts(with: "ICC_PROFILE\0"): findings.add(.iccProfile, bytes: payload.count)
        case 0xE2 where payload.starts(with: "MPF\0"): visitMultiPicture(payload.tail(4))
        case 0xE2 where payload.starts(with: "urn:iso:std:iso:ts:21496"): findings.add(.gainMap, bytes: payload.count)
        case 0xEB where payload.starts(with: "JP"): visitBoxes(payload)
        case 0xED where payload.starts(with: "Photoshop 3.0\0"):
            PhotoshopInventory.add(payload.tail(14), to: &findings)
        case 0xEE where payload.starts(with: "Adobe"): visitAdobe(payload)
        default: visitUnknown(marker, payload)
        }
    }

    private static let xmp = "http://ns.adobe.com/xap/1.0/\0"
    private static let xmpExtension = "http://ns.adobe.com/xmp/extension/\0"

    /// JFIF 1.02: 14 bytes, then a thumbnail of its own size; more than that belongs to nothing.
    private mutating func visitJFIF(_ payload: ByteWindow) {
        let thumbnail = Int(payload.byte(12) ?? 0) * Int(payload.byte(13) ?? 0) * 3
        let present = max(payload.count - 14, 0)
        if thumbnail > 0, present > 0 { findings.add(.jfifThumbnail, bytes: min(thumbnail, present)) }
        if present > thumbnail { findings.add(.unknownSegment, bytes: present - thumbnail, values: ["APP0 tail"]) }
    }

    /// Adobe's marker has 12 bytes; what follows is a place to hide.
    private mutating func visitAdobe(_ payload: ByteWindow) {
        if payload.count > 12 { findings.add(.unknownSegment, bytes: payload.count - 12, values: ["APP14 tail"]) }
    }

    private mutating func visitUnknown(_ marker: UInt8, _ payload: ByteWindow) {
        let name = payload.slice.prefix(40).prefix { (0x20..<0x7F).contains($0) }
        findings.add(
            .unknownSegment, bytes: payload.count,
            values: ["APP\(marker - 0xE0) \(String(decoding: name, as: UTF8.self))".readable])
    }

    /// ISO 19566-5: JUMBF in APP11, in pieces that share an instance number; C2PA's label stands in the first.
    private mutating func visitBoxes(_ payload: ByteWindow) {
        let instance = payload.number(2, width: 2) ?? 0
        let isFirst = payload.number(4, width: 4) == 1
        if isFirst, payload.occurrences(of: "c2pa") > 0 { credentials.insert(instance) }
        let kind: HiddenKind = credentials.contains(instance) ? .c2pa : .jumbf
        findings.add(kind, count: isFirst ? 1 : 0, bytes: payload.count)
    }

    /// CIPA DC-007: an index of pictures behind this one; entries of 16 bytes hold size (4) and offset (8).
    private mutating func visitMultiPicture(_ payload: ByteWindow) {
        guard let reader = TIFFReader(payload), let index = reader.directory(at: reader.first) else { return }
        guard let entries = index[0xB002] else {
            let stated = index[0xB001].flatMap { reader.whole($0) } ?? 0
            findings.add(.secondPicture, count: min(max(stated - 1, 0), 64), bytes: 0)
            return
        }
        let count = min(entries.value.count / 16, 64)
        let sizes = (0..<count).compactMap { index in reader.number(entries, at: 16 * index + 4) }
        let others = sizes.dropFirst()
        let bytes = others.reduce(0) { $0 + min($1, input.count) }
        findings.add(.secondPicture, count: others.count, bytes: bytes)
    }

    private mutating func addStrayBytes() {
        findings.add(.fillBytes, count: parts.fillBytes, bytes: parts.fillBytes)
        findings.add(.bytesBetweenSegments, count: min(parts.strayBytes, 1), bytes: parts.strayBytes)
    }

    /// Behind the first EOI: videos of motion photos, second pictures without an index, archives.
    private mutating func addTrailer() {
        guard let end = parts.end, end < input.count else { return }
        TrailerInventory.add(ByteWindow(input).tail(end), to: &findings)
    }
}

extension TIFFReader {
    /// Four bytes of an entry's value as a number.
    func number(_ entry: Entry, at offset: Int) -> Int? {
        entry.value.part(offset, 4).flatMap { number($0.range.lowerBound - window.range.lowerBound, 4) }
    }
}
