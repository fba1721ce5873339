import Synchronization

/// A bar on standard error for long work, on a terminal only. Safe to call from several threads.
final class ProgressBar: Sendable {
    private let label: String
    private let isShown: Bool
    /// What was drawn last, in hundredths; nil before anything was.
    private let drawn = Mutex<Int?>(nil)

    init(_ label: String, isShown: Bool = Terminal.showsProgress) {
        self.label = label
        self.isShown = isShown
    }

    /// Draws anew when a hundredth more is done, and removes the bar with the last, so that what follows stands on a clean
    /// line. Work of one step shows no bar.
    func show(_ done: Int, of total: Int) {
        guard isShown, total > 1 else { return }
        let share = min(100, max(0, done) * 100 / total)
        drawn.withLock { drawn in
            guard share != drawn else { return }
            drawn = share
            Terminal.draw(line(done, total) + (done >= total ? Terminal.clearedLine : ""))
        }
    }

    private func line(_ done: Int, _ total: Int) -> String {
        let width = 24
        let filled = width * done / total
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        return "\(Terminal.clearedLine)\(label) [\(bar)] \(done)/\(total)"
    }
}
