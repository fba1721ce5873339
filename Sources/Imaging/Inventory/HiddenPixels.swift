/// Searches a PNG's unpacked rows, pass by pass, for colours that nobody sees and palette entries that nothing uses.
struct HiddenPixels {
    private let header: PNGHeader
    private var used: [Bool]
    /// Pixels whose alpha is 0 and whose colour is not.
    private(set) var hiddenColours = 0

    /// `palette` is how many entries there are.
    init(_ header: PNGHeader, palette: Int) {
        self.header = header
        self.used = [Bool](repeating: false, count: palette)
    }

    var unusedEntries: Int { header.colourType == .palette ? used.count { !$0 } : 0 }

    /// `data` is at least `header.dataSize` bytes.
    mutating func visit(_ data: [UInt8]) {
        guard header.colourType.hasAlpha || header.colourType == .palette else { return }
        var at = 0
        for pass in header.passes {
            let size = pass.height * (1 + header.rowBytes(pass.width))
            let part = PNGHeader(
                width: pass.width, height: pass.height, depth: header.depth, colourType: header.colourType)
            guard at + size <= data.count, let rows = UnfilteredRows(Array(data[at..<at + size]), part) else { return }
            visit(rows)
            at += size
        }
    }

    private mutating func visit(_ rows: UnfilteredRows) {
        let channels = header.colourType.channels
        for y in 0..<rows.header.height {
            for x in 0..<rows.header.width {
                if header.colourType == .palette {
                    let index = Int(rows.sample(x, y, 0))
                    if index < used.count { used[index] = true }
                } else if rows.sample(x, y, channels - 1) == 0 {
                    let hides = (0..<channels - 1).contains { rows.sample(x, y, $0) != 0 }
                    hiddenColours += hides ? 1 : 0
                }
            }
        }
    }
}

extension PNGHeader.ColourType {
    var hasAlpha: Bool { self == .greyAlpha || self == .truecolourAlpha }
}
