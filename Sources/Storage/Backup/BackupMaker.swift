package import Consent
internal import GRDB
internal import Ledger

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A backup that was made: two folders, of which neither says anything without the other.
package struct BackupMade: Hashable, Sendable {
    package let content: String
    package let keys: String
    package let label: BackupLabel
    /// Files in it, and their bytes.
    package let files: Int
    package let bytes: Int
}

/// Makes a backup while others read and write (docs/backup.md).
///
/// The content is sealed under a key that is made for it. That key lies with a copy of people's keys and of the signer in a folder of
/// its own, with a short time to live: when it is gone, nobody reads that backup any more. Both are written hidden and get
/// their names when all of them is on disk and was read again; the keys first, since content without keys is lost.
package struct BackupMaker {
    static let contentName = "content"
    static let keyName = "key"
    static let prefix = (content: "synas-backup-", keys: "synas-keys-")

    private let data: DataFolder
    private let content: Folder
    private let keys: Folder
    private let made: Moment
    private let id: String
    private static let attempts = 5

    /// - Parameters:
    ///   - data: what to back up.
    ///   - content: the folder to put the backup in; made where it is missing.
    ///   - keys: the folder to put its keys in: another, best on another disk.
    ///   - made: now.
    ///   - id: 26 random characters.
    package init(_ data: DataFolder, content: String, keys: String, made: Moment, id: String) {
        self.data = data
        self.content = Folder(path: content)
        self.keys = Folder(path: keys)
        self.made = made
        self.id = id
    }

    /// - Throws: `locked`, `diskFull`, `readOnly`, `missingPicture`, `signerMissing`, `keysMissing`.
    package func run() throws -> BackupMade {
        try content.makeAll()
        try keys.makeAll()
        Self.sweep(content)
        Self.sweep(keys)
        for attempt in 1... {
            do { return try attemptOnce() } catch is Gone where attempt < Self.attempts {
                // A file was removed by the rules meanwhile: the next state does not want it.
                continue
            } catch let gone as Gone {
                throw StorageError(
                    .missingPicture,
                    "Cannot back up: \(gone.path) in the data folder is missing. Run synas fsck, and restore it first.")
            }
        }
        preconditionFailure("the last attempt ends it")
    }

    private struct Gone: Error { let path: String }

    private var name: String {
        let time = made.inLedger.prefix(19).replacing("-", with: "").replacing(":", with: "")
        return "\(time)Z-\(id.prefix(6))"
    }

    private func attemptOnce() throws -> BackupMade {
        guard data.folder.kind(of: data.keys) == .file else { throw DataFolder.keysMissing }
        // Before the database: what was signed is then never newer than what is backed up.
        let state = try data.signer.state()
        let snapshot = try BackupSnapshot(data)
        let label = BackupLabel(id: id, made: made, size: snapshot.tree.size, root: snapshot.tree.root)
        let inside = try HiddenFolder(content, Self.prefix.content + name)
        let apart = try HiddenFolder(keys, Self.prefix.keys + name)
        let key = SealingKey()
        let (outer, files, bytes) = try seal(snapshot, label, key, in: inside.folder)
        // After it: the keys of everyone in it are there, but for those who were erased meanwhile.
        try keep(key, state, label, in: apart.folder)
        try BackupReader(inside.folder, keys: apart.folder).verify()
        try apart.release()
        try inside.release()
        return BackupMade(content: inside.place, keys: apart.place, label: outer, files: files, bytes: bytes)
    }

    // MARK: Content

    private func seal(
        _ snapshot: BackupSnapshot, _ label: BackupLabel, _ key: SealingKey, in folder: Folder
    ) throws -> (BackupLabel, files: Int, bytes: Int) {
        let sealed = try SealedFileWriter(folder.child(Self.contentName), key, header: label.bytes)
        var archive = BackupArchiveWriter(sealed)
        try archive.add(snapshot.database, as: "synas.db")
        if let accounts = snapshot.accounts { try archive.add(accounts, as: DataFolder.accountsName) }
        for file in snapshot.files {
            guard let path = try place(of: file.path) else {
                // Originals and policies come and go without a row.
                if file.sha256 == nil { continue }
                throw Gone(path: file.path)
            }
            do { try archive.add(path, as: file.path, sha256: file.sha256) } catch let error as StorageError
                where error.code == .noFolder
            {
                throw Gone(path: file.path)
            }
        }
        let (files, bytes) = (archive.files, archive.bytes)
        let (count, sha256) = try archive.finish()
        var outer = label
        outer.parts = [BackupLabel.Part(name: Self.contentName, bytes: count, sha256: sha256)]
        try DurableFile.fillNew(folder.child(BackupLabel.name), outer.bytes, mode: 0o600)
        return (outer, files, bytes)
    }

    /// Where a wanted file lies: in its place, or still in the spool of a post that is being put in place.
    private func place(of path: String) throws -> String? {
        let own = data.folder.child(path)
        if data.folder.kind(of: own) == .file { return own }
        let (name, spool) = (DurableFile.split(path).name, data.pictures.spool)
        let staged = try spool.names().map { spool.folder($0).child(name) }.first { data.folder.kind(of: $0) == .file }
        return staged ?? (data.folder.kind(of: own) == .file ? own : nil)
    }

    // MARK: Keys

    private func keep(_ key: SealingKey, _ state: SignerState, _ label: BackupLabel, in folder: Folder) throws {
        try DurableFile.fillNew(folder.child(Self.keyName), key.bytes, mode: 0o600)
        try copyKeys(to: folder.child(Keyring.name))
        let signer = folder.folder(SignerFolder.name)
        try signer.make(mode: 0o700)
        for name in try data.signer.folder.names() where !DurableFile.isTemporary(name) {
            let path = data.signer.folder.child(name)
            let bytes = path == data.signer.stateFile ? state.bytes : try DurableFile.read(path)
            try DurableFile.fillNew(signer.child(name), bytes, mode: 0o600)
        }
        try signer.sync()
        var label = label
        label.parts = try folder.paths().map { path in
            let bytes = try DurableFile.read(folder.child(path))
            return BackupLabel.Part(name: path, bytes: bytes.count, sha256: Digest.sha256(bytes).hex)
        }
        try DurableFile.fillNew(folder.child(BackupLabel.name), label.bytes, mode: 0o600)
    }

    private func copyKeys(to path: String) throws {
        _ = try Descriptor(path, O_RDWR | O_CREAT | O_EXCL, mode: 0o600, doing: "write")
        try Keyring(reading: data.keys).backUp(to: path)
        try Descriptor(path, O_RDONLY, doing: "read").sync()
    }

    /// Removes what backups that were cut short left.
    private static func sweep(_ folder: Folder) {
        let ours = [prefix.content, prefix.keys].map { String(DurableFile.temporaryName(for: $0).prefix($0.count + 7)) }
        for name in (try? folder.names()) ?? [] where ours.contains(where: { name.hasPrefix($0) }) {
            if let left = try? Claim(existing: folder.folder(name)) { try? left.folder.removeAll() }
        }
    }
}

/// A folder that is written hidden and gets its name when it is whole; without that it removes itself.
final class HiddenFolder {
    let place: String
    var folder: Folder { claim.folder }
    private let claim: Claim

    /// What a process that died left under the same name is removed first.
    init(_ parent: Folder, _ name: String) throws {
        place = parent.child(name)
        let claim = try Claim(making: parent.folder(DurableFile.temporaryName(for: name)))
        try claim.folder.emptyAll()
        self.claim = claim
    }

    deinit { if claim.isStillThere { try? claim.folder.removeAll() } }

    /// All of it is on disk, names included, when it gets its own.
    func release() throws {
        try claim.sync()
        try Folder.move(claim.folder.path, to: place)
        try DurableFile.split(place).folder.sync()
    }
}
