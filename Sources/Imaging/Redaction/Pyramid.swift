/// A first guess for the membrane: the ring's levels averaged to ever coarser grids, and taken for every cell from the finest
/// grid that knows something there (pull-push, Gortler and others, The Lumigraph, 1996).
struct Pyramid {
    private struct Layer {
        let columns: Int
        let rows: Int
        var sums: [Float]
        var weights: [Float]
    }

    private var layers: [Layer]
    private let columns: Int

    init(_ grid: CellGrid, ring: [Int], levels: [Float], from start: Int) {
        self.columns = grid.columns
        var layer = Layer(
            columns: grid.columns, rows: grid.rows, sums: [Float](repeating: 0, count: grid.count),
            weights: [Float](repeating: 0, count: grid.count))
        for cell in ring {
            layer.sums[cell] = levels[start + cell]
            layer.weights[cell] = 1
        }
        self.layers = [layer]
        while layer.columns > 1 || layer.rows > 1 {
            layer = Self.halved(layer)
            layers.append(layer)
        }
    }

    private static func halved(_ fine: Layer) -> Layer {
        let columns = (fine.columns + 1) / 2
        let rows = (fine.rows + 1) / 2
        let empty = [Float](repeating: 0, count: columns * rows)
        var coarse = Layer(columns: columns, rows: rows, sums: empty, weights: empty)
        for row in 0..<fine.rows {
            for column in 0..<fine.columns {
                let from = row * fine.columns + column
                let to = row / 2 * columns + column / 2
                coarse.sums[to] += fine.sums[from]
                coarse.weights[to] += fine.weights[from]
            }
        }
        return coarse
    }

    func level(_ cell: Int) -> Float {
        var column = cell % columns
        var row = cell / columns
        for layer in layers {
            let index = row * layer.columns + column
            if layer.weights[index] > 0 { return layer.sums[index] / layer.weights[index] }
            column /= 2
            row /= 2
        }
        return 0
    }
}
