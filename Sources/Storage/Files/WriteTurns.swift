#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How writers of several processes, and of several threads of one, take turns: a lock on a file, held for one write.
///
/// SQLite before 3.51.3 can corrupt a WAL that two connections write and checkpoint at the same instant; Debian 12 has 3.40.
struct WriteTurns: Sendable {
    let path: String
    /// How long to wait for the turn.
    let patience: Duration

    private static let pause: UInt32 = 5_000  // microseconds

    /// Does the work in its turn. Not reentrant: a turn within a turn waits for itself.
    ///
    /// - Throws: `StorageError` `locked` when the patience ends, or what the work throws.
    func take<Result>(_ work: () throws -> Result) throws -> Result {
        let lock = try Descriptor(path, O_RDWR | O_CREAT, doing: "open")
        try wait(for: lock)
        return try work()
    }

    private func wait(for lock: borrowing Descriptor) throws(StorageError) {
        let end = ContinuousClock.now + patience
        while !(try lock.tryLock()) {
            guard ContinuousClock.now < end else { throw heldTooLong }
            usleep(Self.pause)
        }
    }

    private var heldTooLong: StorageError {
        StorageError(
            .locked,
            "Cannot write: another process has held the write lock for longer than \(patience.components.seconds) seconds. "
                + "Wait until it is done, or end it, and run the same again.")
    }
}
