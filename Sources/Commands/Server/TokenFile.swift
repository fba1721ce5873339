import Glibc
import Services

/// The file that holds an API token: its first line.
enum TokenFile {
    private static let limit = 4096

    /// - Throws: `ServiceError` where it cannot be read, or where others may read it: they could act as its owner.
    static func read(_ path: String) throws(ServiceError) -> String {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            throw ServiceError(.noSuchInput, "\(path): the token cannot be read; check the name and its permissions")
        }
        defer { close(file) }
        try check(file, path)
        var count = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
            repeat { count = unsafe Glibc.read(file, buffer.baseAddress, limit) } while count < 0 && errno == EINTR
            filled = max(0, count)
        }
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return String(decoding: line, as: UTF8.self)
    }

    /// On the open file, so that nothing can come between.
    private static func check(_ file: Int32, _ path: String) throws(ServiceError) {
        var facts = stat()
        guard unsafe fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            throw ServiceError(.badInput, "\(path): this is no file; name the one that holds the token")
        }
        guard facts.st_mode & 0o077 == 0 else {
            throw ServiceError(
                .notPermitted, "\(path): others may read the token or change it; allow it to yourself alone (chmod 600)"
            )
        }
    }
}
