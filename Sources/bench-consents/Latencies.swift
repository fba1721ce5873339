/// How long each of many calls took, in milliseconds.
struct Latencies {
    private var sorted: [Double]

    /// Calls once for each item, and measures every call.
    init<Item>(of items: [Item], _ call: (Item) throws -> Void) rethrows {
        let clock = ContinuousClock()
        sorted = []
        for item in items {
            let took = try clock.measure { try call(item) }
            sorted.append(Double(took.components.attoseconds) / 1e15 + Double(took.components.seconds) * 1000)
        }
        sorted.sort()
    }

    /// What that share of the calls stayed under.
    func share(_ part: Double) -> Double { sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))] }
}
