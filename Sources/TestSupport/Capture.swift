import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One stream of a program that a test runs.
final class Capture: Sendable {
    private enum Kind: Sendable {
        case file(Int32)
        case terminal(ours: Int32, theirs: Int32)
        case path(String)
        case abandoned(Int32)
        case closed
    }

    private let kind: Kind

    init(_ stream: Stream) throws {
        switch stream {
        case .kept: kind = .file(try Self.nameless())
        case .terminal: kind = try Self.terminal()
        case .file(let path): kind = .path(path)
        case .abandoned: kind = .abandoned(try Self.abandoned())
        case .closed: kind = .closed
        }
    }

    deinit {
        switch kind {
        case .file(let descriptor), .abandoned(let descriptor): close(descriptor)
        case .terminal(let ours, let theirs):
            close(ours)
            close(theirs)
        case .path, .closed: break
        }
    }

    func connect(_ number: Int32, _ actions: inout posix_spawn_file_actions_t) {
        switch kind {
        case .file(let descriptor), .terminal(_, let descriptor), .abandoned(let descriptor):
            posix_spawn_file_actions_adddup2(&actions, descriptor, number)
        case .path(let path): posix_spawn_file_actions_addopen(&actions, number, path, O_WRONLY, 0)
        case .closed: posix_spawn_file_actions_addclose(&actions, number)
        }
    }

    /// What was written, when the program has ended.
    func text() -> String {
        switch kind {
        case .file(let descriptor):
            lseek(descriptor, 0, SEEK_SET)
            return Self.contents(descriptor)
        case .terminal(let ours, _): return Self.contents(ours)
        case .path, .closed, .abandoned: return ""
        }
    }

    private static func contents(_ descriptor: Int32) -> String {
        var all: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &part, part.count)
            guard count > 0 else { return String(decoding: all, as: UTF8.self) }
            all += part[..<count]
        }
    }

    private static func abandoned() throws -> Int32 {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw LaunchError("no pipe") }
        close(ends[0])
        _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
        return ends[1]
    }

    /// A file without a name: whatever is written fits, and nobody waits for a reader.
    private static func nameless() throws -> Int32 {
        let path = NSTemporaryDirectory() + "/synas-test-\(UUID().uuidString)"
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw LaunchError("no temporary file") }
        unlink(path)
        return descriptor
    }

    /// `TIOCSPTLCK` and `TIOCGPTN` of Linux, which Glibc's module leaves out with the rest of its extensions.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    private static func terminal() throws -> Kind {
        let ours = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
        var lock: Int32 = 0
        var number: Int32 = 0
        guard ours >= 0, ioctl(ours, setLock, &lock) == 0, ioctl(ours, getNumber, &number) == 0 else {
            throw LaunchError("no terminal")
        }
        let theirs = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard theirs >= 0 else { throw LaunchError("no terminal") }
        return .terminal(ours: ours, theirs: theirs)
    }
}
