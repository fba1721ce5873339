#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that appears whole or not at all: written beside its place, made sure of, then given its name.
package enum DurableFile {
    private static let prefix = ".synas-"
    private static let suffix = ".partial"

    /// The name under which a file or folder is written until it is whole.
    static func temporaryName(for name: String) -> String { prefix + name + suffix }
    static func isTemporary(_ name: String) -> Bool { name.hasPrefix(prefix) && name.hasSuffix(suffix) }

    /// Puts the bytes at the path, in the place of what stood there. After a kill or power loss at any moment, either the
    /// old file or the new one stands there, whole.
    ///
    /// - Throws: `diskFull`, `readOnly`, `inputOutput`, or `locked` where another process writes the same file.
    package static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o600) throws(StorageError) {
        let (folder, name) = split(path)
        let temporary = folder.child(temporaryName(for: name))
        do throws(StorageError) {
            let file = try claim(temporary)
            try removing(temporary) { () throws(StorageError) in
                try fill(file, bytes, mode: mode_t(mode))
                try Folder.move(temporary, to: path)
            }
        } catch {
            // Whoever named the file knows it by its own name.
            throw StorageError(error.code, error.message.replacing(temporary, with: path))
        }
        try folder.sync()
    }

    /// Puts a file at the path, written piece by piece, where nothing stands yet.
    ///
    /// - Throws: as `write`, `occupied` where anything stands there, or what `fill` throws.
    package static func writeNew(
        to path: String, _ fill: (_ append: ([UInt8]) throws(StorageError) -> Void) throws -> Void
    ) throws {
        guard !exists(path) else { throw occupied(path) }
        let (folder, name) = split(path)
        let temporary = folder.child(temporaryName(for: name))
        let file = try claim(temporary)
        try removing(temporary) {
            try fill { bytes throws(StorageError) in try file.append(bytes) }
            try file.settle(mode: 0o600)
            try file.sync()
            try Folder.move(temporary, to: path)
        }
        try folder.sync()
    }

    private static func occupied(_ path: String) -> StorageError {
        StorageError(
            .occupied, "Cannot write \(path): something else is there. Move it away, or name another place.")
    }

    /// Puts the bytes at the path where nothing stands yet; the same bytes there already are left alone.
    ///
    /// - Throws: as `write`, and `occupied` where anything else stands there.
    package static func writeNew(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o600) throws(StorageError) {
        guard exists(path) else { return try write(bytes, to: path, mode: mode) }
        if Folder(path: ".").kind(of: path) == .file, try read(path) == bytes { return }
        throw occupied(path)
    }

    /// Does work on a temporary file, which goes where that fails.
    private static func removing<Failure: Error>(
        _ temporary: String, _ work: () throws(Failure) -> Void
    ) throws(Failure) {
        do throws(Failure) { try work() } catch {
            try? Folder.removeFile(temporary)
            throw error
        }
    }

    /// The whole of a file.
    static func read(_ path: String) throws(StorageError) -> [UInt8] {
        let file = try Descriptor(path, O_RDONLY, doing: "read")
        var bytes: [UInt8] = []
        while true {
            let part = try file.take(upTo: 1 << 20)
            if part.isEmpty { return bytes }
            bytes += part
        }
    }

    /// Makes a folder, and those above it, where they are missing.
    ///
    /// - Throws: `readOnly`, `diskFull`, `inputOutput`, or `occupied` where a file stands there.
    package static func makeFolder(_ path: String) throws(StorageError) { try Folder(path: path).makeAll() }

    /// Whether anything stands at the path.
    package static func exists(_ path: String) -> Bool { Folder(path: ".").kind(of: path) != .missing }

    /// Writes a new file and makes sure of it, without giving it another name: for files in a folder that is itself not
    /// yet in its place.
    static func fillNew(_ path: String, _ bytes: [UInt8], mode: mode_t) throws(StorageError) {
        try fill(try Descriptor(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode, doing: "write"), bytes, mode: mode)
    }

    private static func fill(
        _ file: borrowing Descriptor, _ bytes: [UInt8], mode: mode_t
    ) throws(StorageError) {
        try file.append(bytes)
        try file.settle(mode: mode)
        try file.sync()
    }

    /// Opens the temporary file, empty and locked, so that two processes never write the same one.
    private static func claim(_ path: String) throws(StorageError) -> Descriptor {
        let file = try Descriptor(path, O_WRONLY | O_CREAT, doing: "write")
        guard try file.tryLock(), file.isStillThere() else {
            throw StorageError(
                .locked, "Cannot write \(path): another process writes it now. Wait until it is done and run again.")
        }
        try file.empty()
        return file
    }

    /// The folder of a path and the name within it.
    static func split(_ path: String) -> (folder: Folder, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (Folder(path: "."), path) }
        let folder = slash == path.startIndex ? "/" : String(path[..<slash])
        return (Folder(path: folder), String(path[path.index(after: slash)...]))
    }
}
