import Glibc

/// `synasd`, the service as a program of its own: the command is built without a server.
enum ServiceProgram {
    /// This process goes on as the service, so that signals and its end are the service's own. Comes back only where
    /// there is no such program.
    static func become(_ arguments: [String]) {
        unblockSignals()
        for program in candidates { execute(program, arguments) }
    }

    /// The last is looked for in PATH.
    private static var candidates: [String] {
        [folder.map { "\($0)/synasd" }, Terminal.environment("SYNASD"), "synasd"].compactMap { $0 }
    }

    /// Where this program lies.
    private static var folder: String? {
        guard let path = unsafe realpath("/proc/self/exe", nil) else { return nil }
        defer { unsafe free(path) }
        let text = unsafe String(cString: path)
        return text.lastIndex(of: "/").map { String(text[..<$0]) }
    }

    private static func execute(_ program: String, _ arguments: [String]) {
        var words = unsafe ([program] + arguments).map { unsafe strdup($0) }
        unsafe words.append(nil)
        defer { unsafe words.forEach { unsafe free($0) } }
        _ = unsafe execvp(program, words)
    }

    /// A thread of the runtime blocks signals, and a program inherits what its predecessor blocked: it would hear no SIGTERM.
    private static func unblockSignals() {
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
    }
}
