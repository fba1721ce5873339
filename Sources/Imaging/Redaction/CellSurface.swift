/// One channel's surface over one covered cell: flat, or bent towards the neighbours' levels.
package struct CellSurface: Sendable {
    /// Levels of the cell and its eight neighbours, row by row; a neighbour that is no part of the sheet has the cell's own.
    private let around: (top: SIMD3<Float>, middle: SIMD3<Float>, bottom: SIMD3<Float>)
    /// Whether every point has the cell's own level.
    package let isFlat: Bool

    /// Flat for solid and mosaic cells.
    package init(_ field: FillField, cell: Int, channel: Int) {
        let own = field.level(cell, channel)
        let flat = field.cover.cells[cell] != .blur
        func row(_ down: Int) -> SIMD3<Float> {
            guard !flat else { return SIMD3(repeating: own) }
            return SIMD3(
                field.surfaceLevel(cell, -1, down, channel) ?? own, field.surfaceLevel(cell, 0, down, channel) ?? own,
                field.surfaceLevel(cell, 1, down, channel) ?? own)
        }
        self.around = (row(-1), row(0), row(1))
        self.isFlat = flat
    }

    /// The level 0...255 at a point of the cell, as fractions 0...1 from its upper left corner, without grain. Linear between
    /// the cells' centres, so neighbouring cells meet without a step.
    package func level(x: Float, y: Float) -> Float {
        let row = y < 0.5 ? mix(around.top, around.middle, y + 0.5) : mix(around.middle, around.bottom, y - 0.5)
        return x < 0.5 ? row.x + (row.y - row.x) * (x + 0.5) : row.y + (row.z - row.y) * (x - 0.5)
    }

    /// Eight levels of one row at once.
    func levels(x: SIMD8<Float>, y: Float) -> SIMD8<Float> {
        let row = y < 0.5 ? mix(around.top, around.middle, y + 0.5) : mix(around.middle, around.bottom, y - 0.5)
        let left = row.x + (row.y - row.x) * (x + 0.5)
        let right = row.y + (row.z - row.y) * (x - 0.5)
        return left.replacing(with: right, where: x .>= 0.5)
    }

    private func mix(_ a: SIMD3<Float>, _ b: SIMD3<Float>, _ share: Float) -> SIMD3<Float> { a + (b - a) * share }
}

extension FillField {
    fileprivate func surfaceLevel(_ cell: Int, _ right: Int, _ down: Int, _ channel: Int) -> Float? {
        guard let other = cover.grid.neighbour(of: cell, right: right, down: down), isSurface[other] else { return nil }
        return level(other, channel)
    }
}
