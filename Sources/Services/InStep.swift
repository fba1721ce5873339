import Dispatch
import Synchronization

/// Work on a second core while the caller prepares what comes next: in the order in which it is handed in, one at a
/// time, and never more than `width` waiting, so that memory stays bounded. The first error stops the rest.
final class InStep: Sendable {
    private let queue = DispatchQueue(label: "synas.in-step")
    private let room: DispatchSemaphore
    private let failure = Mutex<(any Error)?>(nil)

    private init(width: Int) { room = DispatchSemaphore(value: width) }

    /// Lets the body hand work in; returns when all of it is done, whatever becomes of the body.
    ///
    /// - Throws: what the body or the work throws.
    static func run(width: Int, _ body: (InStep) throws -> Void) throws {
        let step = InStep(width: width)
        defer { step.queue.sync {} }
        do { try body(step) } catch {
            step.failure.withLock { $0 = $0 ?? error }
            throw error
        }
        step.queue.sync {}
        try step.check()
    }

    /// Hands work in, and waits where too much is waiting.
    ///
    /// - Throws: what earlier work threw.
    func add(_ work: @escaping @Sendable () throws -> Void) throws {
        try check()
        room.wait()
        queue.async { [self] in
            defer { room.signal() }
            guard failure.withLock({ $0 == nil }) else { return }
            do { try work() } catch { failure.withLock { $0 = error } }
        }
    }

    private func check() throws { try failure.withLock { if let error = $0 { throw error } } }
}
