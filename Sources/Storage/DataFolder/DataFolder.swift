/// The folder in which everything is kept (docs/storage.md). Access to it is the privacy role: nobody but its owner may
/// read it.
package struct DataFolder: Hashable, Sendable {
    /// Without a slash at the end.
    package let path: String

    var folder: Folder { Folder(path: path) }
    var database: String { folder.child("synas.db") }
    var lock: String { folder.child("write.lock") }
    var keys: String { folder.child(Keyring.name) }
    /// What signs checkpoints and remembers what it signed.
    package var signer: SignerFolder { SignerFolder(folder: folder.folder(SignerFolder.name)) }
    /// The rules as files; `synas init` puts them here.
    package var policies: String { folder.child("policies") }

    /// What stands at a path, as far as `init` needs to know.
    package enum State: Hashable, Sendable {
        case missing, empty
        /// A data folder, whole or with its making cut short.
        case ours
        /// Something else.
        case occupied
    }

    private init(_ path: String) { self.path = Folder.trimmed(path) }

    package static func state(at path: String) throws(StorageError) -> State {
        let folder = DataFolder(path).folder
        switch folder.kind(of: folder.path) {
        case .missing: return .missing
        case .file, .other: return .occupied
        case .folder: break
        }
        let names = try folder.names().filter { !DurableFile.isTemporary($0) }
        if names.isEmpty { return .empty }
        return names.contains(Marker.name) ? .ours : .occupied
    }

    /// Makes a data folder with an empty database, readable by its owner alone; on one that is ours already, finishes what
    /// is missing. The folder above it must be there.
    ///
    /// - Throws: `occupied` where something else stands there; nothing is changed then.
    package static func create(at path: String, patience: Duration = .seconds(10)) throws(StorageError) -> DataFolder {
        let data = DataFolder(path)
        if try state(at: path) == .occupied { throw occupied(data.path) }
        let isMade = try data.folder.make(mode: 0o700)
        try Marker.write(in: data.folder)
        for name in PictureStore.folders { try data.folder.folder(name).make(mode: 0o700) }
        try data.createDatabase(patience: patience)
        try data.openAccountsForWriting(patience: patience)
        try data.folder.sync()
        try data.syncName(isMade: isMade)
        return data
    }

    /// The folder's own name is on disk too. One that was there before may lie where its owner may not look around.
    private func syncName(isMade: Bool) throws(StorageError) {
        let above = DurableFile.split(path).folder
        do throws(StorageError) { try above.sync() } catch { if isMade { throw error } }
    }

    private static func occupied(_ path: String) -> StorageError {
        StorageError(
            .occupied, "Cannot make a data folder at \(path): something else is there. Choose a new or an empty folder."
        )
    }

    /// - Throws: `notADataFolder`, or `newerFormat` where a newer `synas` made it.
    package static func open(at path: String) throws(StorageError) -> DataFolder {
        let data = DataFolder(path)
        try Marker.check(in: data.folder)
        guard data.folder.kind(of: data.database) == .file else { throw Marker.missing(data.path) }
        return data
    }

    package var pictures: PictureStore { PictureStore(folder: folder) }
    package var scans: ScanStore { ScanStore(data: folder) }
}
