/// The cells that may not show what is under them: the outer cover of every redaction, united.
package struct Cover: Hashable, Sendable {
    /// What a cell is. Where redactions meet, the higher value wins: a mosaic holds a trace of what it covers, the
    /// other two hold none.
    package enum Cell: UInt8, Sendable {
        case open
        case mosaic
        case blur
        case solid
    }

    package let grid: CellGrid
    /// One for each cell of the grid, row by row.
    package internal(set) var cells: [Cell]
    /// For mosaic cells the tile that they belong to; tiles are numbered through all regions, -1 elsewhere.
    let tiles: [Int32]
    let tileCount: Int

    /// The redactions of a picture that is stored in this grid and shown in this orientation. Parts past the border are cut off.
    package init(_ redactions: [Redaction], grid: CellGrid, orientation: Orientation) {
        var cells = [Cell](repeating: .open, count: grid.count)
        var tiles = [Int32](repeating: -1, count: grid.count)
        var tileCount = 0
        for redaction in redactions {
            let shape = CoverShape(redaction, orientation: orientation, width: grid.width, height: grid.height)
            let mosaic = MosaicTiles(shape.box, first: tileCount)
            if redaction.style == .mosaic { tileCount += mosaic.count }
            grid.forEachCell(under: shape) { cell, x, y in
                let style = Cell(redaction.style)
                guard style.rawValue > cells[cell].rawValue else { return }
                cells[cell] = style
                tiles[cell] = style == .mosaic ? mosaic.tile(x: x, y: y) : -1
            }
        }
        self.grid = grid
        self.cells = cells
        self.tiles = tiles
        self.tileCount = tileCount
    }

    package var isEmpty: Bool { !cells.contains { $0 != .open } }

    /// The share of the picture's pixels that are covered, 0...1.
    package var area: Double {
        let covered = cells.indices.reduce(0) { $0 + (cells[$1] == .open ? 0 : grid.pixels(of: $1)) }
        return Double(covered) / (Double(grid.width) * Double(grid.height))
    }

    /// Open cells that touch a blurred one, also by a corner: the only ones whose content a blur may know.
    package var ring: [Int] {
        var touching = [Bool](repeating: false, count: cells.count)
        for cell in cells.indices where cells[cell] == .blur {
            for down in -1...1 {
                for right in -1...1 {
                    guard let other = grid.neighbour(of: cell, right: right, down: down) else { continue }
                    touching[other] = cells[other] == .open
                }
            }
        }
        return cells.indices.filter { touching[$0] }
    }
}

extension Cover.Cell {
    init(_ style: RedactionStyle) {
        switch style {
        case .blur: self = .blur
        case .solid: self = .solid
        case .mosaic: self = .mosaic
        }
    }
}

extension CellGrid {
    /// Every cell that shares a point with the shape, with its centre in pixels.
    func forEachCell(under shape: CoverShape, _ body: (Int, Double, Double) -> Void) {
        for row in span(shape.box.top, shape.box.bottom, cell: cellHeight, count: rows) {
            for column in span(shape.box.left, shape.box.right, cell: cellWidth, count: columns) {
                let left = Double(column * cellWidth)
                let top = Double(row * cellHeight)
                let right = left + Double(cellWidth)
                let bottom = top + Double(cellHeight)
                guard shape.meets(left: left, top: top, right: right, bottom: bottom) else { continue }
                body(row * columns + column, (left + right) / 2, (top + bottom) / 2)
            }
        }
    }

    private func span(_ from: Double, _ to: Double, cell: Int, count: Int) -> Range<Int> {
        let limit = Double(count)
        let first = Int(min(max((from / Double(cell)).rounded(.down), 0), limit))
        let last = Int(min(max((to / Double(cell)).rounded(.down) + 1, 0), limit))
        return first..<max(first, last)
    }
}
