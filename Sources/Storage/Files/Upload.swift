internal import Ledger
internal import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Bytes that somebody sends, on disk in the data folder until the work on them is done. The file never has a name: it is
/// gone when this value goes or the process dies, whatever happened.
package final class Upload: Sendable {
    private let file: Mutex<Parts>

    private struct Parts: ~Copyable {
        let descriptor: Descriptor
        var digest = RunningDigest()
        var count = 0
    }

    /// - Throws: `readOnly`, `diskFull`, `inputOutput`.
    package init(in data: DataFolder) throws(StorageError) {
        file = Mutex(Parts(descriptor: try Descriptor.unnamed(in: data.pictures.spool)))
    }

    /// - Throws: `diskFull`, `inputOutput`.
    package func append(_ bytes: [UInt8]) throws(StorageError) {
        try file.withLock { (parts) throws(StorageError) in
            try parts.descriptor.append(bytes)
            parts.digest.add(bytes)
            parts.count += bytes.count
        }
    }

    /// All that was appended.
    ///
    /// - Throws: `inputOutput`.
    package func bytes() throws(StorageError) -> [UInt8] {
        try file.withLock { (parts) throws(StorageError) in try parts.descriptor.bytes(from: 0, count: parts.count) }
    }

    /// At most `count` bytes from a place on; empty at the end.
    ///
    /// - Throws: `inputOutput`.
    package func piece(from start: Int, upTo count: Int) throws(StorageError) -> [UInt8] {
        try file.withLock { (parts) throws(StorageError) in
            try parts.descriptor.bytes(from: start, count: max(0, min(count, parts.count - start)))
        }
    }

    package var count: Int { file.withLock { $0.count } }

    /// SHA-256 of all that was appended, 32 bytes.
    package var sha256: [UInt8] { file.withLock { Array($0.digest.value.bytes) } }
}

extension Descriptor {
    /// `O_TMPFILE` of open(2), whose definition is not imported.
    private static let nameless = 0o20_000_000 | O_DIRECTORY

    /// A file without a name in a folder. Where the file system knows no such files, one whose name is taken away at once.
    fileprivate static func unnamed(in folder: Folder) throws(StorageError) -> Descriptor {
        if let descriptor = try? Descriptor(folder.path, nameless | O_RDWR, doing: "write") { return descriptor }
        let path = folder.child(DurableFile.temporaryName(for: "upload-\(UInt64.random(in: 0 ... .max))"))
        let descriptor = try Descriptor(path, O_CREAT | O_EXCL | O_RDWR, doing: "write")
        try Folder.removeFile(path)
        return descriptor
    }
}
