/// How many took how long.
struct Histogram: Equatable, Sendable {
    /// Upper bounds in seconds, as they are written.
    static let bounds: [(text: String, seconds: Double)] = [
        ("0.005", 0.005), ("0.025", 0.025), ("0.1", 0.1), ("0.25", 0.25), ("1", 1), ("2.5", 2.5), ("10", 10),
        ("60", 60),
    ]

    private(set) var counts = [Int](repeating: 0, count: bounds.count)
    private(set) var count = 0
    private(set) var sum = 0.0

    mutating func add(_ seconds: Double) {
        count += 1
        sum += seconds
        for (index, bound) in Self.bounds.enumerated() where seconds <= bound.seconds { counts[index] += 1 }
    }
}
