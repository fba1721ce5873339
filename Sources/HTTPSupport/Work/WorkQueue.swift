internal import Synchronization

/// Nobody can be helped now, and nobody can wait either.
package struct Busy: Error, Equatable, Sendable {
    /// In seconds.
    package let retryAfter: Int

    package init(retryAfter: Int) { self.retryAfter = retryAfter }
}

/// Lets so many work at a time, so many wait in the order they came, and sends the rest away at once: a service that is
/// asked for too much says so while it still can.
package final class WorkQueue: Sendable {
    private struct State {
        var running = 0
        var waiting: [(id: Int, turn: CheckedContinuation<Void, any Error>)] = []
        var nextID = 0
    }

    private let state = Mutex(State())
    private let mostRunning: Int
    private let mostWaiting: Int
    private let retryAfter: Int

    /// `retryAfter`: what those who are sent away are told, in seconds.
    package init(running: Int, waiting: Int, retryAfter: Int) {
        mostRunning = max(1, running)
        mostWaiting = max(0, waiting)
        self.retryAfter = retryAfter
    }

    package var runningNow: Int { state.withLock { $0.running } }
    package var waitingNow: Int { state.withLock { $0.waiting.count } }

    /// - Throws: ``Busy``; `CancellationError` when the task is cancelled while it waits; what the work throws.
    @discardableResult
    package func run<Value>(_ work: () async throws -> Value) async throws -> Value {
        try await enter()
        defer { leave() }
        return try await work()
    }

    private func enter() async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { turn in
                if let result = admit(id, turn) { turn.resume(with: result) }
            }
        } onCancel: {
            giveUp(id)
        }
    }

    /// Gives nil for who waits now.
    private func admit(_ id: Int, _ turn: CheckedContinuation<Void, any Error>) -> Result<Void, any Error>? {
        state.withLock { state in
            // Within the lock: a cancellation that comes later finds the place in the queue.
            if Task.isCancelled { return .failure(CancellationError()) }
            if state.running < mostRunning {
                state.running += 1
                return .success(())
            }
            guard state.waiting.count < mostWaiting else { return .failure(Busy(retryAfter: retryAfter)) }
            state.waiting.append((id, turn))
            return nil
        }
    }

    private func giveUp(_ id: Int) {
        let turn = state.withLock { state in
            state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0).turn }
        }
        turn?.resume(throwing: CancellationError())
    }

    /// Hands the place to the next, or frees it.
    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst().turn }
            state.running -= 1
            return nil
        }
        next?.resume()
    }
}
