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
    /// How long to wait for the turn, in seconds.
    let patience: Double

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
        let start = Self.seconds()
        while !(try lock.tryLock()) {
            guard Self.seconds() - start < patience else {
                throw StorageError(
                    .locked,
                    "Cannot write: another process has held the write lock for longer than \(Int(patience)) seconds. "
                        + "Wait until it is done, or end it, and run the same again.")
            }
            usleep(Self.pause)
        }
    }

    /// Seconds of a clock that never jumps.
    private static func seconds() -> Double {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
