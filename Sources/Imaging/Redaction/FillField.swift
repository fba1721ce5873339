/// What stands under a cover: one level per channel and covered cell, and for the blur a smooth surface between them.
///
/// The type asks for the content of ring cells and mosaic cells only, so what is under a blur or a solid cover
/// cannot reach it (non-interference, imaging.md).
package struct FillField: Sendable {
    /// One level 0...255 per channel.
    package typealias Colour = [Float]

    /// The cover as it is filled: blurred cells that no open cell reaches have become solid.
    package private(set) var cover: Cover
    package let channels: Int
    /// Channel after channel, each `grid.count` long; meaningful for covered cells and the ring.
    private(set) var levels: [Float]
    /// Cells that a blurred surface bends towards: the ring and what is blurred.
    private(set) var isSurface: [Bool]

    /// - Parameters:
    ///   - cover: the cells to fill.
    ///   - solid: the opaque colour, one level per channel.
    ///   - coarse: brings a mosaic tile's levels down to three bits a channel.
    ///   - mean: the mean level 0...255 of a cell of the input (its number, the channel), over its pixels in the picture.
    package init(
        _ cover: Cover, solid: Colour, coarse: (Colour) -> Colour = FillField.threeBits, mean: (Int, Int) -> Float
    ) {
        self.cover = cover
        self.channels = solid.count
        self.levels = [Float](repeating: 0, count: cover.grid.count * solid.count)
        self.isSurface = [Bool](repeating: false, count: cover.grid.count)
        guard !cover.isEmpty else { return }
        paintBlur(mean)
        paintMosaic(mean, coarse)
        paintSolid(solid)
    }

    /// Every channel rounded to one of eight levels.
    package static func threeBits(_ levels: Colour) -> Colour {
        levels.map { (min(max($0, 0), 255) * 7 / 255).rounded() * 255 / 7 }
    }

    func level(_ cell: Int, _ channel: Int) -> Float { levels[channel * cover.grid.count + cell] }

    private mutating func set(_ cell: Int, _ colour: Colour) {
        for channel in 0..<channels { levels[channel * cover.grid.count + cell] = colour[channel] }
    }

    private mutating func paintBlur(_ mean: (Int, Int) -> Float) {
        let membrane = Membrane(cover)
        for cell in membrane.ring {
            isSurface[cell] = true
            set(cell, (0..<channels).map { mean(cell, $0) })
        }
        for channel in 0..<channels { membrane.stretch(over: &levels, from: channel * cover.grid.count) }
        for cell in membrane.unknowns { isSurface[cell] = true }
        for cell in membrane.unreached { cover.cells[cell] = .solid }
    }

    private mutating func paintSolid(_ solid: Colour) {
        for cell in cover.cells.indices where cover.cells[cell] == .solid { set(cell, solid) }
    }

    private mutating func paintMosaic(_ mean: (Int, Int) -> Float, _ coarse: (Colour) -> Colour) {
        guard cover.tileCount > 0 else { return }
        let mosaic = cover.cells.indices.filter { cover.cells[$0] == .mosaic }
        var sums = [Float](repeating: 0, count: cover.tileCount * channels)
        var weights = [Float](repeating: 0, count: cover.tileCount)
        for cell in mosaic {
            let tile = Int(cover.tiles[cell])
            let weight = Float(cover.grid.pixels(of: cell))
            weights[tile] += weight
            for channel in 0..<channels { sums[tile * channels + channel] += mean(cell, channel) * weight }
        }
        for cell in mosaic {
            let tile = Int(cover.tiles[cell])
            set(cell, coarse((0..<channels).map { sums[tile * channels + $0] / weights[tile] }))
        }
    }
}
