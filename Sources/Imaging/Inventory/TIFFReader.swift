/// Reads the structure inside EXIF (TIFF 6.0 §2): directories of entries, by offsets that are never trusted.
struct TIFFReader {
    let window: ByteWindow
    private let littleEndian: Bool
    /// Where the first directory stands.
    let first: Int

    /// The most entries of a directory that are read; real ones have under 100.
    private static let entryCap = 512

    /// Nil without a TIFF header.
    init?(_ window: ByteWindow) {
        guard window.starts(with: "II") || window.starts(with: "MM") else { return nil }
        littleEndian = window.starts(with: "II")
        self.window = window
        guard window.number(2, width: 2, littleEndian: littleEndian) == 42,
            let first = window.number(4, width: 4, littleEndian: littleEndian)
        else { return nil }
        self.first = Int(first)
    }

    struct Entry {
        let tag: Int
        let type: Int
        let count: Int
        /// The value's bytes, wherever they stand.
        let value: ByteWindow
    }

    struct Directory {
        let entries: [Entry]
        /// Where the next one stands; 0 for none.
        let next: Int

        subscript(tag: Int) -> Entry? { entries.first { $0.tag == tag } }
    }

    /// Nil where no directory can stand. Entries whose value lies outside are left out.
    func directory(at offset: Int) -> Directory? {
        guard offset >= 8, let count = number(offset, 2), count > 0 else { return nil }
        let entries = (0..<min(count, Self.entryCap)).compactMap { entry(at: offset + 2 + 12 * $0) }
        return Directory(entries: entries, next: number(offset + 2 + 12 * count, 4) ?? 0)
    }

    private func entry(at offset: Int) -> Entry? {
        guard let tag = number(offset, 2), let type = number(offset + 2, 2), let count = number(offset + 4, 4),
            let width = Self.widths[type]
        else { return nil }
        let (size, overflow) = count.multipliedReportingOverflow(by: width)
        guard !overflow, let place = size <= 4 ? offset + 8 : number(offset + 8, 4),
            let value = window.part(place, size)
        else { return nil }
        return Entry(tag: tag, type: type, count: count, value: value)
    }

    func number(_ at: Int, _ width: Int) -> Int? {
        window.number(at, width: width, littleEndian: littleEndian).map { Int(truncatingIfNeeded: $0) }
    }

    /// Bytes of a value by its type.
    private static let widths = [
        1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 129: 1,
    ]
}

extension TIFFReader {
    /// The whole number in place `index` of an entry; nil for other types.
    func whole(_ entry: Entry, _ index: Int = 0) -> Int? {
        switch entry.type {
        case 1, 6, 7: entry.value.byte(index).map(Int.init)
        case 3, 8: number(entry, 2 * index, 2)
        case 4, 9, 13: number(entry, 4 * index, 4)
        default: nil
        }
    }

    private func number(_ entry: Entry, _ at: Int, _ width: Int) -> Int? {
        entry.value.number(at, width: width, littleEndian: littleEndian).map { Int(truncatingIfNeeded: $0) }
    }

    /// The fraction in place `index` of an entry of type RATIONAL; nil without a denominator.
    func fraction(_ entry: Entry, _ index: Int) -> Double? {
        guard entry.type == 5, let over = number(entry, 8 * index, 4), let under = number(entry, 8 * index + 4, 4),
            under != 0
        else { return nil }
        return Double(over) / Double(under)
    }

    /// An entry of text, without its end mark and control characters; at most 1,000 characters.
    func text(_ entry: Entry) -> String {
        String(decoding: entry.value.slice.prefix(1000).prefix { $0 != 0 }, as: UTF8.self).readable
    }

    /// EXIF 2.32 §4.6.4: tag 0x0112 of the first directory; upright where it is missing or means nothing.
    var orientation: Orientation {
        guard let entry = directory(at: first)?[0x0112], let value = whole(entry) else { return .upright }
        return UInt8(exactly: value).flatMap(Orientation.init(rawValue:)) ?? .upright
    }
}

extension String {
    /// Without control characters (a terminal would obey them), at most 1,000 characters, without blanks around it.
    var readable: String {
        let shown = String(unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }.prefix(1000))
        let words = shown.split(separator: " ", omittingEmptySubsequences: true)
        return words.joined(separator: " ")
    }
}
