internal import Consent
internal import GRDB
internal import Ledger

/// Writes a change within one transaction, with what the ledger says of it: called by `commit` and by nothing else.
struct SQLiteWriter {
    let db: Database
    private let draft: LedgerDraft
    /// The number of the entry that the rows of this commit name.
    let entry: Int64

    init(_ db: Database, _ draft: LedgerDraft) throws {
        self.db = db
        self.draft = draft
        try db.cachedStatement(sql: "INSERT INTO entry (kind, at, actor) VALUES (?, ?, ?)")
            .execute(arguments: [draft.kind.rawValue, draft.at.rawValue, draft.actor])
        entry = db.lastInsertedRowID
    }

    /// The rows, then the ledger's entries; what is sealed is readable by `keys` alone.
    ///
    /// `vkey`: the key that signs, named by the first entry of all.
    func write(_ change: Change, _ keys: SealingKeys, vkey: () throws -> String) throws {
        var change = change
        let forgetting = try change.erasures.map { try Forgetting($0, db) }
        let forgotten = try forgetting.map { ($0, try $0.positions()) }
        try write(&change)
        for (forgetting, positions) in forgotten { try forgetting.destroy(positions) }
        var bodies = Bodies(db, actor: draft.actor)
        try bodies.tell(change)
        for forgetting in forgetting { try forgetting.tellAnew(&bodies) }
        var ledger = try LedgerWriter(db, keys)
        if ledger.head.frontier.size == 0 { try ledger.append(heading(.key), [.adopted(try vkey())]) }
        if !draft.policy.isEmpty, draft.policy != ledger.head.policy {
            try ledger.append(
                heading(.config), [.plain("config", about: nil, ["policy": .string(draft.policy)])])
        }
        for (forgetting, positions) in forgotten {
            for body in forgetting.bodies(positions) { try ledger.append(heading(.erase), [body]) }
        }
        // An entry of an erasure says nothing else: what is told beside it has one of its own.
        let kind = forgetting.isEmpty ? Entry.Kind(rawValue: draft.kind.rawValue) ?? .child : .post
        if forgetting.isEmpty || !bodies.drafts.isEmpty { try ledger.append(heading(kind), bodies.drafts) }
        try ledger.finish()
    }

    /// One entry that no row is about.
    func append(_ bodies: [BodyDraft], _ keys: SealingKeys) throws {
        var ledger = try LedgerWriter(db, keys)
        try ledger.append(heading(Entry.Kind(rawValue: draft.kind.rawValue) ?? .child), bodies)
        try ledger.finish()
    }

    private func heading(_ kind: Entry.Kind) -> LedgerWriter.Heading {
        LedgerWriter.Heading(kind: kind, commit: entry, at: draft.at.inLedger, policy: draft.policy)
    }

    /// In an order in which every row finds what it refers to. Events that are stored already leave the change.
    private func write(_ change: inout Change) throws {
        for person in change.people { try write(person) }
        for guardian in change.guardians { try write(guardian) }
        change.events = try change.events.filter { try append($0) }
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
    ///
    /// - Returns: whether it was new.
    private func append(_ event: Event) throws -> Bool {
        if let stored = try SQLiteReader(db: db).event(event.id) {
            guard stored == event else { throw StorageError(.conflict, DatabaseFault.conflict) }
            return false
        }
        try run(Self.appendEvent, EventRow(event).arguments + [entry])
        return true
    }

    private static let appendEvent = """
        INSERT INTO event (\(EventRow.columns), entry)
        VALUES (\(EventRow.Column.allCases.map { _ in "?" }.joined(separator: ", ")), ?)
        """
}
