/// The migration for erasures (docs/erasure.md): what is kept of one, and the one way past the guards.
extension Schema {
    static let erasure = [erasures, erasing, aboutOthers, saidOfEvents] + permits

    /// What is kept of an erasure: the random id alone, the ground, and what is still to be done.
    private static let erasures = """
        CREATE TABLE erasure (
            person TEXT NOT NULL PRIMARY KEY,
            at INTEGER NOT NULL,
            ground TEXT NOT NULL,
            approvers TEXT NOT NULL,
            answer TEXT NOT NULL CHECK (json_valid(answer)),
            done_at INTEGER,
            entry INTEGER NOT NULL REFERENCES entry
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX erasure_pending ON erasure (at) WHERE done_at IS NULL;
        CREATE TABLE erasure_work (
            person TEXT NOT NULL REFERENCES erasure,
            kind TEXT NOT NULL CHECK (kind IN ('picture', 'scan', 'originals', 'key')),
            name TEXT NOT NULL,
            PRIMARY KEY (person, kind, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE erasure_kept (
            person TEXT NOT NULL REFERENCES erasure,
            subject TEXT NOT NULL,
            ground TEXT NOT NULL,
            PRIMARY KEY (person, subject)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE spent (
            mark TEXT NOT NULL PRIMARY KEY,
            person TEXT NOT NULL REFERENCES erasure
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER erasure_never_goes BEFORE DELETE ON erasure
            BEGIN SELECT RAISE(ABORT, 'an erasure never goes'); END;
        CREATE TRIGGER erasure_never_replaced BEFORE INSERT ON erasure
            WHEN EXISTS (SELECT 1 FROM erasure WHERE person = NEW.person)
            BEGIN SELECT RAISE(ABORT, 'an erasure never goes'); END;
        CREATE TRIGGER spent_never_goes BEFORE DELETE ON spent
            BEGIN SELECT RAISE(ABORT, 'what was given stays given'); END
        """

    /// A row stands here only within the transaction that erases that person: it refers to what never is, so that the
    /// database refuses to commit as long as it stands.
    private static let erasing = """
        CREATE TABLE erasing (
            person TEXT NOT NULL PRIMARY KEY,
            ends TEXT NOT NULL DEFAULT '' REFERENCES erasure (person) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID
        """

    /// Without it each event that goes would have the whole table searched for others about it.
    private static let aboutOthers = "CREATE INDEX event_by_about ON event (about) WHERE about IS NOT NULL"

    /// Events that hold words of people: few among millions.
    private static let saidOfEvents =
        "CREATE INDEX event_with_reference ON event (sequence) WHERE reference IS NOT NULL"
}

extension Schema {
    private static let now = "EXISTS (SELECT 1 FROM erasing)"
    private static let own = "OLD.person IN (SELECT person FROM erasing)"

    /// Within an erasure: the rows of that person go, and of other rows only words change. All else stays guarded.
    private static let permits = [
        guarded("event_never_goes", "DELETE", "event", own, "event is append-only"),
        guarded(
            "event_never_changes", "UPDATE", "event", only(["reference"], of: eventColumns),
            "event is append-only"),
        guarded("handle_never_goes", "DELETE", "handle", own, "a handle is never another''s"),
        guarded(
            "appearance_no_delete_once_handed_over", "DELETE", "appearance", own, "the post was handed over",
            handedOver),
        guarded(
            "picture_no_update_once_handed_over", "UPDATE", "picture",
            only(
                ["sha256", "bytes", "alt", "manifest", "latent_regions"],
                of: [
                    "post", "number", "sha256", "format", "width", "height", "bytes", "alt", "manifest",
                    "latent_regions",
                ]), "the post was handed over", handedOver),
        guarded(
            "post_no_update_once_handed_over", "UPDATE", "post",
            only(
                ["document", "plan"],
                of: [
                    "id", "unit", "channel", "submitted_at", "verdict", "document", "plan", "policy_hash",
                    "handed_over_at", "entry",
                ]), "the post was handed over", "OLD.handed_over_at IS NOT NULL"),
        guarded(
            "takedown_demand_never_goes", "DELETE", "takedown_demand", own, "takedown_demand is append-only"),
        guarded(
            "takedown_demand_never_changes", "UPDATE", "takedown_demand",
            "\(own) AND "
                + only(
                    ["person"],
                    of: ["number", "takedown", "person", "picture", "allowed", "unname", "since", "entry"]),
            "takedown_demand is append-only"),
        guarded(
            "takedown_no_update_once_closed", "UPDATE", "takedown",
            only(
                ["decision"],
                of: ["id", "post", "opened_at", "due_at", "closed_at", "closed_by", "outcome", "decision", "entry"]),
            "the takedown is closed", "OLD.closed_at IS NOT NULL"),
        guarded(
            "revision_never_changes", "UPDATE", "revision",
            only(
                ["sha256", "bytes", "manifest"],
                of: [
                    "post", "number", "revision", "takedown", "sha256", "format", "width", "height", "bytes",
                    "manifest", "made_at", "entry",
                ]), "revision is append-only"),
        guarded("revision_cover_never_goes", "DELETE", "revision_cover", own, "revision_cover is append-only"),
        guarded(
            "breach_no_update_once_closed", "UPDATE", "breach",
            only(
                ["decision"],
                of: [
                    "id", "cause", "unit", "channel", "opened_at", "due_at", "posts", "closed_at", "outcome",
                    "decision", "entry",
                ]), "the breach assessment is closed", "OLD.closed_at IS NOT NULL"),
        guarded(
            "clock_acceptance_never_changes", "UPDATE", "clock_acceptance",
            only(["reason", "approvers"], of: ["entry", "at", "before", "reason", "approvers"]),
            "clock_acceptance is append-only"),
    ]

    private static let handedOver = "(SELECT handed_over_at FROM post WHERE id = OLD.post) IS NOT NULL"

    private static let eventColumns = [
        "sequence", "id", "entry", "person", "kind", "at", "recorded_at", "actor", "source", "guardian", "unit",
        "channel", "response", "name", "notice_version", "notice_sha256", "notice_language", "collected", "until",
        "relation", "protection", "about", "post", "day", "reference",
    ]

    /// That an erasure is under way, and no column changes besides these.
    private static func only(_ free: [String], of columns: [String]) -> String {
        let fixed = columns.filter { !free.contains($0) }
        let old = fixed.map { "OLD.\($0)" }.joined(separator: ", ")
        let new = fixed.map { "NEW.\($0)" }.joined(separator: ", ")
        return "\(now) AND (\(old)) IS (\(new))"
    }

    /// The same guard as before, but where `permit` holds.
    private static func guarded(
        _ name: String, _ change: String, _ table: String, _ permit: String, _ message: String,
        _ condition: String = "TRUE"
    ) -> String {
        """
        DROP TRIGGER \(name);
        CREATE TRIGGER \(name) BEFORE \(change) ON \(table) WHEN \(condition) AND NOT (\(permit))
            BEGIN SELECT RAISE(ABORT, '\(message)'); END
        """
    }
}
