internal import Consent
internal import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What lies in a data folder besides the rows' own files: what ended processes left, what nobody knows, and who may read.
struct LeftoverCheck {
    let data: DataFolder
    private(set) var findings = Findings()
    /// Hidden files and folders that are not whole and belong to nobody who runs.
    private(set) var partials: [String] = []
    /// Quarantined originals of posts that are not held.
    private(set) var unwanted: [String] = []
    /// What others than the owner may read.
    private(set) var open: [String] = []

    private static let known = Set([
        Marker.name, "synas.db", "synas.db-wal", "synas.db-shm", "synas.db-journal", "write.lock", Keyring.name,
        Keyring.name + "-journal", "policies", SignerFolder.name, "spool", "cleared", "quarantine", "scans",
        "last-daily", DataFolder.backupNoteName, DataFolder.accountsLockName,
    ]).union(accounts)

    private static let accounts = Set(["", "-wal", "-shm", "-journal"].map { DataFolder.accountsName + $0 })

    init(_ data: DataFolder) { self.data = data }

    /// In the turn of a write.
    mutating func run(_ db: Database) throws {
        let top = data.folder
        try sweepable(top, unknown: { !Self.known.contains($0) })
        for name in ["cleared", "scans", "quarantine"] {
            for shard in try top.folder(name).names() where top.kind(of: top.folder(name).child(shard)) == .folder {
                try sweepable(top.folder(name).folder(shard))
            }
        }
        try sweepable(data.signer.folder)
        try spool()
        try quarantine(db)
        for path in try privateOnes() where (Folder.mode(of: path) ?? 0) & 0o077 != 0 {
            open.append(path)
            findings.add(.rights, short(path))
        }
        let pending = try Int.fetchOne(db, sql: "SELECT count(*) FROM removal WHERE done_at IS NULL") ?? 0
        findings.add(.removalPending, count: pending)
    }

    private func short(_ path: String) -> String {
        path == data.path ? "." : String(path.dropFirst(data.path.count + 1))
    }

    private mutating func sweepable(_ folder: Folder, unknown: (String) -> Bool = { _ in false }) throws {
        for name in try folder.names() {
            let path = folder.child(name)
            if DurableFile.isTemporary(name) {
                guard Self.isAbandoned(path) else { continue }
                partials.append(path)
                findings.add(.partialLeft, short(path))
            } else if unknown(name) {
                findings.add(.fileUnknown, short(path))
            }
        }
    }

    /// Whether no process that runs has it.
    static func isAbandoned(_ path: String) -> Bool {
        guard let file = try? Descriptor(path, O_RDONLY, doing: "open") else { return false }
        return (try? file.tryLock()) ?? false
    }

    private mutating func spool() throws {
        let spool = data.pictures.spool
        for name in try spool.names() {
            guard PostID(rawValue: name).isFit, spool.kind(of: spool.child(name)) == .folder else {
                findings.add(.fileUnknown, "spool/\(name)")
                continue
            }
            if Self.isAbandoned(spool.child(name)) { findings.add(.spoolLeft, "spool/\(name)") }
        }
    }

    private mutating func quarantine(_ db: Database) throws {
        let quarantine = data.pictures.quarantine
        for name in try quarantine.names() {
            let post = PostID(rawValue: name)
            guard post.isFit, quarantine.kind(of: quarantine.child(name)) == .folder else {
                findings.add(.fileUnknown, "quarantine/\(name)")
                continue
            }
            for file in try quarantine.folder(name).names()
            where Original(name: file) == nil && !DurableFile.isTemporary(file) {
                findings.add(.fileUnknown, "quarantine/\(name)/\(file)")
            }
            if try SQLiteReader(db: db).post(post)?.verdict != .held {
                unwanted.append(name)
                findings.add(.fileUnwanted, "quarantine/\(name)")
            }
        }
    }

    /// Everything that only the owner may read. Files in a folder of theirs are safe with it, but for keys and the signer.
    private func privateOnes() throws -> [String] {
        let top = data.folder
        let files = try top.names().filter { $0 != "policies" && !DurableFile.isTemporary($0) }.map(top.child)
        let signer = data.signer.folder
        return [top.path] + files + (try signer.names().map(signer.child))
    }

    // MARK: Mending

    func removePartials() throws {
        for path in partials where Self.isAbandoned(path) {
            if data.folder.kind(of: path) == .folder {
                try Folder(path: path).remove()
            } else {
                try Folder.removeFile(path)
            }
        }
    }

    func removeUnwanted() throws {
        for name in unwanted { try data.pictures.giveUp(PostID(rawValue: name)) }
    }

    func close() throws {
        for path in open { try Folder.setMode((Folder.mode(of: path) ?? 0) & 0o700, of: path) }
    }
}
