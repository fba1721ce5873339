/// Writes the TIFF structure of an EXIF block (TIFF 6.0, section 2).
struct TIFFWriter {
    struct Entry {
        let tag: UInt16
        let type: UInt16
        let count: Int
        let value: (TIFFWriter) -> [UInt8]

        static func text(_ tag: UInt16, _ text: String) -> Entry {
            let bytes = Array(text.utf8) + [0]
            return Entry(tag: tag, type: 2, count: bytes.count) { _ in bytes }
        }
        static func short(_ tag: UInt16, _ number: UInt16) -> Entry {
            Entry(tag: tag, type: 3, count: 1) { $0.two(number) }
        }
        static func long(_ tag: UInt16, _ number: UInt32) -> Entry {
            Entry(tag: tag, type: 4, count: 1) { $0.four(number) }
        }
        static func bytes(_ tag: UInt16, _ bytes: [UInt8]) -> Entry {
            Entry(tag: tag, type: 7, count: bytes.count) { _ in bytes }
        }
        static func rationals(_ tag: UInt16, _ numbers: [(UInt32, UInt32)]) -> Entry {
            Entry(tag: tag, type: 5, count: numbers.count) { writer in
                numbers.flatMap { writer.four($0.0) + writer.four($0.1) }
            }
        }
    }

    let bigEndian: Bool
    private var bytes: [UInt8] = []

    init(bigEndian: Bool) { self.bigEndian = bigEndian }

    mutating func file(first: [Entry], exif: [Entry], gps: [Entry], thumbnail: [UInt8]?) -> [UInt8] {
        bytes = Array((bigEndian ? "MM" : "II").utf8) + two(42) + four(8)
        let pointers = (exif.isEmpty ? 0 : 1) + (gps.isEmpty ? 0 : 1)
        let exifAt = 8 + Self.size(of: first, extra: pointers, self)
        let gpsAt = exifAt + (exif.isEmpty ? 0 : Self.size(of: exif, extra: 0, self))
        let nextAt = gpsAt + (gps.isEmpty ? 0 : Self.size(of: gps, extra: 0, self))
        var entries = first
        if !exif.isEmpty { entries.append(.long(0x8769, UInt32(exifAt))) }
        if !gps.isEmpty { entries.append(.long(0x8825, UInt32(gpsAt))) }
        append(entries, next: thumbnail == nil ? 0 : nextAt)
        if !exif.isEmpty { append(exif, next: 0) }
        if !gps.isEmpty { append(gps, next: 0) }
        if let thumbnail { append(thumbnail, at: nextAt) }
        return bytes
    }

    private mutating func append(_ thumbnail: [UInt8], at start: Int) {
        let entries: [Entry] = [
            .short(0x0103, 6), .long(0x0201, UInt32(start + 2 + 3 * 12 + 4)), .long(0x0202, UInt32(thumbnail.count)),
        ]
        append(entries, next: 0)
        bytes += thumbnail
    }

    private static func size(of entries: [Entry], extra: Int, _ writer: TIFFWriter) -> Int {
        let values = entries.reduce(0) { sum, entry in
            let length = entry.value(writer).count
            return sum + (length > 4 ? length + length % 2 : 0)
        }
        return 2 + (entries.count + extra) * 12 + 4 + values
    }

    private mutating func append(_ entries: [Entry], next: Int) {
        var outside: [UInt8] = []
        let outsideAt = bytes.count + 2 + entries.count * 12 + 4
        bytes += two(UInt16(entries.count))
        for entry in entries {
            var value = entry.value(self)
            bytes += two(entry.tag) + two(entry.type) + four(UInt32(entry.count))
            if value.count > 4 {
                bytes += four(UInt32(outsideAt + outside.count))
                outside += value + (value.count % 2 == 1 ? [0] : [])
            } else {
                while value.count < 4 { value.append(0) }
                bytes += value
            }
        }
        bytes += four(UInt32(next)) + outside
    }

    func two(_ number: UInt16) -> [UInt8] {
        let bytes = [UInt8(number >> 8), UInt8(number & 0xFF)]
        return bigEndian ? bytes : bytes.reversed()
    }

    func four(_ number: UInt32) -> [UInt8] {
        let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
        return bigEndian ? bytes : bytes.reversed()
    }
}
