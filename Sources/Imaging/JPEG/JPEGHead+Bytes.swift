extension JPEGHead {
    /// JFIF 1.01, square pixels, no thumbnail: the same in every file.
    static let jfif: [UInt8] = Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]
    /// Frequencies 0 to 63, no approximation: what a sequential scan says (T.81, B.2.3).
    static let wholeSpectrum: [UInt8] = [0, 63, 0]

    /// The file from SOI to the scan's header.
    var bytes: [UInt8] {
        var file: [UInt8] = [0xFF, JPEGMarker.soi]
        for segment in segments {
            let length = segment.payload.count + 2
            file += [0xFF, segment.marker, UInt8(length >> 8), UInt8(length & 0xFF)] + segment.payload
        }
        return file
    }

    private var segments: [(marker: UInt8, payload: [UInt8])] {
        var list: [(marker: UInt8, payload: [UInt8])] = []
        if hasJFIF { list.append((JPEGMarker.app0, Self.jfif)) }
        if orientation != .upright { list.append((JPEGMarker.app1, MinimalExif.payload(orientation))) }
        if let profile { list.append((JPEGMarker.app2, Array("ICC_PROFILE\0".utf8) + [1, 1] + profile.bytes)) }
        if let adobeTransform { list.append((JPEGMarker.app14, Self.adobe(adobeTransform))) }
        for (number, table) in quantisation.tables.enumerated() {
            list.append((JPEGMarker.dqt, Self.dqt(number, table)))
        }
        list.append((needsExtended ? JPEGMarker.sof1 : JPEGMarker.sof0, sof))
        for pair in Set(pairs).sorted() {
            list.append((JPEGMarker.dht, Self.dht(UInt8(pair), tables[pair].dc)))
            list.append((JPEGMarker.dht, Self.dht(0x10 | UInt8(pair), tables[pair].ac)))
        }
        list.append((JPEGMarker.sos, sos))
        return list
    }

    /// Baseline knows only quantisation values of one byte (T.81, table B.4).
    var needsExtended: Bool { frame.components.contains { $0.quantisation.contains { $0 > 255 } } }

    static func adobe(_ transform: UInt8) -> [UInt8] { Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, transform] }

    private static func dqt(_ number: Int, _ table: [UInt16]) -> [UInt8] {
        let isWide = table.contains { $0 > 255 }
        let head = UInt8(truncatingIfNeeded: number) | (isWide ? 0x10 : 0)
        return [head] + table.flatMap { isWide ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF)] }
    }

    private var sof: [UInt8] {
        let size = [frame.height >> 8, frame.height & 0xFF, frame.width >> 8, frame.width & 0xFF]
        let head = [8] + size.map { UInt8(truncatingIfNeeded: $0) } + [UInt8(frame.components.count)]
        let numbers = quantisation.numbers
        return frame.components.enumerated().reduce(into: head) { payload, part in
            let factors = UInt8(truncatingIfNeeded: part.element.h << 4 | part.element.v)
            payload += [part.element.identifier, factors, UInt8(numbers[part.offset])]
        }
    }

    private static func dht(_ head: UInt8, _ spec: HuffmanSpec) -> [UInt8] { [head] + spec.counts + spec.symbols }

    private var sos: [UInt8] {
        let parts = frame.components.indices.flatMap {
            [frame.components[$0].identifier, UInt8(pairs[$0] << 4 | pairs[$0])]
        }
        return [UInt8(frame.components.count)] + parts + Self.wholeSpectrum
    }
}
