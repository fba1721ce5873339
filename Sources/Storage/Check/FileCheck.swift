internal import Consent
internal import GRDB
internal import Ledger

/// The files of pictures and papers against the rows that want them: each wanted one is read and held against its digest.
struct FileCheck {
    /// A file that seems to be missing, or that nobody seems to want. Others write meanwhile, so each is looked at again in
    /// the turn of a write.
    enum Suspect: Hashable {
        case missing(String), unwanted(String)
    }

    let data: DataFolder
    private(set) var findings = Findings()
    private(set) var suspects: [Suspect] = []
    private(set) var files = 0
    private(set) var bytes = 0

    init(_ data: DataFolder) { self.data = data }

    /// What the rows say of the files of one folder.
    private struct Wanted {
        /// By name: bytes where the row says how many.
        var files: [String: Int] = [:]
        /// Files that are to go, and may be gone.
        var going: Set<String> = []
    }

    private static let digits = Array("0123456789abcdef")
    private static let shards = digits.flatMap { a in digits.map { b in "\(a)\(b)" } }

    /// Each folder at a state of its own: while files are read, no reading of the database is open.
    mutating func run(_ database: DatabaseQueue) throws {
        for shard in Self.shards {
            let (pictures, scans) = try database.read { (try Self.pictures(shard, $0), try Self.scans(shard, $0)) }
            try check(data.pictures.cleared.folder(shard), pictures)
            try check(data.folder.folder("scans").folder(shard), scans)
        }
        for name in ["cleared", "scans"] {
            for entry in try data.folder.folder(name).names() where !Self.shards.contains(entry) {
                findings.add(.fileUnknown, "\(name)/\(entry)")
            }
        }
    }

    // MARK: One folder

    private mutating func check(_ folder: Folder, _ wanted: Wanted) throws {
        let names = Set(try folder.names())
        for (name, size) in wanted.files.sorted(by: { $0.key < $1.key }) {
            if names.contains(name) {
                try check(folder.child(name), name, size)
            } else if !wanted.going.contains(name) {
                suspects.append(.missing(folder.child(name)))
            }
        }
        for name in names.subtracting(wanted.files.keys).subtracting(wanted.going).sorted()
        where !DurableFile.isTemporary(name) {
            suspects.append(.unwanted(folder.child(name)))
        }
    }

    /// `size`: what the row says; nil digests are none.
    private mutating func check(_ path: String, _ name: String, _ size: Int) throws {
        files += 1
        guard let content = try? DurableFile.read(path) else { return findings.add(.fileDamaged, short(path)) }
        bytes += content.count
        let digest = name.split(separator: ".").first.map(String.init)
        if content.count != size || Digest.sha256(content).hex != digest { findings.add(.fileDamaged, short(path)) }
    }

    private func short(_ path: String) -> String { String(path.dropFirst(data.path.count + 1)) }

    private static func pictures(_ shard: String, _ db: Database) throws -> Wanted {
        var wanted = Wanted()
        for table in ["picture", "revision"] {
            let sql = """
                SELECT w.sha256 || '.' || w.format, w.bytes, r.post IS NOT NULL
                FROM \(table) w LEFT JOIN removal r ON r.post = w.post WHERE w.sha256 >= ? AND w.sha256 < ?
                """
            let rows = try Row.fetchCursor(db, sql: sql, arguments: [shard, shard + "g"])
            while let row = try rows.next() { try add(row, &wanted) }
        }
        // What another post still wants does not go.
        wanted.going.subtract(wanted.files.keys)
        return wanted
    }

    private static func add(_ row: Row, _ wanted: inout Wanted) throws {
        let name = try row.text(0)
        if try row.number(2) != 0 { wanted.going.insert(name) } else { wanted.files[name] = try row.value(1) }
    }

    private static func scans(_ shard: String, _ db: Database) throws -> Wanted {
        var wanted = Wanted()
        let sql = "SELECT sha256, bytes FROM scan WHERE removed_at IS NULL AND sha256 >= ? AND sha256 < ?"
        let rows = try Row.fetchCursor(db, sql: sql, arguments: [shard, shard + "g"])
        while let row = try rows.next() { wanted.files[try row.value(0)] = try row.integer(1) }
        return wanted
    }

    // MARK: In the turn of a write

    /// Looks again at what was suspicious. Returns the files that nobody wants.
    mutating func settle(_ db: Database) throws -> [String] {
        var unwanted: [String] = []
        for suspect in suspects {
            switch suspect {
            case .missing(let path):
                guard try isWanted(path, db), data.folder.kind(of: path) == .missing else { continue }
                // Committed, and not put in place yet: the next start does that.
                if try !isStaged(DurableFile.split(path).name) { findings.add(.fileMissing, short(path)) }
            case .unwanted(let path):
                guard data.folder.kind(of: path) != .missing, try !isWanted(path, db) else { continue }
                findings.add(.fileUnwanted, short(path))
                unwanted.append(path)
            }
        }
        return unwanted
    }

    private func isWanted(_ path: String, _ db: Database) throws -> Bool {
        let (folder, name) = DurableFile.split(path)
        let shard = DurableFile.split(folder.path).name
        let wanted =
            path.hasPrefix(data.pictures.cleared.path) ? try Self.pictures(shard, db) : try Self.scans(shard, db)
        return wanted.files[name] != nil || wanted.going.contains(name)
    }

    private func isStaged(_ name: String) throws -> Bool {
        let spool = data.pictures.spool
        return try spool.names().contains { spool.kind(of: spool.folder($0).child(name)) == .file }
    }
}
