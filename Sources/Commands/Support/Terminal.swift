import Glibc

/// Standard output, standard error, and what kind of terminal they are.
enum Terminal {
    /// Data: one or more lines.
    static func output(_ text: String) {
        write(text.hasSuffix("\n") ? text : text + "\n", to: STDOUT_FILENO)
    }

    /// Errors, each on its line.
    static func complain(_ lines: [String]) {
        write(lines.map { "synas: \($0)\n" }.joined(), to: STDERR_FILENO)
    }

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

    /// A reader that went away (a closed pipe) is no error of ours.
    static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
