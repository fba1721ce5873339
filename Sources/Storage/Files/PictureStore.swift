#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The pictures of a data folder:
///
///     spool/POST/         what a running process has prepared for a post, until its commit is carried out
///     cleared/ab/SHA.jpg  cleared pictures of committed posts, named by what is in them
///     quarantine/POST/    originals of held posts, until they are given up
package struct PictureStore: Hashable, Sendable {
    static let folders = ["spool", "cleared", "quarantine"]

    let folder: Folder
    var spool: Folder { folder.folder("spool") }
    var cleared: Folder { folder.folder("cleared") }
    var quarantine: Folder { folder.folder("quarantine") }

    /// Where a cleared picture lies.
    ///
    /// - Throws: `invalid` where the name is no digest with a known ending.
    package func path(of file: ClearedFile) throws(StorageError) -> String {
        try shard(of: file).child(try file.name)
    }

    /// The folder of a cleared picture: the first two digits of its name, so that no folder grows too large.
    func shard(of file: ClearedFile) throws(StorageError) -> Folder {
        cleared.folder(String(try file.name.prefix(2)))
    }

    /// The bytes of a cleared picture. The caller holds them against `file.sha256` before it hands them on.
    ///
    /// - Throws: `missingPicture` where there is no such file.
    package func read(_ file: ClearedFile) throws(StorageError) -> [UInt8] {
        let path = try path(of: file)
        guard folder.kind(of: path) == .file else {
            throw StorageError(
                .missingPicture,
                "Cannot read a cleared picture: its file is not in the data folder. Restore the folder from a backup.")
        }
        return try DurableFile.read(path)
    }

    /// Removes a cleared picture for good. Only in the turn of a write, when nothing wants it any more.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    package func remove(_ file: ClearedFile) throws(StorageError) -> Bool {
        let path = try path(of: file)
        guard folder.kind(of: path) == .file else { return false }
        try Folder.removeFile(path)
        try shard(of: file).sync()
        return true
    }
}

extension ClearedFile {
    /// The name of the file; made of checked parts alone, so that it cannot lead out of its folder.
    var name: String {
        get throws(StorageError) {
            guard sha256.isDigest, ["jpg", "png"].contains(format) else {
                throw StorageError(
                    .invalid, "Cannot name a picture: its digest or format is wrong. Submit the post again.")
            }
            return sha256 + "." + format
        }
    }
}

extension String {
    /// A SHA-256 as files are named by it: 64 lower-case hexadecimal digits.
    var isDigest: Bool { utf8.count == 64 && utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) } }
}
