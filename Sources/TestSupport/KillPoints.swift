import Foundation

/// A command that is killed after its Nth system call, for one N after the other.
package struct KillPoints: Sendable {
    private let work: Workplace
    private let words: [String]
    private let onlyChanging: Bool
    /// How many calls the command makes when nobody kills it; threads make it vary a little.
    package let count: Int

    /// - Parameters:
    ///   - words: what `synas` is told.
    ///   - work: where the command starts from; never changed, each point works on its own copy.
    ///   - onlyChanging: counts the calls alone that can change what is on disk or who holds a lock.
    /// - Throws: `LaunchError` where the command does not end well by itself.
    package init(of words: [String], from work: Workplace, onlyChanging: Bool = true) throws {
        self.work = work
        self.words = words
        self.onlyChanging = onlyChanging
        let ended = try Self.run(words, in: Workplace(copying: work), point: 1_000_000_000, onlyChanging)
        guard case .ended(0, let count) = ended else {
            throw LaunchError("\(words) does not end well by itself: \(ended)")
        }
        self.count = count
    }

    /// Kills the command at each of the points, two at a time, and hands what it left behind to `look`.
    ///
    /// - Returns: how many points really were kills; past the last call the command ends by itself.
    package func kill(
        at points: [Int], _ look: @escaping @Sendable (Workplace, Int) throws -> Void
    ) async throws -> Int {
        let lanes = 2
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var kills = 0
                    for index in stride(from: lane, to: points.count, by: lanes) {
                        if try kill(at: points[index], look) { kills += 1 }
                        await Task.yield()
                    }
                    return kills
                }
            }
            return try await group.reduce(0, +)
        }
    }

    private func kill(at point: Int, _ look: (Workplace, Int) throws -> Void) throws -> Bool {
        let copy = try Workplace(copying: work)
        let ended = try Self.run(words, in: copy, point: point, onlyChanging)
        try look(copy, point)
        if case .killed = ended { return true }
        return false
    }

    private enum End { case killed, ended(Int, Int) }

    private static func run(_ words: [String], in work: Workplace, point: Int, _ onlyChanging: Bool) throws -> End {
        let command =
            [Program.path("kill-at")] + (onlyChanging ? ["--changing"] : []) + ["\(point)", Program.path("synas")]
        let ran = try work.run(command + words)
        let parts = (ran.complaintLines.last ?? "").split(separator: " ")
        if ran.code == 0, parts.count == 3, parts[1] == "killed" { return .killed }
        guard ran.code == 0, parts.count == 4, parts[1] == "ended", let code = Int(parts[2]), let count = Int(parts[3])
        else { throw LaunchError("cannot kill: \(ran)") }
        return .ended(code, count)
    }
}
