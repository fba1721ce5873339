internal import Dispatch
internal import Synchronization

/// Two pieces of work on one picture at the same time. Where all cores are busy with other pictures they are done in turn.
enum Both {
    /// Waits for both. Neither may wait for the other.
    static func of<First: Sendable, Second: Sendable>(
        _ first: @Sendable () -> First, _ second: @Sendable () -> Second
    ) -> (First, Second) {
        let one = Mutex<First?>(nil)
        let other = Mutex<Second?>(nil)
        DispatchQueue.concurrentPerform(iterations: 2) { number in
            if number == 0 {
                let result = first()
                one.withLock { $0 = result }
            } else {
                let result = second()
                other.withLock { $0 = result }
            }
        }
        guard let left = one.withLock({ $0 }), let right = other.withLock({ $0 }) else { return (first(), second()) }
        return (left, right)
    }
}
