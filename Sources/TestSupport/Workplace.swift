package import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder of a test's own, gone when the test is. Programs run in it, so that no path of it shows in what they say.
package final class Workplace: Sendable {
    package let path: String

    package init() throws {
        path = NSTemporaryDirectory() + "/synas-work-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// A copy of another, with all that is in it.
    package init(copying other: Workplace) throws {
        path = NSTemporaryDirectory() + "/synas-work-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: other.path, toPath: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    package func path(_ name: String) -> String { "\(path)/\(name)" }

    package func write(_ bytes: [UInt8], to name: String) throws {
        let place = URL(fileURLWithPath: path(name))
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: place)
    }

    package func write(_ text: String, to name: String) throws { try write([UInt8](text.utf8), to: name) }

    package func read(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    package func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

    package func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// The names in a folder, hidden ones too, sorted; none where there is no such folder.
    package func names(in name: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []).sorted()
    }

    /// Every file and folder below, by its path from here, with its bytes (folders: none).
    package func contents(of name: String = ".") -> [String: Data] {
        var found: [String: Data] = [:]
        for case let item as String in FileManager.default.enumerator(atPath: path(name)) ?? .init() {
            found[item] = FileManager.default.contents(atPath: path("\(name)/\(item)")) ?? Data()
        }
        return found
    }

    package func copy(_ name: String, to other: String) throws {
        try FileManager.default.copyItem(atPath: path(name), toPath: path(other))
    }

    package func remove(_ name: String) { try? FileManager.default.removeItem(atPath: path(name)) }

    /// Runs `synas` to its end.
    @discardableResult
    package func synas(
        _ words: String..., environment: [String: String] = [:], output: Stream = .kept, complaints: Stream = .kept
    ) throws -> Ran {
        try synas(words, environment: environment, output: output, complaints: complaints)
    }

    @discardableResult
    package func synas(
        _ words: [String], environment: [String: String] = [:], output: Stream = .kept, complaints: Stream = .kept
    ) throws -> Ran {
        try run([Program.path("synas")] + words, environment: environment, output: output, complaints: complaints)
    }

    /// Runs a program to its end: `synas`, or one that runs `synas`.
    ///
    /// - Throws: `LaunchError` where it cannot be started, or where a name of the rosters stands in standard error.
    @discardableResult
    package func run(
        _ words: [String], environment: [String: String] = [:], output: Stream = .kept, complaints: Stream = .kept
    ) throws -> Ran {
        try start(words, in: path, environment: environment, output: output, complaints: complaints).wait()
    }

    /// Runs `synas` without the superuser's right to pass over permissions, where the tests run as the superuser.
    package func synasWithoutPrivilege(_ words: String...) throws -> Ran {
        guard geteuid() == 0, let setpriv = Program.found("setpriv") else { return try synas(words) }
        let less = [setpriv, "--bounding-set=-dac_override,-dac_read_search"]
        return try run(less + [Program.path("synas")] + words)
    }
}
