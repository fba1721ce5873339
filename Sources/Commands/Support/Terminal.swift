import Glibc
import Services

/// Standard output, standard error, and what kind of terminal they are.
enum Terminal {
    /// Before anything is opened: a reader that goes away must not end the process in the middle of its work, and a
    /// standard descriptor that is closed must not become the database's (what is said would be written into it).
    static func prepare() {
        _ = signal(SIGPIPE, SIG_IGN)
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            // Read-only: writing there fails as it did on the closed one, so that an answer is not lost unnoticed.
            _ = unsafe open("/dev/null", O_RDONLY)
        }
    }

    /// Data: one or more lines. A reader that went away (a closed pipe) is no error of ours.
    ///
    /// - Returns: whether the reader is still there.
    /// - Throws: `ServiceError` where the answer cannot be told.
    @discardableResult
    static func output(_ text: String) throws(ServiceError) -> Bool {
        guard let fault = write(text.hasSuffix("\n") ? text : text + "\n", to: STDOUT_FILENO) else { return true }
        if fault == EPIPE { return false }
        throw ServiceError(
            .inputOutput,
            "the work is done, but the answer could not be written to standard output (\(unsafe String(cString: strerror(fault)))): "
                + "see where it goes; what was recorded stands")
    }

    /// Errors, each on its line. Where nobody hears them, the exit code still tells.
    static func complain(_ lines: [String]) {
        let clean = showsProgress ? clearedLine : ""
        _ = write(clean + lines.map { "synas: \($0)\n" }.joined(), to: STDERR_FILENO)
    }

    /// Back to the beginning of a line that a bar may stand on, and the line empty.
    static let clearedLine = "\r\u{1B}[K"

    /// Progress, which may get lost.
    static func draw(_ text: String) { _ = write(text, to: STDERR_FILENO) }

    static var showsColour: Bool { isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR") == nil }
    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb" }

    /// Columns of the terminal; 100 where there is none.
    static var width: Int {
        var size = winsize()
        let isKnown = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
        return isKnown && size.ws_col > 0 ? Int(size.ws_col) : 100
    }

    static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// Returns what the system said where it cannot be written.
    private static func write(_ text: String, to descriptor: Int32) -> Int32? {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return errno }
            rest = rest.dropFirst(count)
        }
        return nil
    }
}
