internal import Foundation

/// Where the keys of backups are put, and for how many days they are kept: remembered in the data folder (`backup-keys`), so that
/// `synas daily` lets them go in time.
package struct BackupNote: Hashable, Sendable {
    package let keys: String
    package let days: Int

    package init(keys: String, days: Int) {
        self.keys = keys
        self.days = days
    }
}

extension DataFolder {
    static let backupNoteName = "backup-keys"
    private var backupNoteFile: String { folder.child(Self.backupNoteName) }

    /// Nil where no backup was made yet.
    ///
    /// - Throws: `inputOutput`, `readOnly`.
    package func backupNote() throws(StorageError) -> BackupNote? {
        guard folder.kind(of: backupNoteFile) == .file else { return nil }
        let text = String(decoding: try DurableFile.read(backupNoteFile), as: UTF8.self)
        let parts = text.prefix { $0 != "\n" }.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let days = Int(parts[0]) else { return nil }
        return BackupNote(keys: String(parts[1]), days: days)
    }

    /// - Throws: `diskFull`, `readOnly`, `inputOutput`.
    package func noteBackup(_ note: BackupNote) throws(StorageError) {
        let path = try PlaceOnDisk.real(note.keys)
        guard !path.contains("\n") else { return }
        try DurableFile.write([UInt8]("\(note.days) \(path)\n".utf8), to: backupNoteFile)
    }
}

/// Where a folder really is, whatever links lead there.
package enum PlaceOnDisk {
    /// - Throws: `inputOutput`, `readOnly`.
    package static func real(_ path: String) throws(StorageError) -> String {
        let folder = Folder(path: path)
        if folder.kind(of: path) == .folder { return try folder.absolute() }
        let (above, name) = DurableFile.split(path)
        if above == folder { return path }
        return try real(above.path) + "/" + name
    }
}
