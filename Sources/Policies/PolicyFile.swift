internal import Crypto
package import Documents
internal import Foundation

/// A file of a policy folder: its path in the folder, with `/`, and its bytes.
package struct PolicyFile: Sendable {
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// Reads a policy folder from disk: `organisation.yaml`, `regimes/`, `channels/` and `notices/CHANNEL/`.
package enum PolicyFolder {
    /// More files than any organisation has: somebody pointed at the wrong folder.
    private static let mostFiles = 2_000
    private static let mostBytes = 1 << 20

    /// Every file in the folders that are read, by path. Hidden files and README files are passed over.
    package static func files(in folder: String) -> (files: [PolicyFile], mistakes: [Mistake]) {
        var reader = Reader(folder: folder)
        reader.read("")
        for part in ["regimes", "channels", "notices"] { reader.read(part) }
        for channel in reader.folders(in: "notices") { reader.read("notices/\(channel)") }
        return (reader.files.sorted { $0.path < $1.path }, reader.mistakes)
    }

    /// SHA-256 over each file's path and the hash of its bytes, in the order of paths.
    package static func contentHash(_ files: [PolicyFile]) -> String {
        var hash = SHA256()
        for file in files.sorted(by: { $0.path < $1.path }) {
            // A NUL cannot stand in a path, so no two sets give the same bytes.
            hash.update(data: Array(file.path.utf8) + [0])
            hash.update(data: Array(SHA256.hash(data: file.bytes)))
        }
        return hash.finalize().hex
    }

    private struct Reader {
        let folder: String
        var files: [PolicyFile] = []
        var mistakes: [Mistake] = []

        func folders(in part: String) -> [String] {
            names(in: part).filter { isFolder("\(folder)/\(part)/\($0)") }
        }

        mutating func read(_ part: String) {
            guard isFolder("\(folder)/\(part)") else {
                let name = part.isEmpty ? folder : part
                let hint = part.isEmpty ? "check the path, or begin with `synas init`" : "add it to the policies"
                return mistakes.append(Mistake(file: name, "there is no such folder", hint: hint))
            }
            for name in names(in: part) where !isFolder("\(folder)/\(part)/\(name)") {
                readFile(part.isEmpty ? name : "\(part)/\(name)")
            }
        }

        private mutating func readFile(_ path: String) {
            guard files.count < PolicyFolder.mostFiles else {
                return refuse("", "the folder has more than \(PolicyFolder.mostFiles) files", "check the path")
            }
            let handle = FileHandle(forReadingAtPath: "\(folder)/\(path)")
            guard let data = try? handle?.read(upToCount: PolicyFolder.mostBytes + 1) else {
                if handle != nil { return files.append(PolicyFile(path: path, bytes: [])) }
                return mistakes.append(
                    Mistake(file: path, "the file cannot be read", hint: "check who may read it"))
            }
            guard data.count <= PolicyFolder.mostBytes else {
                return refuse(
                    path, "the file has more than \(PolicyFolder.mostBytes) bytes", "check that it is the right one")
            }
            files.append(PolicyFile(path: path, bytes: [UInt8](data)))
        }

        private mutating func refuse(_ path: String, _ message: String, _ hint: String) {
            mistakes.append(Mistake(file: path.isEmpty ? folder : path, message, hint: hint))
        }

        private func names(in part: String) -> [String] {
            let all = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(part)")) ?? []
            return all.filter { !$0.hasPrefix(".") && !$0.hasPrefix("README") }.sorted()
        }

        private func isFolder(_ path: String) -> Bool {
            var isFolder: ObjCBool = false
            return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
        }
    }
}
