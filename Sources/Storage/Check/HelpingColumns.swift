internal import GRDB
internal import Ledger

/// What stands beside entries and bodies to find them again, held against what they say: of what kind a commit is, and which
/// record an opening is of. An erasure looks its openings up by the latter.
struct HelpingColumns {
    private let db: Database
    /// The commit whose entries are being read.
    private var commit: Int64 = 0
    private var kinds: [Entry.Kind] = []
    /// Nothing is known of kinds once an entry is missing.
    private var isWhole = true

    init(_ db: Database) { self.db = db }

    mutating func lose() { isWhole = false }

    // MARK: Kinds

    /// Takes an entry in; they come in their order.
    ///
    /// - Returns: the commit before it, where that is of another kind than its entries.
    mutating func read(_ kind: Entry.Kind, of commit: Int64) throws -> Int64? {
        let before = commit == self.commit ? nil : try end()
        self.commit = commit
        kinds.append(kind)
        return before
    }

    /// Of the last commit.
    mutating func end() throws -> Int64? {
        let (commit, told) = (commit, Self.kind(of: kinds))
        kinds = []
        guard isWhole, let told else { return nil }
        let sql = "SELECT kind FROM entry WHERE number = ?"
        let kind = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [commit])
        return kind == nil || kind == told.rawValue ? nil : commit
    }

    /// What stands before a commit's own entries is of the log's first key or of new policies; what an erasure or a clock
    /// says of people follows in entries of other kinds.
    private static func kind(of entries: [Entry.Kind]) -> Entry.Kind? {
        [Entry.Kind.erase, .clock].first { entries.contains($0) } ?? entries.last
    }

    // MARK: Records

    /// Whether an opening is filed under the record that its body is about. Where that record's row is missing nobody knows,
    /// and that it is missing is told.
    func isFiled(_ body: JSONValue, under about: String?) throws -> Bool {
        switch body["type"]?.string {
        case "post", "picture": return about == body["post"]?.string
        case "breach": return about == body["breach"]?.string
        case "key": return about == BodyDraft.keys
        case "text": return try isFiled(text: body, under: about)
        default: return about == nil
        }
    }

    private func isFiled(text body: JSONValue, under about: String?) throws -> Bool {
        let of = body["of"]?.string ?? ""
        switch body["field"]?.string {
        case "reason": return about == "clock"
        case "place": return try isSame(about, "SELECT post FROM publication WHERE id = ?1", of)
        case "decision":
            let sql = "SELECT post FROM takedown WHERE id = ?1 UNION ALL SELECT id FROM breach WHERE id = ?1"
            return try isSame(about, sql, of)
        default: return about == of
        }
    }

    private func isSame(_ about: String?, _ sql: String, _ id: String) throws -> Bool {
        let record = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [id])
        return record == nil || record == about
    }
}
