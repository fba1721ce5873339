internal import Consent
internal import GRDB
internal import Ledger

/// Gives a database from before the ledger its entries: one for every commit that recorded events, and before them what
/// stood in the other tables. They say that they were made later (`migrated`). Done in batches; what was cut short goes on.
struct LedgerMigration {
    let database: any DatabaseWriter
    let keyring: Keyring
    let vkey: String

    /// At least, and up to the end of a commit.
    var eventsOfBatch = 20_000

    /// `head`: the tree so far.
    ///
    /// - Throws: `StorageError`; what was done until then stays.
    func run(from head: TreeHead) throws {
        guard let last = try database.read(Self.last) else { return }
        let isNew = head.frontier.size == 0
        if isNew { try transaction { try tellState(&$0, last) } }
        let covered = isNew ? 0 : head.covered
        guard covered < last.number else { return }
        var rest = try database.read { try Self.beginning($0, after: .min, beyond: covered) }
        repeat {
            try transaction { writer in
                rest = try rest.flatMap { try tellEvents(&writer, from: $0) }
                if rest == nil { writer.cover(last.number) }
            }
        } while rest != nil
    }

    private func transaction(_ work: (inout LedgerWriter) throws -> Void) throws {
        try database.write { db in
            let keys = SealingKeys(keyring)
            var writer = try LedgerWriter(db, keys)
            try work(&writer)
            try writer.finish()
            try keys.settle()
        }
    }

    private struct Last {
        let number: Int64
        let at: Moment
        let actor: String
    }

    private static func last(_ db: Database) throws -> Last? {
        let sql = "SELECT number, at, actor FROM entry ORDER BY number DESC LIMIT 1"
        return try Row.fetchOne(db, sql: sql).map {
            Last(number: try $0.value(0), at: try $0.moment(1), actor: try $0.text(2))
        }
    }

    private func heading(_ kind: Entry.Kind, _ commit: Int64, _ at: Moment) -> LedgerWriter.Heading {
        LedgerWriter.Heading(kind: kind, commit: commit, at: at.inLedger, policy: "", migrated: true)
    }

    private func tellState(_ writer: inout LedgerWriter, _ last: Last) throws {
        try writer.append(heading(.key, last.number, last.at), [.adopted(vkey)])
        for (kind, change) in try state(writer.db) {
            var bodies = Bodies(writer.db, actor: last.actor)
            try bodies.tell(change)
            try writer.append(heading(kind, last.number, last.at), bodies.drafts)
        }
        writer.restartCovering()
    }

    private func state(_ db: Database) throws -> [(Entry.Kind, Change)] {
        let reader = SQLiteReader(db: db)
        let people = try reader.all(
            "SELECT \(SQLiteReader.personColumns) FROM person ORDER BY id", [], SQLiteReader.person)
        let guardians = try reader.all(
            "SELECT \(SQLiteReader.guardianColumns) FROM guardian ORDER BY id", [], SQLiteReader.guardian)
        let child = Change(
            people: people, guardians: guardians,
            breaches: try reader.all(
                "SELECT \(SQLiteReader.TakedownQuery.breachColumns) FROM breach ORDER BY id", [], SQLiteReader.breach),
            scans: try reader.all(
                "SELECT \(SQLiteReader.TimeQuery.scanColumns) FROM scan ORDER BY event, sha256", [], SQLiteReader.scan))
        let clock = Change(clockAcceptances: try reader.clockAcceptances())
        return [(.child, child), (.post, try posts(reader)), (.clock, clock)].filter { $0.1 != Change() }
    }

    private func posts(_ reader: SQLiteReader) throws -> Change {
        let posts = try reader.all(
            "SELECT \(SQLiteReader.PostQuery.columns) FROM post ORDER BY id", [], SQLiteReader.post)
        var change = Change()
        for post in posts {
            change.posts.append(
                JudgedPost(
                    post, pictures: try reader.pictures(of: post.id), appearances: try reader.appearances(of: post.id)))
            change.publications += try reader.publications(of: post.id)
            let takedowns = try reader.takedowns(of: post.id)
            change.takedowns += takedowns
            for takedown in takedowns { change.demands += try reader.demands(of: takedown.id) }
            change.revisions += try reader.revisions(of: post.id)
            if let removal = try reader.removal(of: post.id) { change.removals.append(removal) }
        }
        return change
    }

    /// The first event after a sequence number that is of a later commit than one. Events lie in the order of commits.
    private static func beginning(_ db: Database, after sequence: Int64, beyond commit: Int64) throws -> Int64? {
        let sql = "SELECT sequence FROM event WHERE sequence > ? AND entry > ? ORDER BY sequence LIMIT 1"
        return try Int64.fetchOne(db, sql: sql, arguments: [sequence, commit])
    }

    /// Tells a batch of events, and the rest of its last commit.
    ///
    /// - Returns: where the next batch begins; nil where all is told.
    private func tellEvents(_ writer: inout LedgerWriter, from start: Int64) throws -> Int64? {
        let last = "SELECT sequence, entry FROM event WHERE sequence >= ? ORDER BY sequence LIMIT 1 OFFSET ?"
        let full = try Row.fetchOne(writer.db, sql: last, arguments: [start, eventsOfBatch - 1])
        let next = try full.flatMap { try Self.beginning(writer.db, after: try $0.value(0), beyond: try $0.value(1)) }
        let commits = try Row.fetchAll(
            writer.db,
            sql: """
                SELECT number, at, actor, first, last FROM (
                    SELECT entry, min(sequence) AS first, max(sequence) AS last
                    FROM event WHERE sequence >= ? AND sequence < ? GROUP BY entry)
                JOIN entry ON number = entry ORDER BY number
                """, arguments: [start, next ?? Int64.max])
        for row in commits { try tell(&writer, row) }
        return next
    }

    private func tell(_ writer: inout LedgerWriter, _ row: Row) throws {
        let number = try row.number(0)
        let events = try SQLiteReader(db: writer.db).events(
            "SELECT \(EventRow.columns) FROM event WHERE sequence BETWEEN ? AND ? AND entry = ? ORDER BY sequence",
            [try row.number(3), try row.number(4), number])
        var bodies = Bodies(writer.db, actor: try row.text(2))
        try bodies.tell(Change(events: events))
        try writer.append(heading(.child, number, try row.moment(1)), bodies.drafts)
    }
}

extension BodyDraft {
    /// What bodies of keys are about: to find them again.
    static let keys = "key"

    /// That a key signs from here on: the first of a log.
    static func adopted(_ vkey: String) -> BodyDraft {
        plain("key", about: keys, ["vkey": .string(vkey), "action": .string("adopted")])
    }

    static func signingKey(_ change: SigningKeyChange, by actor: String) -> BodyDraft {
        plain(
            "key", about: keys,
            [
                "vkey": .string(change.vkey), "action": .string(change.action.rawValue), "actor": .string(actor),
                "approvers": .strings(change.approvers),
            ])
    }
}
