/// Which blocks a scan of all components has in each MCU, in the order in which they are coded (T.81, A.2.3).
struct MCULayout: Hashable, Sendable {
    struct Block: Hashable, Sendable {
        let component: Int
        /// Place within the MCU's blocks of this component.
        let x: Int
        let y: Int
    }

    /// The most blocks of an MCU (T.81, B.2.3).
    static let mostBlocks = 10

    let grid: CellGrid
    let blocks: [Block]
    let components: [JPEGComponent]
    /// Blocks across and down that hold pixels, for each component.
    let across: [Int]
    let down: [Int]
    /// Whether MCUs of the last column, or row, hold blocks without pixels.
    let lastColumnIsPadded: Bool
    let lastRowIsPadded: Bool

    init(_ frame: JPEGFrame) {
        let grid = frame.grid
        self.grid = grid
        self.components = frame.components
        self.blocks = frame.components.enumerated().flatMap { index, part in
            (0..<part.v).flatMap { y in (0..<part.h).map { Block(component: index, x: $0, y: y) } }
        }
        self.across = frame.components.indices.map { frame.blocks($0).across }
        self.down = frame.components.indices.map { frame.blocks($0).down }
        self.lastColumnIsPadded = frame.components.indices.contains {
            frame.blocks($0).across < grid.columns * frame.components[$0].h
        }
        self.lastRowIsPadded = frame.components.indices.contains {
            frame.blocks($0).down < grid.rows * frame.components[$0].v
        }
    }

    /// Whether an MCU holds a block without pixels.
    func isPadded(_ mcu: Int) -> Bool {
        (lastColumnIsPadded && mcu % grid.columns == grid.columns - 1)
            || (lastRowIsPadded && mcu / grid.columns == grid.rows - 1)
    }

    /// A block's number among its component's blocks, row by row; nil for a block without pixels.
    func index(of block: Block, in mcu: Int) -> Int? {
        let part = components[block.component]
        let column = mcu % grid.columns * part.h + block.x
        let row = mcu / grid.columns * part.v + block.y
        guard column < across[block.component], row < down[block.component] else { return nil }
        return row * across[block.component] + column
    }
}
