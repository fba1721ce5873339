import Glibc

/// Reads whole files through plain system calls, with the size known before the first byte is read.
enum FileReading {
    enum Failure: Error {
        case missing, notAFile, notPermitted, failed
        case tooLarge(Int)
    }

    /// Whether both paths name the same file, whatever they are called.
    static func areOne(_ one: String, _ other: String) -> Bool {
        var (here, there) = (stat(), stat())
        guard unsafe stat(one, &here) == 0, unsafe stat(other, &there) == 0 else { return false }
        return here.st_ino == there.st_ino && here.st_dev == there.st_dev
    }

    static func bytes(of path: String, limit: Int) -> Result<[UInt8], Failure> {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return .failure(failure(errno)) }
        defer { close(descriptor) }
        return bytes(of: descriptor, limit: limit)
    }

    /// A file below a folder by plain names, where none of them is a symbolic link: it cannot lead out of the folder.
    ///
    /// `reading`: false only looks whether it is there.
    static func bytes(
        below folder: String, _ names: [String], limit: Int, reading: Bool = true
    ) -> Result<[UInt8], Failure> {
        var place = unsafe open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        for (number, name) in names.enumerated() where place >= 0 {
            let isLast = number == names.count - 1
            let next = unsafe openat(
                place, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | (isLast ? 0 : O_DIRECTORY))
            let fault = errno
            close(place)
            errno = fault
            place = next
        }
        guard place >= 0 else { return .failure(failure(errno)) }
        defer { close(place) }
        return bytes(of: place, limit: limit, reading: reading)
    }

    private static func bytes(of descriptor: Int32, limit: Int, reading: Bool = true) -> Result<[UInt8], Failure> {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return .failure(.failed) }
        guard status.st_mode & S_IFMT == S_IFREG else { return .failure(.notAFile) }
        guard status.st_size <= limit else { return .failure(.tooLarge(Int(status.st_size))) }
        return reading ? contents(descriptor, size: Int(status.st_size)) : .success([])
    }

    /// The bytes that the file had when it was opened; one that shrank meanwhile comes out shorter.
    private static func contents(_ descriptor: Int32, size: Int) -> Result<[UInt8], Failure> {
        var failed = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = unsafe read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
                if got < 0 && errno == EINTR { continue }
                failed = got < 0
                if got <= 0 { return }
                count += got
            }
        }
        return failed ? .failure(.failed) : .success(bytes)
    }

    /// Hands on a file piece by piece; `-` is standard input. Ends where `piece` answers false.
    ///
    /// - Throws: `ServiceError` (`usage`) where it cannot be read: it was named in the call.
    static func eachPiece(
        of path: String, size: Int, _ piece: ([UInt8]) throws -> Bool
    ) throws {
        let descriptor = path == "-" ? dup(STDIN_FILENO) : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ServiceError(.usage, "\(path): it cannot be read; check the name") }
        defer { close(descriptor) }
        while true {
            var count = 0
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
                repeat { count = unsafe read(descriptor, buffer.baseAddress, size) } while count < 0 && errno == EINTR
                filled = max(0, count)
            }
            guard count >= 0 else { throw ServiceError(.usage, "\(path): it cannot be read; name a file") }
            if bytes.isEmpty { return }
            if try !piece(bytes) { return }
        }
    }

    private static func failure(_ code: Int32) -> Failure {
        switch code {
        case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG: .missing
        case EACCES, EPERM: .notPermitted
        default: .failed
        }
    }
}
