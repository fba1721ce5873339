extension Raster {
    /// Cells of the cover, in pixels a side: small, so that no more is covered than must be.
    private static let cell = 8

    /// The cover that a request makes on this picture, which must be the way up that it is shown.
    func cover(_ request: CleaningRequest) -> Cover {
        let grid = CellGrid(width: width, height: height, cellWidth: Self.cell, cellHeight: Self.cell)
        return Cover(request, grid: grid, orientation: .upright)
    }

    /// Fills every covered cell, opaque. The levels are worked out in eight bits, so that the fill is the same whether or not
    /// something under the cover needed sixteen.
    mutating func fill(_ cover: Cover) {
        let source = self
        let field = FillField(cover, solid: JPEGColour.rgb.solid) { cell, channel in
            source.mean(cell, channel, cover.grid)
        }
        for cell in field.cover.cells.indices where field.cover.cells[cell] != .open {
            let surfaces = (0..<3).map { CellSurface(field, cell: cell, channel: $0) }
            fill(cell, cover.grid, surfaces)
        }
    }

    /// The mean level 0...255 of a cell, each pixel counted by its alpha; white where nothing is seen.
    private func mean(_ cell: Int, _ channel: Int, _ grid: CellGrid) -> Float {
        var sum = 0
        var seen = 0
        forEachPixel(of: cell, grid) { pixel, _, _ in
            let at = pixel * bytesPerPixel
            let alpha = Int(bytes[at + 3 * bytesPerSample])
            sum += Int(bytes[at + channel * bytesPerSample]) * alpha
            seen += alpha
        }
        return seen > 0 ? Float(sum) / Float(seen) : 255
    }

    private mutating func fill(_ cell: Int, _ grid: CellGrid, _ surfaces: [CellSurface]) {
        let side = Float(Self.cell)
        let (left, top) = (cell % grid.columns * Self.cell, cell / grid.columns * Self.cell)
        for y in top..<min(top + Self.cell, height) {
            for x in left..<min(left + Self.cell, width) {
                // One grain for all channels: what was grey stays grey.
                let grain = surfaces[0].isFlat ? 0 : Grain.at(x: x, y: y, channel: 0)
                let place = ((Float(x - left) + 0.5) / side, (Float(y - top) + 0.5) / side)
                let levels = surfaces.map { $0.level(x: place.0, y: place.1) + grain }
                set(y * width + x, levels: SIMD3(levels[0], levels[1], levels[2]))
            }
        }
    }

    private mutating func set(_ pixel: Int, levels: SIMD3<Float>) {
        let unit = depth == 16 ? 257 : 1
        let whole = levels.clamped(lowerBound: .zero, upperBound: SIMD3(repeating: 255)).rounded(.toNearestOrEven)
        setColour(pixel, SIMD3<Int>(whole) &* unit)
        setAlpha(pixel, 255 * unit)
    }

    private func forEachPixel(of cell: Int, _ grid: CellGrid, _ body: (_ pixel: Int, _ x: Int, _ y: Int) -> Void) {
        let (left, top) = (cell % grid.columns * Self.cell, cell / grid.columns * Self.cell)
        for y in top..<min(top + Self.cell, height) {
            for x in left..<min(left + Self.cell, width) { body(y * width + x, x, y) }
        }
    }
}
