/// A JPEG taken apart by its markers (ITU-T T.81 annex B), as leniently as viewers do it: for finding what hides, not for
/// deciding what may leave.
struct JPEGSegments: Sendable {
    struct Segment: Sendable {
        let marker: UInt8
        /// What follows the length, in the whole file; empty for markers without one.
        let payload: Range<Int>

        var isFrame: Bool { (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker) }
    }

    private(set) var segments: [Segment] = []
    /// 0xFF bytes in front of markers beyond the one that belongs there.
    private(set) var fillBytes = 0
    /// Bytes that belong to no segment and no scan.
    private(set) var strayBytes = 0
    /// The offset behind the first true EOI; nil where there is none.
    private(set) var end: Int?

    private var at = 2

    /// The most segments that are listed; a JPEG of 25 MiB could hold millions of empty ones.
    private static let cap = 20_000

    /// - Parameter input: starts with a JPEG's signature.
    init(_ input: [UInt8]) {
        let bytes = input.span
        while end == nil, segments.count < Self.cap, let marker = nextMarker(bytes) {
            switch marker {
            case 0xD9: end = at
            case 0x01, 0xD0...0xD8: segments.append(Segment(marker: marker, payload: at..<at))
            default:
                guard skipSegment(marker, bytes) else { return }
                if marker == 0xDA { skipScan(bytes) }
            }
        }
    }

    /// Moves behind the next marker; nil at the end.
    private mutating func nextMarker(_ bytes: Span<UInt8>) -> UInt8? {
        while at < bytes.count {
            guard bytes[at] == 0xFF else {
                strayBytes += 1
                at += 1
                continue
            }
            var code = at + 1
            while code < bytes.count, bytes[code] == 0xFF { code += 1 }
            guard code < bytes.count else { return nil }
            let length = code - at
            at = code + 1
            guard bytes[code] == 0 else {
                fillBytes += length - 1
                return bytes[code]
            }
            strayBytes += length + 1
        }
        return nil
    }

    private mutating func skipSegment(_ marker: UInt8, _ bytes: Span<UInt8>) -> Bool {
        guard at + 2 <= bytes.count else { return false }
        let length = Int(bytes[at]) << 8 | Int(bytes[at + 1])
        guard length >= 2, at + length <= bytes.count else { return false }
        segments.append(Segment(marker: marker, payload: at + 2..<at + length))
        at += length
        return true
    }

    /// Over entropy-coded data: up to a marker that is no RSTn. A stuffed zero keeps 0xFF from being one.
    private mutating func skipScan(_ bytes: Span<UInt8>) {
        let raw = unsafe bytes.bytes
        while at < bytes.count {
            if at + 8 <= bytes.count, !raw.word(at: at).hasByteFF {
                at += 8
                continue
            }
            if bytes[at] == 0xFF, at + 1 < bytes.count {
                let next = bytes[at + 1]
                if next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) { return }
                // Of fill bytes only the last one starts the marker.
                if next == 0xFF, endsInMarker(bytes) { return }
                at += next == 0xFF ? 1 : 2
            } else {
                at += 1
            }
        }
    }

    /// Whether the run of 0xFF here leads to a marker that ends the scan.
    private func endsInMarker(_ bytes: Span<UInt8>) -> Bool {
        var code = at + 1
        while code < bytes.count, bytes[code] == 0xFF { code += 1 }
        return code < bytes.count && bytes[code] != 0 && !(0xD0...0xD7).contains(bytes[code])
    }
}
