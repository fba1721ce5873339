package import Consent
import Ledger
import Storage

/// Backups of a data folder, made while it is in use (docs/backup.md).
package struct Backups: Sendable {
    private let folder: DataFolder
    private let surroundings: Surroundings

    /// - Throws: `StorageError` where there is no data folder.
    package init(_ path: String, surroundings: Surroundings = .system()) throws {
        folder = try DataFolder.open(at: path)
        self.surroundings = surroundings
    }

    package struct Made: Sendable {
        package let at: Moment
        /// Where the backup and its keys lie.
        package let content: String
        package let keys: String
        /// Files in it, and their bytes.
        package let files: Int
        package let bytes: Int
        /// Entries of the ledger in it, and its root in base64.
        package let entries: Int
        package let root: String
        /// Keys of older backups whose time is over, and that went.
        package let keysRemoved: Int
    }

    /// - Parameters:
    ///   - content: where backups are put.
    ///   - keys: where their keys are put: neither within the other nor within the data folder.
    ///   - days: how long keys are kept.
    /// - Returns: what was made.
    /// - Throws: `ServiceError` for folders within each other; `StorageError`. What was there before stays.
    package func make(in content: String, keys: String, keepingKeys days: Int) throws -> Made {
        try check(content, keys)
        let now = surroundings.now()
        let made = try BackupMaker(folder, content: content, keys: keys, made: now, id: surroundings.newID()).run()
        try folder.noteBackup(BackupNote(keys: keys, days: days))
        let removed = try KeyRetention.sweep(
            keys, madeBefore: now.before(days: Int64(days)), signer: folder.signer)
        return Made(
            at: now, content: made.content, keys: made.keys, files: made.files, bytes: made.bytes,
            entries: made.label.size, root: made.label.root.base64, keysRemoved: removed)
    }

    private func check(_ content: String, _ keys: String) throws {
        let paths = try [folder.path, content, keys].map { try PlaceOnDisk.real($0) + "/" }
        for (index, one) in paths.enumerated() {
            for (other, another) in paths.enumerated() where other != index && another.hasPrefix(one) {
                throw ServiceError(
                    .usage,
                    "the data folder, the backups and their keys lie within each other: who finds one would have all of "
                        + "it; name folders apart, best on other disks")
            }
        }
    }
}
