/// What the command line asks for.
struct Options {
    var folder: String?
    var only: String?
    var size: (width: Int, height: Int)?
    var faces = false
    var quality = 86

    static let usage = """
        usage: draw-samples --out FOLDER [--only NAME] [--size WIDTHxHEIGHT] [--quality 1...100]
               draw-samples --faces [--only NAME]
        Draws the sample pictures, or prints where each face and name is in them (x, y, width, height, 0...1).
        """

    /// Nil where the arguments are not understood.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            switch word {
            case "--faces": faces = true
            case "--out": folder = rest.popFirst()
            case "--only": only = rest.popFirst()
            case "--quality":
                guard let number = rest.popFirst().flatMap({ Int($0) }), (1...100).contains(number) else { return nil }
                quality = number
            case "--size":
                let sides = (rest.popFirst() ?? "").split(separator: "x").compactMap { Int($0) }
                guard sides.count == 2, sides.allSatisfy({ (16...12_000).contains($0) }) else { return nil }
                size = (sides[0], sides[1])
            default: return nil
            }
        }
        guard faces || folder != nil else { return nil }
    }
}
