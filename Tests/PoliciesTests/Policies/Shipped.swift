import Foundation
import Policies

/// The policies that stand in the repository, to be changed one thing at a time.
struct Shipped {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "policies").path

    var files: [PolicyFile]

    init() {
        let paths = (FileManager.default.subpaths(atPath: Shipped.folder) ?? []).filter {
            $0.contains(".") && !$0.hasPrefix("examples/")
        }
        files = paths.map { path in
            let data = FileManager.default.contents(atPath: "\(Shipped.folder)/\(path)") ?? Data()
            return PolicyFile(path: path, bytes: [UInt8](data))
        }
    }

    struct NotThere: Error { let text: String }

    /// Replaces the first occurrence of `old` in a file; throws where it does not stand there.
    mutating func replace(_ old: String, by new: String, in path: String) throws {
        guard let index = files.firstIndex(where: { $0.path == path }),
            let range = String(decoding: files[index].bytes, as: UTF8.self).range(of: old)
        else { throw NotThere(text: old) }
        let text = String(decoding: files[index].bytes, as: UTF8.self).replacingCharacters(in: range, with: new)
        files[index] = PolicyFile(path: path, bytes: Array(text.utf8))
    }

    mutating func remove(_ path: String) { files.removeAll { $0.path == path } }

    mutating func add(_ path: String, _ text: String) { files.append(PolicyFile(path: path, bytes: Array(text.utf8))) }

    mutating func copy(_ path: String, to other: String, replacing old: String = "", by new: String = "") {
        guard let file = files.first(where: { $0.path == path }) else { return }
        add(other, String(decoding: file.bytes, as: UTF8.self).replacing(old, with: new))
    }
}
