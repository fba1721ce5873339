internal import Consent
internal import GRDB

/// Writes a change within one transaction: called by `commit` and by nothing else.
struct SQLiteWriter {
    let db: Database
    /// The number of the entry that the rows of this commit name.
    let entry: Int64

    init(_ db: Database, _ draft: LedgerDraft) throws {
        self.db = db
        try db.cachedStatement(sql: "INSERT INTO entry (kind, at, actor) VALUES (?, ?, ?)")
            .execute(arguments: [draft.kind.rawValue, draft.at.rawValue, draft.actor])
        entry = db.lastInsertedRowID
    }

    /// In an order in which every row finds what it refers to.
    func write(_ change: Change) throws {
        for person in change.people { try write(person) }
        for guardian in change.guardians { try write(guardian) }
        for event in change.events { try append(event) }
        for post in change.posts { try write(post) }
        for (post, moment) in change.handedOver { try markHandedOver(post, at: moment) }
        for publication in change.publications { try write(publication) }
        try writeTakedowns(change)
        for scan in change.scans { try write(scan) }
        for acceptance in change.clockAcceptances { try write(acceptance) }
        for removal in change.removals { try write(removal) }
        for erasure in change.erasures { try carryOut(erasure) }
    }

    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// Leaves an event alone that is stored already, so that a repeated call does no harm.
    private func append(_ event: Event) throws {
        if let stored = try SQLiteReader(db: db).event(event.id) {
            guard stored == event else { throw StorageError(.conflict, DatabaseFault.conflict) }
            return
        }
        try run(Self.appendEvent, EventRow(event).arguments + [entry])
    }

    private static let appendEvent = """
        INSERT INTO event (\(EventRow.columns), entry)
        VALUES (\(EventRow.Column.allCases.map { _ in "?" }.joined(separator: ", ")), ?)
        """
}
