/// How long a request is tried again, and what time is: a test has its own.
package struct Patience: Sendable {
    /// From the first attempt to the begin of the last.
    package let total: Duration
    let now: @Sendable () -> Duration
    let wait: @Sendable (Duration) async -> Void

    /// - Parameters:
    ///   - total: zero tries once.
    ///   - now: the time since any fixed moment.
    ///   - wait: returns when so long has passed.
    package init(
        total: Duration, now: @escaping @Sendable () -> Duration, wait: @escaping @Sendable (Duration) async -> Void
    ) {
        self.total = total
        self.now = now
        self.wait = wait
    }

    /// By the system's clock.
    package static func system(_ total: Duration) -> Patience {
        let begin = ContinuousClock.now
        return Patience(total: total, now: { ContinuousClock.now - begin }, wait: { try? await Task.sleep(for: $0) })
    }
}
