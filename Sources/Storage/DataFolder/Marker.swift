#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The file that makes a folder a data folder, and says in which layout. Written before anything else, so that a making
/// that was cut short can be told from somebody else's folder.
enum Marker {
    static let name = "data-folder"
    private static let line = "synas data folder, layout "
    private static let layout = 1

    static func write(in folder: Folder) throws(StorageError) {
        if folder.kind(of: folder.child(name)) == .file { return try check(in: folder) }
        try DurableFile.write([UInt8]("\(line)\(layout)\n".utf8), to: folder.child(name), mode: 0o600)
    }

    static func check(in folder: Folder) throws(StorageError) {
        guard folder.kind(of: folder.child(name)) == .file else { throw missing(folder.path) }
        let bytes = try Descriptor(folder.child(name), O_RDONLY, doing: "read").take(upTo: 128)
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefix(line), text.hasSuffix("\n"), let found = Int(text.dropFirst(line.count).dropLast()) else {
            throw missing(folder.path)
        }
        guard found <= layout else { throw newer(folder.path) }
    }

    static func missing(_ path: String) -> StorageError {
        StorageError(
            .notADataFolder,
            "Cannot open \(path): it is not a data folder. Make one with synas init, or name yours with --data.")
    }

    static func newer(_ path: String) -> StorageError {
        StorageError(.newerFormat, "Cannot open \(path): a newer synas wrote it. Install that version or a later one.")
    }
}
