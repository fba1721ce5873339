internal import NIOPosix

/// Threads of their own for work that waits or calculates for long. Requests are read and answered on others, which no
/// lock of another process and no picture may hold up.
final class Workers: TaskExecutor {
    private let pool: NIOThreadPool

    /// They live as long as the process.
    init(threads: Int) {
        pool = NIOThreadPool(numberOfThreads: threads)
        pool.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        pool.submit { _ in unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Does the work on one of the threads, all that it awaits included.
    func run<Result: Sendable>(_ work: @Sendable @escaping () async throws -> Result) async throws -> Result {
        try await withTaskExecutorPreference(self) { try await work() }
    }
}
