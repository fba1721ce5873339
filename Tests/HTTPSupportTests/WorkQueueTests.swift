import HTTPSupport
import Testing

/// Something that is waited for and opened once.
actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func wait() async {
        if !isOpen { await withCheckedContinuation { waiting.append($0) } }
    }

    func open() {
        isOpen = true
        for one in waiting { one.resume() }
        waiting = []
    }
}

@Suite("So many work at a time, so many wait, the rest is sent away")
struct WorkQueueTests {
    /// Until it is so; fails with the test's own time limit if it never is.
    private static func until(_ condition: () -> Bool) async {
        while !condition() { await Task.yield() }
    }

    @Test("two work, one waits in turn, the fourth is told when to come back")
    func bounded() async throws {
        let queue = WorkQueue(running: 2, waiting: 1, retryAfter: 9)
        let gate = Gate()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<2 {
                group.addTask {
                    try await queue.run {
                        await gate.wait()
                        return number
                    }
                }
            }
            await Self.until { queue.runningNow == 2 }
            group.addTask { try await queue.run { 2 } }
            await Self.until { queue.waitingNow == 1 }
            await #expect(throws: Busy(retryAfter: 9)) { try await queue.run { 3 } }
            await gate.open()
            var done: Set<Int> = []
            for try await number in group { done.insert(number) }
            #expect(done == [0, 1, 2])
        }
        #expect(queue.runningNow == 0 && queue.waitingNow == 0)
    }

    @Test("who gives up waiting frees the place, and gets no turn")
    func cancelled() async throws {
        let queue = WorkQueue(running: 1, waiting: 1, retryAfter: 1)
        let gate = Gate()
        let first = Task { try await queue.run { await gate.wait() } }
        await Self.until { queue.runningNow == 1 }
        let second = Task { try await queue.run { Issue.record("had a turn") } }
        await Self.until { queue.waitingNow == 1 }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(queue.waitingNow == 0)
        let third = Task { try await queue.run { 3 } }
        await Self.until { queue.waitingNow == 1 }
        await gate.open()
        #expect(try await third.value == 3)
        try await first.value
        #expect(queue.runningNow == 0)
    }

    @Test("who has given up already does not begin")
    func cancelledBefore() async {
        let queue = WorkQueue(running: 1, waiting: 1, retryAfter: 1)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            try await queue.run { Issue.record("had a turn") }
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(queue.runningNow == 0)
    }

    @Test("work that fails gives its place back")
    func failing() async throws {
        let queue = WorkQueue(running: 1, waiting: 0, retryAfter: 1)
        await #expect(throws: Busy(retryAfter: 5)) { try await queue.run { throw Busy(retryAfter: 5) } }
        #expect(try await queue.run { 1 } == 1)
    }

    @Test("whatever comes and gives up, no more work than may and nobody is forgotten")
    func stress() async {
        let queue = WorkQueue(running: 3, waiting: 50, retryAfter: 1)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<500 {
                group.addTask {
                    let task = Task {
                        try await queue.run {
                            if queue.runningNow > 3 { Issue.record("more than three at a time") }
                            await Task.yield()
                        }
                    }
                    if number.isMultiple(of: 3) { task.cancel() }
                    _ = try? await task.value
                }
            }
        }
        #expect(queue.runningNow == 0 && queue.waitingNow == 0)
    }
}
