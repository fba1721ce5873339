internal import Ledger

/// A backup with its keys, to be read from the front.
struct BackupReader {
    let content: Folder
    let keys: Folder

    init(_ content: Folder, keys: Folder) {
        self.content = content
        self.keys = keys
    }

    /// The content's label, when the keys were held against their own.
    ///
    /// - Throws: `badBackup` where one of the two is damaged, or they do not belong together.
    func label() throws(StorageError) -> BackupLabel {
        let (label, own) = (try BackupLabel.read(in: content), try BackupLabel.read(in: keys))
        guard label.id == own.id else { throw BackupFault.otherKeys(keys.path) }
        for part in own.parts {
            guard keys.kind(of: keys.child(part.name)) == .file else { throw BackupFault.damaged(keys.path) }
            let bytes = try DurableFile.read(keys.child(part.name))
            guard bytes.count == part.bytes, Digest.sha256(bytes).hex == part.sha256 else {
                throw BackupFault.damaged(keys.path)
            }
        }
        return label
    }

    /// Reads all of it, and holds every byte against its digest.
    func verify() throws {
        try read(label(), begin: { _, _ in }, bytes: { _ in }, end: {})
    }

    /// `label`: as `label` gave it.
    func read(
        _ label: BackupLabel, begin: (_ name: String, _ bytes: Int) throws -> Void, bytes: ([UInt8]) throws -> Void,
        end: () throws -> Void
    ) throws {
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
        guard archive.sha256 == part.sha256 else { throw BackupFault.damaged(content.path) }
    }
}
