/// What EXIF says (EXIF 2.32, CIPA DC-008): the directories behind IFD0, each visited once and at most 32 of them.
struct ExifInventory {
    private let reader: TIFFReader
    private var visited: Set<Int> = []

    /// Blocks of other kinds that were looked into; real files have one of each.
    private var nested = 0

    private static let directoryCap = 32
    private static let nestedCap = 4

    private init(_ reader: TIFFReader) { self.reader = reader }

    /// `tiff` is the block from its byte order mark on; what is no TIFF adds nothing.
    static func add(_ tiff: ByteWindow, to findings: inout Findings) {
        guard findings.looksInto(.exif), let reader = TIFFReader(tiff) else { return }
        var inventory = ExifInventory(reader)
        inventory.visit(reader.first, &findings, depth: 0)
    }

    private mutating func visit(_ offset: Int, _ findings: inout Findings, depth: Int) {
        guard depth < 8, visited.count < Self.directoryCap, visited.insert(offset).inserted,
            let directory = reader.directory(at: offset)
        else { return }
        addThumbnail(directory, &findings)
        for entry in directory.entries { add(entry, &findings, depth) }
        visit(directory.next, &findings, depth: depth + 1)
    }

    private mutating func add(_ entry: TIFFReader.Entry, _ findings: inout Findings, _ depth: Int) {
        switch entry.tag {
        case 0x8769, 0xA005, 0x014A:
            for index in 0..<min(entry.count, 8) {
                if let offset = reader.whole(entry, index) { visit(offset, &findings, depth: depth + 1) }
            }
        case 0x8825: addPosition(entry, &findings)
        case 0x9286: findings.add(.userComment, bytes: entry.value.count, values: [comment(entry)])
        case 0x927C: findings.add(.makerNote, bytes: entry.value.count)
        case 0x0112: findings.add(.orientation, bytes: entry.value.count, values: ["\(reader.orientation)"])
        case 0x8773: findings.add(.iccProfile, bytes: entry.value.count)
        case 0x02BC, 0x83BB, 0x8649: addNested(entry, &findings)
        default: addText(entry, &findings)
        }
    }

    /// XMP, IPTC and Photoshop's resources as TIFF carries them.
    private mutating func addNested(_ entry: TIFFReader.Entry, _ findings: inout Findings) {
        nested += 1
        guard nested <= Self.nestedCap else { return }
        switch entry.tag {
        case 0x02BC: XMPInventory.add(entry.value, as: .xmp, to: &findings)
        case 0x83BB: IPTCInventory.add(entry.value, to: &findings)
        default: PhotoshopInventory.add(entry.value, to: &findings)
        }
    }

    private func addText(_ entry: TIFFReader.Entry, _ findings: inout Findings) {
        guard let kind = Self.kinds[entry.tag] else { return }
        let isWide = (0x9C9B...0x9C9F).contains(entry.tag)
        let value = isWide ? utf16(entry.value) : reader.text(entry)
        findings.add(kind, bytes: entry.value.count, values: [value])
    }

    private static let kinds: [Int: HiddenKind] = [
        0x010F: .camera, 0x0110: .camera, 0x0131: .camera, 0x013C: .camera, 0xA433: .camera, 0xA434: .camera,
        0xA431: .serialNumber, 0xA435: .serialNumber, 0xC62F: .serialNumber, 0x0132: .date, 0x9003: .date,
        0x9004: .date, 0x013B: .author, 0x8298: .author, 0xA430: .author, 0x9C9D: .author, 0x010E: .description,
        0x9C9B: .description, 0x9C9C: .description, 0x9C9E: .description, 0x9C9F: .description, 0xA420: .imageID,
    ]

    /// IFD1's JPEG: tags 0x0201 (offset) and 0x0202 (length); strips (0x0111, 0x0117) only where IFD0 cannot be meant.
    private func addThumbnail(_ directory: TIFFReader.Directory, _ findings: inout Findings) {
        guard let offset = directory[0x0201].flatMap({ reader.whole($0) }),
            let length = directory[0x0202].flatMap({ reader.whole($0) }), length > 0
        else { return }
        let present = reader.window.tail(offset).count
        findings.add(.exifThumbnail, bytes: min(length, present))
    }

    /// §4.6.6: hemisphere and three fractions (degrees, minutes, seconds) for latitude (1, 2) and longitude (3, 4).
    private mutating func addPosition(_ entry: TIFFReader.Entry, _ findings: inout Findings) {
        guard let offset = reader.whole(entry), visited.insert(offset).inserted,
            let directory = reader.directory(at: offset)
        else { return }
        let size = directory.entries.reduce(0) { $0 + $1.value.count }
        let latitude = degrees(directory[2], negative: directory[1], when: "S")
        let longitude = degrees(directory[4], negative: directory[3], when: "W")
        let place = [latitude, longitude].compactMap(\.self)
        findings.add(.gpsPosition, bytes: size, values: place.count == 2 ? [place.joined(separator: ", ")] : [])
        if let day = directory[0x1D] { findings.add(.date, bytes: day.value.count, values: [reader.text(day)]) }
    }

    private func degrees(_ entry: TIFFReader.Entry?, negative: TIFFReader.Entry?, when sign: String) -> String? {
        guard let entry, let whole = reader.fraction(entry, 0) else { return nil }
        let minutes = reader.fraction(entry, 1) ?? 0
        let value = whole + minutes / 60 + (reader.fraction(entry, 2) ?? 0) / 3600
        return Self.decimal(negative.map(reader.text) == sign ? -value : value)
    }

    /// Five decimals: about a metre.
    private static func decimal(_ degrees: Double) -> String {
        guard degrees.isFinite, abs(degrees) < 1e6 else { return "?" }
        let scaled = Int((abs(degrees) * 100_000).rounded())
        let decimals = String(scaled % 100_000)
        return "\(degrees < 0 ? "-" : "")\(scaled / 100_000)."
            + String(repeating: "0", count: 5 - decimals.count) + decimals
    }

    /// §4.6.5, tag UserComment: eight bytes name the code.
    private func comment(_ entry: TIFFReader.Entry) -> String {
        let text = entry.value.tail(8)
        if entry.value.starts(with: "UNICODE") { return utf16(text) }
        return String(decoding: text.slice.prefix(1000).prefix { $0 != 0 }, as: UTF8.self).readable
    }

    /// In the order of bytes that Windows writes; a byte order mark is passed over.
    private func utf16(_ value: ByteWindow) -> String {
        let units = (0..<min(value.count / 2, 1000)).compactMap { value.number(2 * $0, width: 2, littleEndian: true) }
        return String(decoding: units.map { UInt16($0) }.prefix { $0 != 0 }, as: UTF16.self).readable
    }
}
