/// Follows which quantisation and Huffman tables a JPEG's scans use, to find those that carry something else.
struct JPEGTables {
    private struct Slot: Hashable {
        let isHuffman: Bool
        /// Class and destination, as one byte of the stream (T.81 B.2.4).
        let id: UInt8
    }

    /// Tables that no scan has used yet, with their sizes in bytes.
    private var waiting: [Slot: Int] = [:]
    private var quantisation: [UInt8: UInt8] = [:]
    private var isProgressive = false
    private(set) var unused = 0
    private(set) var unusedBytes = 0

    mutating func visit(_ segment: JPEGSegments.Segment, _ payload: ByteWindow) {
        switch segment.marker {
        case 0xDB: define(payload, isHuffman: false)
        case 0xC4: define(payload, isHuffman: true)
        case 0xDA: scan(payload)
        default: if segment.isFrame { frame(segment.marker, payload) }
        }
    }

    /// What is still waiting at the end was never used.
    mutating func finish() {
        for slot in waiting.keys { drop(slot) }
    }

    private mutating func drop(_ slot: Slot) {
        guard let size = waiting.removeValue(forKey: slot) else { return }
        unused += 1
        unusedBytes += size
    }

    private mutating func define(_ payload: ByteWindow, isHuffman: Bool) {
        var at = 0
        while let id = payload.byte(at) {
            let size = isHuffman ? huffmanSize(payload, at) : 1 + (id >> 4 == 0 ? 64 : 128)
            let slot = Slot(isHuffman: isHuffman, id: isHuffman ? id : id & 0x0F)
            drop(slot)
            waiting[slot] = size
            at += size
        }
    }

    private func huffmanSize(_ payload: ByteWindow, _ at: Int) -> Int {
        17 + (1...16).reduce(0) { $0 + Int(payload.byte(at + $1) ?? 0) }
    }

    /// T.81 B.2.2: three bytes a component; the last is its quantisation table.
    private mutating func frame(_ marker: UInt8, _ payload: ByteWindow) {
        isProgressive = [0xC2, 0xC6, 0xCA, 0xCE].contains(marker)
        for component in 0..<Int(payload.byte(5) ?? 0) {
            guard let id = payload.byte(6 + 3 * component), let table = payload.byte(8 + 3 * component) else { return }
            quantisation[id] = table & 0x0F
        }
    }

    /// T.81 B.2.3: two bytes a component, then the spectral selection and the approximation.
    private mutating func scan(_ payload: ByteWindow) {
        guard let count = payload.byte(0), let first = payload.byte(1 + 2 * Int(count)) else { return }
        for component in 0..<Int(count) {
            guard let id = payload.byte(1 + 2 * component), let tables = payload.byte(2 + 2 * component) else { return }
            if let table = quantisation[id] { waiting[Slot(isHuffman: false, id: table)] = nil }
            if !isProgressive || first == 0 { waiting[Slot(isHuffman: true, id: tables >> 4)] = nil }
            if !isProgressive || first > 0 { waiting[Slot(isHuffman: true, id: 0x10 | tables & 0x0F)] = nil }
        }
    }
}
