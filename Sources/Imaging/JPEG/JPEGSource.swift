/// What the reader found in a JPEG that is to be cleaned: all that shows the picture, and nothing else.
struct JPEGSource: Sendable {
    var frame: JPEGFrame
    var colour: JPEGColour
    /// The frame's marker: SOF0, 1, 2, 9 or 10.
    var process: UInt8
    var scanCount: Int
    /// The first scan, and the only one of a file that is walked without libjpeg.
    var scan: Scan
    /// Where the segments and scans are that the picture cannot be read without, up to the first true EOI.
    var needed: [Range<Int>]
    var orientation: Orientation
    /// The ICC profile's bytes, put together; empty: none.
    var profile: [UInt8]

    /// A scan and the tables that hold for it.
    struct Scan: Sendable {
        /// Index in the frame's components, in the scan's order.
        var components: [Int]
        var dc: [HuffmanSpec?]
        var ac: [HuffmanSpec?]
        /// MCUs between restart markers, 0: none.
        var restartInterval: Int
        /// Where the entropy-coded bytes are in the file.
        var range: Range<Int>
        /// Where its restart markers are.
        var restarts: [Int]
    }

    /// Sequential, Huffman-coded, one scan of all components in the frame's order: most pictures of cameras and phones.
    var isOneSequentialScan: Bool {
        (process == JPEGMarker.sof0 || process == JPEGMarker.sof1) && scanCount == 1
            && scan.components == Array(frame.components.indices)
            && scan.dc.allSatisfy { $0 != nil } && scan.ac.allSatisfy { $0 != nil }
    }
}

/// Marker codes (T.81, table B.1).
enum JPEGMarker {
    static let soi: UInt8 = 0xD8
    static let eoi: UInt8 = 0xD9
    static let sos: UInt8 = 0xDA
    static let dqt: UInt8 = 0xDB
    static let dnl: UInt8 = 0xDC
    static let dri: UInt8 = 0xDD
    static let dht: UInt8 = 0xC4
    static let sof0: UInt8 = 0xC0
    static let sof1: UInt8 = 0xC1
    static let sof2: UInt8 = 0xC2
    static let sof9: UInt8 = 0xC9
    static let sof10: UInt8 = 0xCA
    static let app0: UInt8 = 0xE0
    static let app1: UInt8 = 0xE1
    static let app2: UInt8 = 0xE2
    static let app14: UInt8 = 0xEE
    /// Conditioning of arithmetic coding.
    static let dac: UInt8 = 0xCC

    /// Whether the picture cannot be read without a segment; a scan's segment has its data with it.
    static func isNeeded(_ marker: UInt8) -> Bool {
        switch marker {
        case dqt, dht, dac, dri, sof0, sof1, sof2, sof9, sof10, sos: true
        default: false
        }
    }

    static func isRestart(_ marker: UInt8) -> Bool { (0xD0...0xD7).contains(marker) }
    /// SOF3, 5-7, 11, 13-15, JPG, DHP and EXP: lossless, hierarchical or reserved processes.
    static func isOtherProcess(_ marker: UInt8) -> Bool {
        switch marker {
        case 0xC3, 0xC5...0xC8, 0xCB, 0xCD...0xCF, 0xDE, 0xDF: true
        default: false
        }
    }
}
