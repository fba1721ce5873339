internal import Consent
internal import GRDB
internal import Ledger

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A data folder that is being made from a backup: hidden until all of it was checked, gone where anything is wrong.
package final class RestoreDraft {
    private let hidden: HiddenFolder
    /// The surviving signer; nil where it is lost.
    private let survivor: SignerFolder?
    package let data: DataFolder
    package let label: BackupLabel
    /// Files and their bytes.
    package private(set) var files = 0
    package private(set) var bytes = 0
    /// What was signed last, for all that is known.
    package let last: SignerState
    /// What was signed last when the backup was made.
    private let then: SignerState

    /// Unpacks a backup beside the place that it is to have.
    ///
    /// - Parameters:
    ///   - content: the backup.
    ///   - keys: its keys.
    ///   - place: the data folder to be: missing or empty.
    ///   - signer: the signer's folder that survived; nil where it is lost.
    /// - Throws: `occupied`, `badBackup`, `signerMissing`, `diskFull`.
    package init(_ content: String, keys: String, to place: String, signer: String?) throws {
        let place = Folder.trimmed(place)
        let (parent, name) = DurableFile.split(place)
        let target = Folder(path: place)
        let isMissing = target.kind(of: place) == .missing
        let isFree = try isMissing || (target.kind(of: place) == .folder && target.names().isEmpty)
        guard isFree else {
            throw StorageError(
                .occupied, "Cannot restore to \(place): something is there. Name a new or an empty folder.")
        }
        let reader = BackupReader(Folder(path: Folder.trimmed(content)), keys: Folder(path: Folder.trimmed(keys)))
        label = try reader.label()
        survivor = signer.map { SignerFolder(folder: Folder(path: Folder.trimmed($0))) }
        then = try SignerFolder(folder: reader.keys.folder(SignerFolder.name)).state()
        try parent.makeAll()
        hidden = try HiddenFolder(parent, name)
        let counts = try Self.unpack(reader, label, into: hidden.folder)
        try Self.copyKeys(from: reader.keys, into: hidden.folder, label.id)
        last = try Self.takeSigner(survivor, reader.keys, into: hidden.folder)
        guard Origin(last.checkpoint.origin)?.log == Origin(then.checkpoint.origin)?.log else {
            throw StorageError(
                .badBackup,
                "Cannot restore: the signer is that of another ledger than the backup's. Name the right one.")
        }
        data = try DataFolder.open(at: hidden.folder.path)
        (files, bytes) = counts
    }

    // MARK: Unpacking

    private static func unpack(_ reader: BackupReader, _ label: BackupLabel, into folder: Folder) throws -> (Int, Int) {
        for name in PictureStore.folders { try folder.folder(name).make(mode: 0o700) }
        var (files, bytes) = (0, 0)
        var made: Set<String> = []
        let current = WrittenFile()
        try reader.read(
            label,
            begin: { name, count in
                let path = try place(of: name, in: folder)
                let above = DurableFile.split(path).folder
                if made.insert(above.path).inserted { try makePrivate(above, below: folder) }
                try current.open(path)
                (files, bytes) = (files + 1, bytes + count)
            }, bytes: { try current.append($0) }, end: { try current.close() })
        for path in made { try Folder(path: path).sync() }
        return (files, bytes)
    }

    /// Only where a backup of ours puts files: nothing leads out of the folder.
    private static func place(of name: String, in folder: Folder) throws(StorageError) -> String {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\0") }) else {
            throw BackupFault.damaged(folder.path)
        }
        return folder.child(name)
    }

    private static func makePrivate(_ folder: Folder, below top: Folder) throws(StorageError) {
        if folder.kind(of: folder.path) == .folder { return }
        let above = DurableFile.split(folder.path).folder
        if above != top { try makePrivate(above, below: top) }
        try folder.make(mode: 0o700)
        try above.sync()
    }

    private static func copyKeys(from keys: Folder, into folder: Folder, _ id: String) throws {
        let bytes = try DurableFile.read(keys.child(Keyring.name))
        try DurableFile.fillNew(folder.child(Keyring.name), bytes, mode: 0o600)
        guard Keyring(reading: folder.child(Keyring.name)).isWhole() else { throw BackupFault.damaged(keys.path) }
    }

    /// A copy to work with. Without a survivor the newest of all keys that lie side by side knows most: of what was signed, and of
    /// who was erased.
    private static func takeSigner(_ survivor: SignerFolder?, _ keys: Folder, into folder: Folder) throws -> SignerState
    {
        let own = SignerFolder(folder: keys.folder(SignerFolder.name))
        let known = try survivor.map { [$0] } ?? beside(keys)
        let copy = SignerFolder(folder: folder.folder(SignerFolder.name))
        try copy.folder.make(mode: 0o700)
        let origin = Origin(try own.state().checkpoint.origin)
        let states = try known.map { ($0, try $0.state()) }.filter {
            Origin($0.1.checkpoint.origin)?.log == origin?.log
        }
        let newest = states.max { ($0.1.epoch, $0.1.frontier.size) < ($1.1.epoch, $1.1.frontier.size) }
        let (source, state) = try newest ?? (survivor ?? own, (survivor ?? own).state())
        for name in try source.folder.names() where !DurableFile.isTemporary(name) {
            let bytes = try DurableFile.read(source.folder.child(name))
            try DurableFile.fillNew(copy.folder.child(name), bytes, mode: 0o600)
        }
        for stone in try known.flatMap({ try $0.tombstones() }) { try copy.append(stone) }
        _ = try copy.keys()
        return state
    }

    private static func beside(_ keys: Folder) throws -> [SignerFolder] {
        let (parent, _) = DurableFile.split(keys.path)
        let names = try parent.names().filter { $0.hasPrefix(BackupMaker.prefix.keys) }
        let others = names.map { parent.folder($0) }.filter { (try? BackupLabel.read(in: $0)) != nil }
        return (others + [keys]).map { SignerFolder(folder: $0.folder(SignerFolder.name)) }.filter(\.exists)
    }

    // MARK: Where the ledger stands

    /// Where the restored ledger stands against what was signed last.
    package enum Standing: Hashable, Sendable {
        /// It goes on from what was signed.
        case current
        /// That many entries were signed since, and are lost; nil: nobody knows how many.
        case behind(Int?)
        /// It is not the beginning of what was signed.
        case other
    }

    /// - Throws: `StorageError`.
    package func standing() throws -> Standing {
        let store = try data.openForReading()
        return try store.snapshot { reader in
            let tree = try reader.tree()
            if tree.size < last.frontier.size || last.epoch != then.epoch {
                return .behind(last.epoch == then.epoch ? last.frontier.size - tree.size : nil)
            }
            var signed = Frontier()
            try reader.eachEntry(0..<last.frontier.size) { signed.append(Tree.leaf($0.bytes)) }
            guard signed == last.frontier else { return .other }
            return survivor == nil ? .behind(nil) : .current
        }
    }

    /// Holds everything in the folder against everything, but for what was signed since.
    ///
    /// - Throws: `badBackup` where it is not as it was committed.
    package func check() throws {
        try renew()
        let checked = try FolderCheck(data, patience: .seconds(10), isSigned: false).run()
        let tree = try data.openForReading().snapshot { try $0.tree() }
        let faults = checked.findings.all.filter { $0.code.weight >= .damage && $0.code != .erasureUndone }
        let isSame = tree.size == label.size && tree.root == label.root
        guard faults.isEmpty, isSame else {
            let codes = faults.map(\.code.rawValue).joined(separator: ", ")
            throw StorageError(
                .badBackup,
                "Cannot restore: what was backed up was not whole (\(codes.isEmpty ? "another ledger" : codes)). "
                    + "Use an older backup.")
        }
    }

    /// A backup of an older build is brought up to this one.
    private func renew() throws {
        do throws(StorageError) { _ = try data.openForReading() } catch {
            guard error.code == .olderFormat else { throw error }
            _ = try data.openForWriting()
        }
        if data.hasAccounts { try data.openAccountsForWriting() }
    }

    /// Opens a new epoch.
    ///
    /// - Returns: what it says.
    /// - Throws: `StorageError`.
    package func openEpoch(ground: String, approvers: [String], entry: LedgerDraft) throws -> Epoch {
        guard let old = Origin(then.checkpoint.origin), let newest = Origin(last.checkpoint.origin) else {
            throw SignerFolder.missing
        }
        let store = try data.openForWriting()
        let tree = try store.snapshot { try $0.tree() }
        let known = try data.signer.left(old) ?? (last.epoch == then.epoch ? last : then).checkpoint
        let isLonger = known.size > tree.size
        let epoch = Epoch(
            origin: max(old, newest).next, oldOrigin: old, oldSize: isLonger ? known.size : tree.size,
            oldRoot: isLonger ? known.root : tree.root, ground: ground, approvers: approvers)
        try store.open(epoch, entry: entry)
        try data.signer.leave(last.checkpoint)
        return epoch
    }

    // MARK: Its place

    /// Gives the folder its name: what was restored is on disk, and nobody is signed in. A surviving signer stays where it is, goes on from here, and is linked
    /// from the folder: there is one of it.
    ///
    /// - Throws: `StorageError`.
    package func release() throws {
        try data.endSessions()
        if let survivor {
            // Before the folder has its name: killed in between, the next restore goes on from this state, and no origin is ever
            // used for two histories.
            for path in [data.signer.leftFile, data.signer.tombstonesFile, data.signer.stateFile]
            where data.folder.kind(of: path) == .file {
                try DurableFile.write(
                    try DurableFile.read(path), to: survivor.folder.child(DurableFile.split(path).name))
            }
            try data.signer.folder.removeAll()
            try Folder.link(data.signer.folder.path, to: survivor.folder.absolute())
        }
        try hidden.release()
    }
}

extension SignerState {
    /// Of its origin; 0 where it has none.
    var epoch: Int { Origin(checkpoint.origin)?.epoch ?? 0 }
}

/// The file that is being unpacked.
private final class WrittenFile {
    private var file: Writing?

    private final class Writing {
        let descriptor: Descriptor
        init(_ path: String) throws(StorageError) {
            descriptor = try Descriptor(path, O_WRONLY | O_CREAT | O_EXCL, doing: "write")
        }
    }

    func open(_ path: String) throws { file = try Writing(path) }
    func append(_ bytes: [UInt8]) throws { try file?.descriptor.append(bytes) }
    func close() throws {
        try file?.descriptor.sync()
        file = nil
    }
}

extension Folder {
    /// Makes a symbolic link.
    static func link(_ path: String, to target: String) throws(StorageError) {
        if unsafe symlink(target, path) != 0 { throw FileFault.last.error("write", path) }
    }

    /// The path from the root, without links.
    func absolute() throws(StorageError) -> String {
        guard let real = unsafe realpath(path, nil) else { throw FileFault.last.error("read the folder", path) }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }
}
