/// Scaling down by averaging what each new pixel covers: the only kind that leaves no single pixel of the input standing.
package enum AreaAverage {
    /// The size in pixels whose longer side is at most `maxEdge`; the picture's own where it fits already.
    package static func size(width: Int, height: Int, maxEdge: Int) -> (width: Int, height: Int) {
        let longest = max(width, height)
        let edge = max(maxEdge, 1)
        guard longest > edge else { return (width, height) }
        func scaled(_ side: Int) -> Int { max(1, Int((Double(side) * Double(edge) / Double(longest)).rounded())) }
        return (scaled(width), scaled(height))
    }

    /// What one new pixel takes from the old ones along an axis: the first of them, and a share for each; the sum is 1.
    package struct Reach: Sendable {
        package let first: Int
        package let shares: [Float]
    }

    /// One reach for each of the `new` pixels, `new` being at most `old`, both above zero.
    package static func axis(old: Int, new: Int) -> [Reach] {
        let width = Double(old) / Double(new)
        return (0..<new).map { index in
            let from = Double(index) * width
            let to = min(from + width, Double(old))
            let first = Int(from)
            let last = min(max(Int(to.rounded(.up)), first + 1), old)
            return Reach(
                first: first,
                shares: (first..<last).map { Float((min(to, Double($0 + 1)) - max(from, Double($0))) / width) })
        }
    }
}
