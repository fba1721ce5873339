/// One component of a JPEG frame (ITU-T T.81, B.2.2).
struct JPEGComponent: Hashable, Sendable {
    var identifier: UInt8
    /// Sampling factors, each 1...4.
    var h: Int
    var v: Int
    /// The quantisation table's values in zigzag order, 1...65535 each.
    var quantisation: [UInt16]
}

/// What the components mean, as libjpeg and browsers decide it (JFIF first, then Adobe's marker, then the identifiers).
enum JPEGColour: Hashable, Sendable {
    case grey
    case yCbCr
    case rgb
    /// Without Adobe's marker inks are not inverted; the marker's presence is therefore part of the colour.
    case cmyk(adobe: Bool)
    case ycck

    /// Components that carry colour differences: no grain, other Huffman tables.
    func isChroma(_ component: Int) -> Bool {
        switch self {
        case .yCbCr, .ycck: component == 1 || component == 2
        default: false
        }
    }
}

/// Size and components of a picture; what is needed to place its blocks.
struct JPEGFrame: Hashable, Sendable {
    var width: Int
    var height: Int
    var components: [JPEGComponent]

    private var hMax: Int { components.reduce(1) { max($0, $1.h) } }
    private var vMax: Int { components.reduce(1) { max($0, $1.v) } }

    /// One cell for each MCU of a scan of all components.
    var grid: CellGrid {
        CellGrid(width: width, height: height, cellWidth: 8 * hMax, cellHeight: 8 * vMax)
    }

    /// How many blocks of a component hold pixels, across and down (T.81, A.1.1 and A.2.4).
    func blocks(_ component: Int) -> (across: Int, down: Int) {
        let part = components[component]
        let across = (width * part.h + hMax - 1) / hMax
        let down = (height * part.v + vMax - 1) / vMax
        return ((across + 7) / 8, (down + 7) / 8)
    }
}
