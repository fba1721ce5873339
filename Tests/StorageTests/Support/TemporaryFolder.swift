import Foundation

@testable import Storage

/// A folder of the test's own, gone when the test is.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "synas-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func path(_ name: String) -> String { path + "/" + name }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: path(name), atomically: false, encoding: .utf8)
    }

    /// Every file below, by its path from here, with its bytes.
    func contents(of name: String = "") throws -> [String: Data] {
        let root = name.isEmpty ? path : path(name)
        var found: [String: Data] = [:]
        for case let item as String in FileManager.default.enumerator(atPath: root) ?? .init() {
            if let data = FileManager.default.contents(atPath: root + "/" + item), !isFolder(root + "/" + item) {
                found[item] = data
            }
        }
        return found
    }

    private func isFolder(_ path: String) -> Bool { Folder(path: path).kind(of: path) == .folder }
}

/// Runs a program to its end.
@discardableResult
func run(_ program: String, _ arguments: String...) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}
