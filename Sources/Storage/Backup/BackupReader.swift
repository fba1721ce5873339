internal import Ledger

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A backup with its keys, to be read from the front.
struct BackupReader {
    let content: Folder
    let keys: Folder

    init(_ content: Folder, keys: Folder) {
        self.content = content
        self.keys = keys
    }

    /// - Throws: `badBackup` where one of the two is damaged, or they do not belong together.
    func labels() throws(StorageError) -> (content: BackupLabel, keys: BackupLabel) {
        let labels = (content: try BackupLabel.read(in: content), keys: try BackupLabel.read(in: keys))
        guard labels.content.id == labels.keys.id else { throw BackupFault.otherKeys(keys.path) }
        for part in labels.keys.parts {
            guard keys.kind(of: keys.child(part.name)) == .file else { throw BackupFault.damaged(keys.path) }
            let bytes = try DurableFile.read(keys.child(part.name))
            guard bytes.count == part.bytes, Digest.sha256(bytes).hex == part.sha256 else {
                throw BackupFault.damaged(keys.path)
            }
        }
        return labels
    }

    /// Reads all of it, and holds every byte against its digest.
    func verify() throws {
        try read(begin: { _, _ in }, bytes: { _ in }, end: {})
    }

    func read(
        begin: (_ name: String, _ bytes: Int) throws -> Void, bytes: ([UInt8]) throws -> Void, end: () throws -> Void
    ) throws {
        let (label, _) = try labels()
        guard let part = label.parts.first, label.parts.count == 1, part.name == BackupMaker.contentName,
            keys.kind(of: keys.child(BackupMaker.keyName)) == .file,
            content.kind(of: content.child(part.name)) == .file,
            let key = SealingKey(try DurableFile.read(keys.child(BackupMaker.keyName)))
        else { throw BackupFault.damaged(content.path) }
        var header = label
        header.parts = []
        let sealed = try SealedFileReader(content.child(part.name), key, header: header.bytes)
        var archive = BackupArchiveReader(sealed, path: content.path)
        try archive.each(begin: begin, bytes: bytes, end: end)
        guard try Self.digest(of: content.child(part.name)) == part.sha256 else {
            throw BackupFault.damaged(content.path)
        }
    }

    private static func digest(of path: String) throws -> String {
        let file = try Descriptor(path, O_RDONLY, doing: "read")
        var digest = RunningDigest()
        while true {
            let part = try file.take(upTo: SealedFrames.frame)
            if part.isEmpty { return digest.value.hex }
            digest.add(part)
        }
    }
}
