import Synchronization

/// A bar on standard error for long work, on a terminal only. Safe to call from several threads.
final class ProgressBar: Sendable {
    private let total: Int
    private let label: String
    private let isShown: Bool
    private let done = Mutex(0)

    init(_ label: String, total: Int) {
        self.label = label
        self.total = total
        isShown = Terminal.showsProgress && total > 1
    }

    func advance() {
        done.withLock { done in
            done += 1
            if isShown { draw(done) }
        }
    }

    /// Removes the bar, so that what follows stands on a clean line.
    func finish() {
        if isShown { Terminal.draw(Terminal.clearedLine) }
    }

    private func draw(_ done: Int) {
        let width = 24
        let filled = width * done / total
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        Terminal.draw("\(Terminal.clearedLine)\(label) [\(bar)] \(done)/\(total)")
    }
}
