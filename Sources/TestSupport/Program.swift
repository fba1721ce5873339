import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program as it is built: the tests run it from outside, as people do.
package enum Program {
    /// `synas`, `kill-at`: built beside the test bundle that runs.
    package static func path(_ name: String) -> String {
        let here =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: here).deletingLastPathComponent().appendingPathComponent(name).path
    }

    /// A program of the system, by its name; nil where it is not installed.
    package static func found(_ name: String) -> String? {
        ["/usr/bin", "/bin", "/usr/sbin", "/sbin"].map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }
}

/// How a program ended, and what it said.
package struct Ran: Sendable, CustomStringConvertible {
    package let words: [String]
    /// The exit code; nil where a signal ended it.
    package let code: Int32?
    package let signal: Int32?
    package let output: String
    package let complaints: String

    package var complaintLines: [String] {
        complaints.split(separator: "\n", omittingEmptySubsequences: false).dropLast(1).map(String.init)
    }
    package var json: Any {
        (try? JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed)) ?? [:]
    }

    package var description: String {
        let ended = code.map { "exit \($0)" } ?? "signal \(signal ?? 0)"
        return "\(words.joined(separator: " ")): \(ended)\n\(output)\(complaints)"
    }
}

/// A program that runs.
package struct Running {
    fileprivate let process: pid_t
    fileprivate let folder: String
    fileprivate let words: [String]
    fileprivate let output: Capture
    fileprivate let complaints: Capture

    package var id: Int32 { process }

    /// Its end is still to be waited for.
    package func send(_ signal: Int32) { kill(process, signal) }

    /// Waits for its end.
    ///
    /// - Throws: `LaunchError` where a name of a roster in its folder stands in standard error.
    @discardableResult
    package func wait() throws -> Ran {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        let signal = status & 0x7F
        let ran = Ran(
            words: words, code: signal == 0 ? (status >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal,
            output: output.text(), complaints: complaints.text())
        try Canaries(folder).check(ran)
        return ran
    }
}

/// Where a stream of a program goes.
package enum Stream {
    /// Kept, to be read at the end.
    case kept
    /// A terminal of its own; what it shows is kept.
    case terminal
    /// A file or device.
    case file(String)
    /// A pipe whose reader has gone away.
    case abandoned
    /// Closed before the program begins.
    case closed
}

package struct LaunchError: Error {
    package let message: String
    package init(_ message: String) { self.message = message }
}

/// Starts a program in a folder, with no environment but the one given, and nothing on standard input.
package func start(
    _ words: [String], in folder: String, environment: [String: String] = [:], output: Stream = .kept,
    complaints: Stream = .kept
) throws -> Running {
    let captures = (try Capture(output), try Capture(complaints))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    captures.0.connect(1, &actions)
    captures.1.connect(2, &actions)
    // A signal that the test runner ignores would be ignored by the program, too.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var process: pid_t = 0
    // Swift's Glibc has no way to spawn in another folder; `env` has.
    let status = withPointers(["/usr/bin/env", "-C", folder] + words) { words in
        withPointers(environment.map { "\($0)=\($1)" }.sorted()) { environment in
            posix_spawn(&process, "/usr/bin/env", &actions, &attributes, words, environment)
        }
    }
    guard status == 0 else { throw LaunchError("\(words[0]): \(String(cString: strerror(status)))") }
    return Running(process: process, folder: folder, words: words, output: captures.0, complaints: captures.1)
}

private func withPointers<Result>(
    _ words: [String], _ work: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    return work(pointers)
}
