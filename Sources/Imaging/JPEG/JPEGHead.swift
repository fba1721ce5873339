/// What stands before the scan of a file that is written: decided once, written by `bytes`, and held against the written file by the
/// strict reader.
struct JPEGHead: Hashable, Sendable {
    var frame: JPEGFrame
    var colour: JPEGColour
    /// For each component: 0 for the luminance tables, 1 for the chrominance tables.
    var pairs: [Int]
    var orientation: Orientation
    var profile: ColourProfile?

    /// The frame with components named and quantisation tables numbered as this project writes them.
    init(_ source: JPEGSource) {
        var frame = source.frame
        let names = Self.names(source.colour)
        for index in frame.components.indices { frame.components[index].identifier = names[index] }
        // The sampling factors of a lone component mean nothing (T.81, A.2.2); 1 by 1 says so.
        if frame.components.count == 1 { (frame.components[0].h, frame.components[0].v) = (1, 1) }
        self.frame = frame
        self.colour = source.colour
        self.pairs = Self.pairs(source)
        self.orientation = source.orientation
        self.profile = ColourProfile(recognising: source.profile, colour: source.colour)
    }

    /// The pair of standard tables that the input uses, else the one that suits the component.
    private static func pairs(_ source: JPEGSource) -> [Int] {
        source.frame.components.indices.map { component in
            let usual = source.colour.isChroma(component) ? 1 : 0
            guard source.isOneSequentialScan else { return usual }
            let used = [0, 1].first {
                source.scan.dc[component] == HuffmanSpec.standardDC[$0]
                    && source.scan.ac[component] == HuffmanSpec.standardAC[$0]
            }
            return used ?? usual
        }
    }

    private static func names(_ colour: JPEGColour) -> [UInt8] {
        switch colour {
        case .grey, .yCbCr: [1, 2, 3]
        case .rgb: Array("RGB".utf8)
        case .cmyk: Array("CMYK".utf8)
        case .ycck: [1, 2, 3, 4]
        }
    }

    /// The quantisation tables without repetition, and the number of its table for each component.
    var quantisation: (tables: [[UInt16]], numbers: [Int]) {
        var tables: [[UInt16]] = []
        let numbers = frame.components.map { part in
            if let known = tables.firstIndex(of: part.quantisation) { return known }
            tables.append(part.quantisation)
            return tables.count - 1
        }
        return (tables, numbers)
    }

    /// Adobe's transform byte where the colour needs its marker (Adobe Technical Note 5116).
    var adobeTransform: UInt8? {
        switch colour {
        case .rgb, .cmyk(adobe: true): 0
        case .ycck: 2
        case .grey, .yCbCr, .cmyk(adobe: false): nil
        }
    }

    /// JFIF is for grey and YCbCr alone (JFIF 1.02, "Compatibility across platforms").
    var hasJFIF: Bool { colour == .grey || colour == .yCbCr }
}
