/// A smooth sheet over the blurred cells, held by the ring of open cells around them: the solution of Laplace's equation at cell
/// resolution. Past the picture's border, and against cells that are covered otherwise, the sheet ends freely.
struct Membrane: Sendable {
    /// Blurred cells that a ring reaches, in grid order.
    let unknowns: [Int]
    /// Blurred cells that no ring reaches: the sheet would hang in the air there, so they are covered solid.
    let unreached: [Int]
    /// Open cells that touch a blurred one.
    let ring: [Int]
    private let grid: CellGrid
    /// Four for each unknown: the neighbours beside, above and below that hold a level. A missing one is the cell itself,
    /// which is what a free end means.
    private let sides: [Int]

    init(_ cover: Cover) {
        let reached = Self.reached(cover)
        self.grid = cover.grid
        self.ring = cover.ring
        self.unknowns = cover.cells.indices.filter { cover.cells[$0] == .blur && reached[$0] }
        self.unreached = cover.cells.indices.filter { cover.cells[$0] == .blur && !reached[$0] }
        self.sides = unknowns.flatMap { cell in
            Self.steps.map { step in
                guard let other = cover.grid.neighbour(of: cell, right: step.right, down: step.down) else {
                    return cell
                }
                return reached[other] || cover.cells[other] == .open ? other : cell
            }
        }
    }

    private static let steps = [(right: -1, down: 0), (right: 1, down: 0), (right: 0, down: -1), (right: 0, down: 1)]

    /// Which blurred cells are joined to an open one through blurred cells.
    private static func reached(_ cover: Cover) -> [Bool] {
        var reached = [Bool](repeating: false, count: cover.grid.count)
        var waiting = cover.ring
        while let cell = waiting.popLast() {
            for step in steps {
                guard let other = cover.grid.neighbour(of: cell, right: step.right, down: step.down),
                    cover.cells[other] == .blur, !reached[other]
                else { continue }
                reached[other] = true
                waiting.append(other)
            }
        }
        return reached
    }

    /// Solves for one channel in place, given the ring's levels; `start` is where the channel's levels begin.
    func stretch(over levels: inout [Float], from start: Int) {
        guard !unknowns.isEmpty else { return }
        let guess = Pyramid(grid, ring: ring, levels: levels, from: start)
        for cell in unknowns { levels[start + cell] = guess.level(cell) }
        // Over-relaxation: the best factor for a sheet about as wide as the root of its number of cells (Young 1954). The
        // guess is already near, so a bounded number of sweeps is enough for a surface without visible steps.
        let width = min(max(Float(unknowns.count).squareRoot(), 2), 64)
        let factor = 2 / (1 + Float.pi / max(width, Float.pi))
        for _ in 0..<min(max(Int(width), 8), 40) { relax(&levels, start, factor) }
    }

    private func relax(_ levels: inout [Float], _ start: Int, _ factor: Float) {
        for index in unknowns.indices {
            let cell = start + unknowns[index]
            let sum =
                levels[start + sides[4 * index]] + levels[start + sides[4 * index + 1]]
                + levels[start + sides[4 * index + 2]] + levels[start + sides[4 * index + 3]]
            levels[cell] += factor * (sum / 4 - levels[cell])
        }
    }
}
