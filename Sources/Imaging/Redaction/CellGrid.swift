/// The picture divided into cells of equal size from the upper left corner, in stored pixels: a JPEG's MCUs of the largest sampling,
/// a PNG's squares of 8 by 8. The last column and row may reach past the picture.
package struct CellGrid: Hashable, Sendable {
    package let width: Int
    package let height: Int
    package let cellWidth: Int
    package let cellHeight: Int
    package let columns: Int
    package let rows: Int

    /// All four in pixels and above zero.
    package init(width: Int, height: Int, cellWidth: Int, cellHeight: Int) {
        self.width = max(width, 1)
        self.height = max(height, 1)
        self.cellWidth = max(cellWidth, 1)
        self.cellHeight = max(cellHeight, 1)
        self.columns = (self.width + self.cellWidth - 1) / self.cellWidth
        self.rows = (self.height + self.cellHeight - 1) / self.cellHeight
    }

    package var count: Int { columns * rows }

    /// Cells are numbered row by row; nil outside the grid.
    func cell(column: Int, row: Int) -> Int? {
        guard column >= 0, row >= 0, column < columns, row < rows else { return nil }
        return row * columns + column
    }

    /// The cell's neighbour; nil past the border.
    func neighbour(of cell: Int, right: Int, down: Int) -> Int? {
        self.cell(column: cell % columns + right, row: cell / columns + down)
    }

    /// How many of the cell's pixels lie within the picture.
    func pixels(of cell: Int) -> Int {
        let column = cell % columns
        let row = cell / columns
        return min(cellWidth, width - column * cellWidth) * min(cellHeight, height - row * cellHeight)
    }
}
