/// The coefficients that stand under the cover instead of the picture's.
struct JPEGFill: Sendable {
    /// Half a level's range: what a JPEG subtracts from every sample (T.81, A.3.1).
    static let offset: Float = 128

    /// For each MCU the start of its coefficients below, -1 where nothing is covered.
    let starts: [Int]
    /// Covered MCUs in order, the layout's blocks in order, 64 coefficients each in zigzag order.
    let coefficients: [Int16]

    static func none(_ layout: MCULayout) -> JPEGFill {
        JPEGFill(starts: [Int](repeating: -1, count: layout.grid.count), coefficients: [])
    }

    init(starts: [Int], coefficients: [Int16]) {
        self.starts = starts
        self.coefficients = coefficients
    }

    init(_ field: FillField, _ layout: MCULayout, _ colour: JPEGColour) {
        var starts = [Int](repeating: -1, count: layout.grid.count)
        let covered = starts.indices.filter { field.cover.cells[$0] != .open }
        for (number, cell) in covered.enumerated() { starts[cell] = number * layout.blocks.count * 64 }
        let half = covered.count / 2
        let (first, second) = Both.of {
            Self.filled(covered[..<half], field, layout, colour)
        } _: {
            Self.filled(covered[half...], field, layout, colour)
        }
        self.init(starts: starts, coefficients: first + second)
    }

    /// The coefficients of some cells, one after the other.
    private static func filled(
        _ cells: ArraySlice<Int>, _ field: FillField, _ layout: MCULayout, _ colour: JPEGColour
    ) -> [Int16] {
        let size = layout.blocks.count * 64
        var coefficients = [Int16](repeating: 0, count: cells.count * size)
        for (number, cell) in cells.enumerated() {
            fill(cell, field, layout, colour, into: &coefficients, at: number * size)
        }
        return coefficients
    }

    private static func fill(
        _ cell: Int, _ field: FillField, _ layout: MCULayout, _ colour: JPEGColour,
        into coefficients: inout [Int16], at first: Int
    ) {
        for (index, block) in layout.blocks.enumerated() where layout.index(of: block, in: cell) != nil {
            let surface = CellSurface(field, cell: cell, channel: block.component)
            let start = first + index * 64
            let table = layout.components[block.component].quantisation
            guard !surface.isFlat else {
                let level = (surface.level(x: 0.5, y: 0.5) - offset) * 8
                coefficients[start] = quantised(level, table[0], most: 1023)
                continue
            }
            let grain = !colour.isChroma(block.component)
            let rows = levels(surface, block, cell, layout, grain: grain)
            let transformed = ForwardTransform.apply(rows)
            for place in 0..<64 {
                let natural = ForwardTransform.zigzag[place]
                coefficients[start + place] = quantised(
                    transformed[natural >> 3][natural & 7], table[place], most: 1023)
            }
        }
    }

    /// A block's levels less 128, row by row.
    private static func levels(
        _ surface: CellSurface, _ block: MCULayout.Block, _ cell: Int, _ layout: MCULayout, grain: Bool
    ) -> ForwardTransform.Block {
        let part = layout.components[block.component]
        let left = cell % layout.grid.columns * part.h * 8 + block.x * 8
        let top = cell / layout.grid.columns * part.v * 8 + block.y * 8
        let steps = SIMD8<Float>(0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5)
        let x = (steps + Float(block.x * 8)) / Float(part.h * 8)
        return ForwardTransform.Block { row in
            let y = (Float(block.y * 8 + row) + 0.5) / Float(part.v * 8)
            let levels = surface.levels(x: x, y: y) - offset
            return grain ? levels + Grain.row(x: left, y: top + row) : levels
        }
    }

    /// The nearest multiple of a step, halves away from zero. Most values of a smooth surface are far below half a step.
    @inline(__always)
    private static func quantised(_ value: Float, _ step: UInt16, most: Float) -> Int16 {
        guard value.magnitude * 2 >= Float(step) else { return 0 }
        let multiple = min(max(value / Float(step), -most), most)
        return Int16(multiple + (multiple < 0 ? -0.5 : 0.5))
    }
}
