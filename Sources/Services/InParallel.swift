/// Does the work on each item, at most `width` at a time, and returns the results in the items' order.
///
/// A bounded width keeps memory bounded: no more pictures are open than are worked on.
func inParallel<Item: Sendable, Result: Sendable>(
    _ items: [Item], width: Int, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in },
    _ work: @escaping @Sendable (Item) -> Result
) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
        var waiting = items.enumerated().makeIterator()
        var results = [Result?](repeating: nil, count: items.count)
        func startNext() {
            guard let (index, item) = waiting.next() else { return }
            group.addTask { (index, work(item)) }
        }
        for _ in 0..<max(1, width) { startNext() }
        var done = 0
        for await (index, result) in group {
            results[index] = result
            done += 1
            progress(done, items.count)
            startNext()
        }
        return results.compactMap(\.self)
    }
}
