#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder that one process works in: locked, so that nobody sweeps it away meanwhile, and free again when the process
/// ends, however it ends.
struct Claim: ~Copyable {
    let folder: Folder
    private let lock: Descriptor

    private static let tries = 200
    private static let pause: UInt32 = 5_000  // microseconds

    /// Makes the folder where it is missing, and claims it.
    ///
    /// - Throws: `locked` where a live process has it for longer than a second.
    init(making folder: Folder) throws(StorageError) {
        for _ in 0..<Self.tries {
            try folder.make(mode: 0o700)
            if let lock = try Self.lock(folder) {
                self.folder = folder
                self.lock = lock
                return
            }
            usleep(Self.pause)
        }
        throw StorageError(
            .locked, "Cannot write \(folder.path): another process works in it. Wait until it is done and run again.")
    }

    /// Claims a folder that is there; nil where somebody has it, or it is gone.
    init?(existing folder: Folder) throws(StorageError) {
        guard let lock = try Self.lock(folder) else { return nil }
        self.folder = folder
        self.lock = lock
    }

    /// Nil where somebody else has the lock, or swept the folder away before it was taken.
    private static func lock(_ folder: Folder) throws(StorageError) -> Descriptor? {
        guard folder.kind(of: folder.path) == .folder else { return nil }
        let lock = try Descriptor(folder.path, O_RDONLY | O_DIRECTORY, doing: "open")
        guard try lock.tryLock(), lock.isStillThere() else { return nil }
        return lock
    }

    /// Whether the folder still has the name that it was claimed under.
    var isStillThere: Bool { lock.isStillThere() }

    /// The names in the folder are on disk.
    func sync() throws(StorageError) { try lock.sync() }

    /// Gives the folder the rights and the fixed date that it is handed over with.
    func settle(mode: mode_t) throws(StorageError) { try lock.settle(mode: mode) }
}
