internal import Consent
internal import GRDB

extension SQLiteWriter {
    func writeTakedowns(_ change: Change) throws {
        for takedown in change.takedowns { try write(takedown) }
        for demand in change.demands { try write(demand) }
        for revision in change.revisions { try write(revision) }
        for breach in change.breaches { try write(breach) }
    }

    /// What is closed stays closed as it was.
    private func write(_ takedown: TakedownRecord) throws {
        let closing = takedown.closing
        try run(
            """
            INSERT INTO takedown (id, post, opened_at, due_at, closed_at, closed_by, outcome, decision, entry)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                due_at = excluded.due_at, closed_at = excluded.closed_at, closed_by = excluded.closed_by,
                outcome = excluded.outcome, decision = excluded.decision, entry = excluded.entry
                WHERE post = excluded.post AND closed_at IS NULL
            """,
            [
                takedown.id.rawValue, takedown.post.rawValue, takedown.openedAt.rawValue, takedown.dueAt.rawValue,
                closing?.at.rawValue, closing?.by, closing?.outcome.rawValue, closing?.decision, entry,
            ])
        if db.changesCount == 0 { throw StorageError(.conflict, DatabaseFault.conflict) }
    }

    private func write(_ demand: TakedownDemand) throws {
        try run(
            """
            INSERT INTO takedown_demand (takedown, person, picture, allowed, unname, since, entry)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                demand.takedown.rawValue, demand.person?.rawValue, demand.picture, demand.allowed.rawValue,
                demand.unname, demand.since.rawValue, entry,
            ])
    }

    private func write(_ revision: RevisionRecord) throws {
        let key: StatementArguments = [revision.post.rawValue, revision.index, revision.revision]
        try run(
            """
            INSERT INTO revision
                (post, number, revision, takedown, sha256, format, width, height, bytes, manifest, made_at, entry)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            key + [
                revision.takedown.rawValue, revision.sha256, revision.format, revision.width, revision.height,
                revision.bytes, revision.manifest, revision.madeAt.rawValue, entry,
            ])
        for person in revision.covered {
            try run(
                "INSERT INTO revision_cover (post, number, revision, person) VALUES (?, ?, ?, ?)",
                key + [person.rawValue])
        }
    }

    private func write(_ breach: BreachRecord) throws {
        try run(
            """
            INSERT INTO breach
                (id, cause, unit, channel, opened_at, due_at, posts, closed_at, outcome, decision, entry)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                closed_at = excluded.closed_at, outcome = excluded.outcome, decision = excluded.decision,
                entry = excluded.entry
                WHERE closed_at IS NULL
            """,
            [
                breach.id, breach.cause.rawValue, breach.place.unit.rawValue, breach.place.channel.rawValue,
                breach.openedAt.rawValue, breach.dueAt.rawValue, breach.posts, breach.closedAt?.rawValue,
                breach.outcome?.rawValue, breach.decision, entry,
            ])
        if db.changesCount == 0 { throw StorageError(.conflict, DatabaseFault.conflict) }
    }
}
