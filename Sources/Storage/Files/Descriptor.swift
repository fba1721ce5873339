#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An open file or folder, closed when it goes. The only place besides `Folder` that calls the system on files.
struct Descriptor: ~Copyable {
    private let number: Int32
    let path: String

    /// - Parameters:
    ///   - path: the file or folder.
    ///   - flags: as for `open(2)`.
    ///   - mode: who may read and write a file that is made.
    ///   - doing: what the opening is for, as `write`, for the error.
    /// - Throws: what `FileFault` makes of it.
    init(_ path: String, _ flags: Int32, mode: mode_t = 0o600, doing: String) throws(StorageError) {
        number = unsafe open(path, flags | O_CLOEXEC, mode)
        self.path = path
        if number < 0 { throw FileFault.last.error(doing, path) }
    }

    deinit { close(number) }

    /// Writes all of it where the file stands.
    func append(_ bytes: [UInt8]) throws(StorageError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe write(number, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            if count < 0 { throw FileFault.last.error("write", path) }
            rest = rest.dropFirst(count)
        }
    }

    /// At most `limit` bytes from where the file stands; empty at its end.
    func take(upTo limit: Int) throws(StorageError) -> [UInt8] {
        var count = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
            repeat { count = unsafe read(number, buffer.baseAddress, limit) } while count < 0 && errno == EINTR
            filled = max(0, count)
        }
        if count < 0 { throw FileFault.last.error("read", path) }
        return bytes
    }

    /// Bytes from a place on, wherever the file stands.
    ///
    /// - Throws: `inputOutput`, also where the file has fewer.
    func bytes(from start: Int, count: Int) throws(StorageError) -> [UInt8] {
        var done = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while done < count {
                let got = unsafe pread(
                    number, buffer.baseAddress.map { unsafe $0 + done }, count - done, off_t(start + done))
                if got < 0 && errno == EINTR { continue }
                if got <= 0 { break }
                done += got
            }
            filled = done
        }
        if done < count { throw FileFault.last.error("read", path) }
        return bytes
    }

    /// Bytes of the file.
    func length() throws(StorageError) -> Int {
        var facts = stat()
        guard unsafe fstat(number, &facts) == 0 else { throw FileFault.last.error("read", path) }
        return Int(facts.st_size)
    }

    /// Takes away what an earlier, unfinished writing left.
    func empty() throws(StorageError) {
        if ftruncate(number, 0) != 0 { throw FileFault.last.error("write", path) }
    }

    /// Returns when what was written is on disk; for a folder, the names in it.
    func sync() throws(StorageError) {
        if fsync(number) != 0 { throw FileFault.last.error("make sure of", path) }
    }

    /// Sets who may read, and the fixed date, so that neither tells anything of the one who wrote.
    func settle(mode: mode_t) throws(StorageError) {
        let fixed = timespec(tv_sec: 946_684_800, tv_nsec: 0)  // 2000-01-01T00:00:00Z
        let done = unsafe fchmod(number, mode) == 0 && futimens(number, [fixed, fixed]) == 0
        if !done { throw FileFault.last.error("write", path) }
    }

    /// Takes the lock on the open file without waiting; false where somebody else has it. It ends with the descriptor or
    /// the process.
    func tryLock() throws(StorageError) -> Bool {
        if flock(number, LOCK_EX | LOCK_NB) == 0 { return true }
        if errno == EWOULDBLOCK || errno == EINTR { return false }
        throw FileFault.last.error("lock", path)
    }

    /// Whether the path still names this very file or folder: it may have been swept away before the lock was taken.
    func isStillThere() -> Bool {
        var here = stat()
        var there = stat()
        guard unsafe fstat(number, &here) == 0, unsafe lstat(path, &there) == 0 else { return false }
        return here.st_ino == there.st_ino && here.st_dev == there.st_dev
    }
}
