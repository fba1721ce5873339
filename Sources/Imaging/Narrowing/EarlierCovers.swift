/// What is covered in a picture that this project built before, so that a later redaction leaves it as it is.
package struct EarlierCovers: Hashable, Sendable {
    /// Covered at the size that the picture has now: its cells are known exactly.
    package var exact: [Redaction]
    /// Covered before the picture was scaled down: of the cells of now, only those that lie wholly within its shape hold
    /// nothing but cover.
    package var beforeScaling: [Redaction]

    package init(exact: [Redaction] = [], beforeScaling: [Redaction] = []) {
        self.exact = exact
        self.beforeScaling = beforeScaling
    }
}

extension Cover {
    /// The cells that a request asks to be covered, less those that are covered already.
    package init(_ request: CleaningRequest, grid: CellGrid, orientation: Orientation) {
        self.init(request.redactions, grid: grid, orientation: orientation)
        guard !isEmpty else { return }
        let before = Cover(request.earlier.exact, grid: grid, orientation: orientation)
        for cell in cells.indices where before.cells[cell] != .open { cells[cell] = .open }
        for redaction in request.earlier.beforeScaling {
            let shape = CoverShape(redaction, orientation: orientation, width: grid.width, height: grid.height)
            grid.forEachCell(within: shape) { cells[$0] = .open }
        }
    }
}

extension CellGrid {
    /// Every cell whose pixels, and those beside it, all lie within the shape: a scaled pixel at its edge is part cover only.
    fileprivate func forEachCell(within shape: CoverShape, _ body: (Int) -> Void) {
        forEachCell(under: shape) { cell, _, _ in
            let (column, row) = (cell % columns, cell / columns)
            let left = Double(max(column * cellWidth - 1, 0))
            let top = Double(max(row * cellHeight - 1, 0))
            let right = Double(min((column + 1) * cellWidth + 1, width))
            let bottom = Double(min((row + 1) * cellHeight + 1, height))
            let corners = [(left, top), (right, top), (left, bottom), (right, bottom)]
            if corners.allSatisfy({ shape.holds(x: $0.0, y: $0.1) }) { body(cell) }
        }
    }
}

extension CoverShape {
    /// Whether a point lies in the shape, which is convex: a rectangle does when its corners do.
    fileprivate func holds(x: Double, y: Double) -> Bool { meets(left: x, top: y, right: x, bottom: y) }
}
