internal import Consent
internal import GRDB
internal import Ledger

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A copy of the database at one state, and the files that its rows want. Made while others write (SQLite's online backup), in a
/// hidden file of the data folder, so that what is personal lies nowhere else; gone when this is.
final class BackupSnapshot {
    /// A file that is wanted, by its path from the data folder.
    struct Wanted {
        let path: String
        /// Nil where the name does not say it.
        let sha256: String?
    }

    let tree: Frontier
    let files: [Wanted]
    private let copy: HiddenCopy
    private let accountsCopy: HiddenCopy?

    /// The copy.
    var database: String { copy.path }
    /// That of the accounts, a little later; nil where there are none.
    var accounts: String? { accountsCopy?.path }

    private static let names = (database: "backup.db", accounts: "backup-access.db")

    /// Removes what a backup that was ended left: whoever is erased must not stand in it.
    static func sweep(_ data: DataFolder) throws(StorageError) {
        for name in [names.database, names.accounts] {
            let path = HiddenCopy.path(name, in: data)
            guard data.folder.kind(of: path) == .file, LeftoverCheck.isAbandoned(path) else { continue }
            try Folder.removeFile(path)
        }
    }

    /// - Throws: `locked` where another backup is being made; `diskFull`.
    init(_ data: DataFolder) throws {
        copy = try HiddenCopy(Self.names.database, in: data)
        (tree, files) = try Self.copy(data, to: copy.path)
        accountsCopy = data.hasAccounts ? try HiddenCopy(Self.names.accounts, in: data) : nil
        if let accountsCopy { try Self.copyAccounts(data, to: accountsCopy.path) }
    }

    private static func copyAccounts(_ data: DataFolder, to path: String) throws {
        try DatabaseFault.translated { try data.openAccountsToCheck().read { db in try db.copy(to: path) } }
    }

    private static func copy(_ data: DataFolder, to path: String) throws -> (Frontier, [Wanted]) {
        try DatabaseFault.translated {
            try data.openToCheck().read { db in
                // The state is that of the first look at it.
                let tree = try TreeHead.read(db).frontier
                try db.copy(to: path)
                return (tree, try wanted(db, data))
            }
        }
    }

    private static func wanted(_ db: Database, _ data: DataFolder) throws -> [Wanted] {
        var files: [Wanted] = []
        let pictures = ["picture", "revision"].map { table in
            """
            SELECT w.sha256, w.format FROM \(table) w LEFT JOIN removal r ON r.post = w.post WHERE r.post IS NULL
            """
        }.joined(separator: " UNION ")
        let rows = try Row.fetchCursor(db, sql: pictures + " ORDER BY 1")
        while let row = try rows.next() {
            let (sha256, format): (String, String) = (try row.value(0), try row.value(1))
            files.append(Wanted(path: "cleared/\(sha256.prefix(2))/\(sha256).\(format)", sha256: sha256))
        }
        let scans = "SELECT DISTINCT sha256 FROM scan WHERE removed_at IS NULL ORDER BY 1"
        let digests = try String.fetchCursor(db, sql: scans)
        while let sha256 = try digests.next() { files.append(Wanted(path: ScanStore.path(of: sha256), sha256: sha256)) }
        return files + (try originals(db, data)) + (try policies(data))
    }

    /// Originals of held posts: those that are there.
    private static func originals(_ db: Database, _ data: DataFolder) throws -> [Wanted] {
        let reader = SQLiteReader(db: db)
        return try data.pictures.quarantined().filter { try reader.post($0)?.verdict == .held }.flatMap { post in
            try data.pictures.originals(of: post).map {
                Wanted(path: "quarantine/\(post.rawValue)/\(try $0.name)", sha256: nil)
            }
        }
    }

    private static func policies(_ data: DataFolder) throws -> [Wanted] {
        let paths = try data.folder.folder("policies").paths().map { "policies/\($0)" }
        guard paths.allSatisfy({ !$0.contains("\n") }) else {
            throw StorageError(.invalid, "Cannot back up: a file's name in policies/ holds a line break. Rename it.")
        }
        let known = [Marker.name, "last-daily"].filter { data.folder.kind(of: data.folder.child($0)) == .file }
        return (known + paths).map { Wanted(path: $0, sha256: nil) }
    }
}

/// A hidden file of the data folder, locked while it is used, and gone when this is.
private final class HiddenCopy {
    let path: String
    private let claim: Descriptor

    static func path(_ name: String, in data: DataFolder) -> String {
        data.folder.child(DurableFile.temporaryName(for: name))
    }

    init(_ name: String, in data: DataFolder) throws(StorageError) {
        path = Self.path(name, in: data)
        claim = try Descriptor(path, O_RDWR | O_CREAT, doing: "write")
        guard try claim.tryLock(), claim.isStillThere() else { throw Self.inUse }
        try claim.empty()
    }

    deinit { try? Folder.removeFile(path) }

    private static let inUse = StorageError(
        .locked, "Cannot back up: another backup of this data folder is being made. Wait until it is done.")
}

extension Folder {
    /// Every file below, by its path from here, sorted; what is being written is passed over.
    func paths() throws(StorageError) -> [String] {
        var found: [String] = []
        for name in try names() where !DurableFile.isTemporary(name) {
            if kind(of: child(name)) == .folder {
                for path in try folder(name).paths() { found.append("\(name)/\(path)") }
            } else {
                found.append(name)
            }
        }
        return found
    }

    /// Removes the folder with all that is below.
    func removeAll() throws(StorageError) {
        try emptyAll()
        try remove()
    }

    /// Removes all that is below; a link goes, not what it leads to.
    func emptyAll() throws(StorageError) {
        for name in try names() {
            if isRealFolder(child(name)) { try folder(name).removeAll() } else { try Self.removeFile(child(name)) }
        }
    }

    private func isRealFolder(_ path: String) -> Bool {
        var facts = stat()
        return unsafe lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }
}
