#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder of cleared pictures and their manifest, for somebody to publish. It appears whole, under a name where nothing
/// was, or not at all.
///
/// Use: make one (all is on disk then, hidden), commit, `release`. One that is not released removes itself; one of a process
/// that died is removed by the next hand-over beside it.
package final class HandOver: Sendable {
    /// One file to hand over.
    package struct File: Hashable, Sendable {
        /// The name in the folder: no slash.
        package let name: String
        package let bytes: [UInt8]
        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    private let place: String
    private let claim: Claim

    /// Who may read what is handed over.
    package enum Readers: Sendable {
        case all
        /// Whoever makes it alone.
        case owner

        fileprivate var modes: (folder: mode_t, file: mode_t) { self == .all ? (0o755, 0o644) : (0o700, 0o600) }
    }

    /// Writes the files, dated 2000-01-01, into a hidden folder beside `place`.
    ///
    /// - Parameters:
    ///   - files: what to hand over; each name once.
    ///   - place: the folder to be. Missing or empty; folders above it are made.
    ///   - readers: who may read the folder and its files.
    /// - Throws: `occupied`, `invalid` for a name that is no plain file name, `locked`, `diskFull`, `readOnly`.
    package init(_ files: [File], to place: String, readableBy readers: Readers = .all) throws(StorageError) {
        let modes = readers.modes
        let place = Folder.trimmed(place)
        let (parent, name) = DurableFile.split(place)
        try Self.check(files)
        try Self.checkFree(place)
        try parent.makeAll()
        Self.sweep(parent)
        let claim = try Claim(making: parent.folder(DurableFile.temporaryName(for: name)))
        do throws(StorageError) {
            try claim.folder.empty()
            for file in files { try DurableFile.fillNew(claim.folder.child(file.name), file.bytes, mode: modes.file) }
            try claim.settle(mode: modes.folder)
            try claim.sync()
        } catch {
            try? claim.folder.remove()
            throw error
        }
        self.place = place
        self.claim = claim
    }

    deinit { if claim.isStillThere { try? claim.folder.remove() } }

    /// Gives the folder its name: call it when the verdict is committed.
    ///
    /// - Throws: `occupied` where something came to stand there meanwhile.
    package func release() throws(StorageError) {
        guard unsafe rename(claim.folder.path, place) == 0 else {
            let fault = FileFault.last
            let isTaken = [ENOTEMPTY, EEXIST, ENOTDIR, EISDIR].contains(fault.number)
            throw isTaken ? Self.occupied(place) : fault.error("write", place)
        }
        try DurableFile.split(place).folder.sync()
    }

    /// Removes what processes that died left in the folder. Others' files are not touched, nor what cannot be removed.
    private static func sweep(_ parent: Folder) {
        for name in (try? parent.names()) ?? [] where DurableFile.isTemporary(name) {
            if let left = try? Claim(existing: parent.folder(name)) { try? left.folder.remove() }
        }
    }

    private static func check(_ files: [File]) throws(StorageError) {
        let names = Set(files.map(\.name))
        let isPlain = names.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.contains("/") && !$0.contains("\0") }
        guard names.count == files.count, isPlain else {
            throw StorageError(
                .invalid, "Cannot hand over: a file's name is not plain or stands twice. Name the files otherwise.")
        }
    }

    private static func checkFree(_ place: String) throws(StorageError) {
        let folder = Folder(path: place)
        switch folder.kind(of: place) {
        case .missing: return
        case .folder where try folder.names().isEmpty: return
        case .folder, .file, .other: throw occupied(place)
        }
    }

    private static func occupied(_ place: String) -> StorageError {
        StorageError(
            .occupied, "Cannot hand over into \(place): something is there already. Name a new or an empty folder.")
    }
}
