internal import Consent
internal import GRDB
internal import Ledger

/// Gives a database from before the ledger its entries: one for every commit that recorded events, and before them what
/// stood in the other tables. They say that they were made later (`migrated`). Done in batches; what was cut short goes on.
struct LedgerMigration {
    let database: any DatabaseWriter
    let keyring: Keyring
    let vkey: String

    private static let eventsOfBatch = 20_000

    /// - Throws: `StorageError`; what was done until then stays.
    func run() throws {
        guard let last = try database.read(Self.last) else { return }
        if try database.read({ try TreeHead.read($0).frontier.size }) == 0 {
            try transaction { try tellState(&$0, last) }
        }
        while try database.read({ try TreeHead.read($0).covered }) < last.number {
            try transaction { try tellEvents(&$0, last.number) }
        }
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
        return try Row.fetchOne(db, sql: sql).map { Last(number: $0[0], at: try $0.moment(1), actor: try $0.text(2)) }
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

    /// Events lie in the order of commits.
    private func tellEvents(_ writer: inout LedgerWriter, _ end: Int64) throws {
        let covered = writer.head.covered
        let entries = try Row.fetchAll(
            writer.db,
            sql: """
                SELECT entry, at, actor, first, total, sum(total) OVER (ORDER BY entry) FROM (
                    SELECT e.entry AS entry, min(e.sequence) AS first, count(*) AS total
                    FROM event e WHERE e.entry > ? GROUP BY e.entry)
                JOIN entry ON entry.number = entry ORDER BY 1
                """, arguments: [covered])
        for row in entries {
            try tell(&writer, row)
            if (row[5] as Int) >= Self.eventsOfBatch { return }
        }
        writer.cover(end)
    }

    private func tell(_ writer: inout LedgerWriter, _ row: Row) throws {
        let number: Int64 = row[0]
        let events = try SQLiteReader(db: writer.db).events(
            "SELECT \(EventRow.columns) FROM event WHERE sequence >= ? AND entry = ? ORDER BY sequence LIMIT ?",
            [row[3] as Int64, number, row[4] as Int])
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
