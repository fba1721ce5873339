/// A mosaic's tiles: relative to the region, so that a larger face does not give more of them (imaging.md: fixed-pixel mosaics
/// left faces that a detector still found).
struct MosaicTiles: Sendable {
    /// The most tiles on the short side (imaging.md, "Redaction styles").
    static let shortSide = 4

    let box: PixelBox
    let first: Int
    let across: Int
    let down: Int

    /// Tiles of the grown box, numbered from `first`.
    init(_ box: PixelBox, first: Int) {
        self.box = box
        self.first = first
        let tile = max(min(box.width, box.height), 1e-9) / Double(Self.shortSide)
        // The long side is cut into tiles that are no smaller than the short side's.
        self.across = Self.tiles(box.width, tile)
        self.down = Self.tiles(box.height, tile)
    }

    private static func tiles(_ length: Double, _ tile: Double) -> Int {
        max(1, Int(min((length / tile + 1e-9).rounded(.down), 4096)))
    }

    var count: Int { across * down }

    /// The tile at this pixel; points outside the box belong to the nearest tile.
    func tile(x: Double, y: Double) -> Int32 {
        let column = Self.index((x - box.left) / max(box.width, 1e-9), of: across)
        let row = Self.index((y - box.top) / max(box.height, 1e-9), of: down)
        return Int32(clamping: first + row * across + column)
    }

    private static func index(_ share: Double, of count: Int) -> Int {
        Int(min(max(share * Double(count), 0), Double(count - 1)))
    }
}
