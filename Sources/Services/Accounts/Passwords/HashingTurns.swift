import Dispatch

/// A few hashes at once, on threads of their own: each takes memory and a core, and the others of the service go on.
actor HashingTurns {
    /// More than can be done in some seconds are sent away.
    private static let mostWaiting = 32
    private static let pauseSeconds = 5

    private let width: Int
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(width: Int) { self.width = max(1, width) }

    /// - Throws: `SignInRefused.wait` where too many wait already; what the work throws.
    func take<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await enter()
        defer { leave() }
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .userInitiated).async { continuation.resume(with: Swift.Result { try work() }) }
        }
    }

    private func enter() async throws {
        if running < width {
            running += 1
            return
        }
        guard waiting.count < Self.mostWaiting else { throw SignInRefused.wait(Self.pauseSeconds) }
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Hands the turn on to who has waited longest.
    private func leave() {
        if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
    }
}
