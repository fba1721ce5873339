/// What stands before the scan of a file that is written: decided once, written by `bytes`, and held against the written file by the
/// strict reader.
struct JPEGHead: Hashable, Sendable {
    var frame: JPEGFrame
    var colour: JPEGColour
    /// For each component: 0 for the luminance tables, 1 for the chrominance tables.
    var pairs: [Int]
    /// The two pairs of tables themselves: the standard ones, or those that follow from the picture's own coefficients.
    var tables: [HuffmanPair]
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
        self.tables = HuffmanPair.standard
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

    /// This head with the tables of the input, where they may be the optimal ones: components that are alike share a pair, and the
    /// tables are not made for every picture (162 AC symbols: T.81, table F.2). Nil otherwise. Whether they are optimal
    /// is for the strict reader to say.
    func withTables(of source: JPEGSource) -> JPEGHead? {
        var head = self
        let tables = source.scan.tables
        head.pairs = frame.components.indices.map { source.colour.isChroma($0) ? 1 : 0 }
        for (component, pair) in head.pairs.enumerated() where tables[component].ac.symbols.count < 162 {
            head.tables[pair] = HuffmanPair(dc: tables[component].dc, ac: tables[component].ac)
        }
        let fits = head.pairs.indices.allSatisfy { component in
            let pair = head.tables[head.pairs[component]]
            return pair == HuffmanPair(dc: tables[component].dc, ac: tables[component].ac)
        }
        return fits && head.tables != HuffmanPair.standard ? head : nil
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
