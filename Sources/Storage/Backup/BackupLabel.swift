package import Consent
internal import Foundation
package import Ledger

/// What stands on the outside of a backup and of its keys, readable without any key: which belong together, when they were made,
/// and of which ledger. Nothing in it is about anyone. The last line is the digest of the others.
package struct BackupLabel: Hashable, Sendable {
    /// 26 random characters; the keys of a backup have the same.
    package let id: String
    package let made: Moment
    /// Entries of the ledger, and its root.
    package let size: Int
    package let root: Digest
    /// Length and SHA-256 of the sealed content; in the keys, of each of their files.
    var parts: [Part] = []

    struct Part: Hashable, Sendable {
        let name: String
        let bytes: Int
        let sha256: String
    }

    static let name = "about"

    private var lines: String {
        let heading = "synas.v1/backup\nid \(id)\nmade \(made.inLedger)\nledger \(size) \(root.base64)\n"
        return heading + parts.map { "part \($0.bytes) \($0.sha256) \($0.name)\n" }.joined()
    }

    var bytes: [UInt8] {
        let text = [UInt8](lines.utf8)
        return text + [UInt8]("sha256 \(Digest.sha256(text).hex)\n".utf8)
    }
}

extension BackupLabel {
    /// Nil where it is none, or a byte of it is another.
    init?(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 6, lines[0] == "synas.v1/backup", lines.last == "",
            let id = Self.rest(lines[1], "id "), let made = Self.rest(lines[2], "made ").flatMap({ Moment($0) }),
            let ledger = Self.rest(lines[3], "ledger ")?.split(separator: " "), ledger.count == 2,
            let size = Int(ledger[0]), let root = Digest(base64: String(ledger[1]))
        else { return nil }
        self.init(id: id, made: made, size: size, root: root)
        for line in lines[4..<(lines.count - 2)] {
            let words = line.split(separator: " ", maxSplits: 3)
            guard words.count == 4, words[0] == "part", let count = Int(words[1]) else { return nil }
            parts.append(Part(name: String(words[3]), bytes: count, sha256: String(words[2])))
        }
        guard self.bytes == bytes else { return nil }
    }

    private static func rest(_ line: Substring, _ start: String) -> String? {
        line.hasPrefix(start) ? String(line.dropFirst(start.count)) : nil
    }

    /// - Throws: `notADataFolder` where there is no backup, `badBackup` where it is damaged.
    static func read(in folder: Folder) throws(StorageError) -> BackupLabel {
        guard folder.kind(of: folder.child(name)) == .file else {
            // What is not there at all is a missing input; a folder of something else is a wrong one.
            let code = folder.kind(of: folder.path) == .missing ? StorageError.Code.notADataFolder : .badBackup
            throw StorageError(code, "Cannot read \(folder.path): it is no backup of synas. Check the path.")
        }
        guard let label = BackupLabel(try DurableFile.read(folder.child(name))) else {
            throw BackupFault.damaged(folder.path)
        }
        return label
    }
}

enum BackupFault {
    static func damaged(_ path: String) -> StorageError {
        StorageError(
            .badBackup, "Cannot use \(path): it is damaged, cut short or changed. Use another copy, or an older backup."
        )
    }

    static func otherKeys(_ path: String) -> StorageError {
        StorageError(
            .badBackup,
            "Cannot use the keys in \(path): they are another backup's. Name those that were made with this backup.")
    }
}
