/// The scanned papers that events rest on: `scans/ab/SHA256`, named by what is in them, so that no name tells of anyone.
///
/// A scan is written in the turn of its commit and before it: what a killed process leaves is at most a file that no record
/// wants, and `sweep` removes those.
package struct ScanStore: Hashable, Sendable {
    let data: Folder
    private var scans: Folder { data.folder("scans") }

    /// Where a scan lies, from the data folder.
    package static func path(of sha256: String) -> String { "scans/\(sha256.prefix(2))/\(sha256)" }

    /// Puts a scan in its place; all of it is on disk then. Only within a commit that records it.
    ///
    /// - Throws: `invalid` where the digest is none, `diskFull`, `readOnly`, `inputOutput`.
    package func keep(_ bytes: [UInt8], sha256: String) throws(StorageError) {
        let shard = try shard(of: sha256)
        // Also what a process made that was killed before it could make sure of it.
        try scans.make(mode: 0o700)
        try data.sync()
        try shard.make(mode: 0o700)
        try scans.sync()
        try DurableFile.write(bytes, to: shard.child(sha256), mode: 0o600)
    }

    /// - Throws: `inputOutput`, `noFolder` where there is no such scan.
    package func read(sha256: String) throws(StorageError) -> [UInt8] {
        try DurableFile.read(shard(of: sha256).child(sha256))
    }

    /// Removes every file that no record wants, a folder of them at a time.
    ///
    /// - Returns: how many went.
    package func sweep(in store: any Store) throws -> Int {
        var count = 0
        for name in try scans.names() {
            let shard = scans.folder(name)
            guard scans.kind(of: shard.path) == .folder, try !shard.names().isEmpty else { continue }
            count += try store.inTurn { reader in try Self.sweep(shard, reader) }
        }
        return count
    }

    private static func sweep(_ shard: Folder, _ reader: any Reader) throws(StorageError) -> Int {
        var count = 0
        for name in try shard.names() where try !reader.isScanKept(sha256: name) {
            try Folder.removeFile(shard.child(name))
            count += 1
        }
        if count > 0 { try shard.sync() }
        return count
    }

    private func shard(of sha256: String) throws(StorageError) -> Folder {
        guard sha256.isDigest else {
            throw StorageError(.invalid, "Cannot name a scan: its digest is wrong. Hand the scan in again.")
        }
        return scans.folder(String(sha256.prefix(2)))
    }
}
