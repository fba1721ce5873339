/// The second migration: what consents over time need (docs/storage.md).
extension Schema {
    static let second = [
        moreEntries, "ALTER TABLE event ADD COLUMN reference TEXT", morePublications, takedowns, demands, revisions,
        breaches, scans, clockAcceptances, appendOnly("takedown_demand", key: "number"),
        appendOnly("clock_acceptance", key: "entry"), closedStays,
    ]

    /// `CHECK` cannot be changed in place; the rows move over as they are.
    private static let moreEntries = """
        CREATE TABLE new_entry (
            number INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('child', 'post', 'config', 'clock', 'erase', 'key')),
            at INTEGER NOT NULL,
            actor TEXT NOT NULL
        ) STRICT;
        INSERT INTO new_entry SELECT number, kind, at, actor FROM entry;
        DROP TABLE entry;
        ALTER TABLE new_entry RENAME TO entry;
        \(appendOnly("entry", key: "number"))
        """

    private static let morePublications = """
        ALTER TABLE publication ADD COLUMN print_run TEXT CHECK (print_run IS NULL OR (address IS NULL AND never_used = 0));
        ALTER TABLE publication ADD COLUMN ended_at INTEGER;
        CREATE INDEX publication_out ON publication (since) WHERE never_used = 0 AND ended_at IS NULL;
        CREATE INDEX post_cleared_inside ON post (submitted_at) WHERE verdict = 'cleared' AND handed_over_at IS NULL;
        CREATE INDEX picture_by_content ON picture (sha256)
        """

    private static let takedowns = """
        CREATE TABLE takedown (
            id TEXT NOT NULL PRIMARY KEY,
            post TEXT NOT NULL REFERENCES post,
            opened_at INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            closed_at INTEGER,
            closed_by TEXT,
            outcome TEXT CHECK (outcome IN ('removed', 'replaced', 'not-out', 'kept')),
            decision TEXT,
            entry INTEGER NOT NULL REFERENCES entry,
            CHECK ((closed_at IS NULL) = (outcome IS NULL) AND (closed_at IS NULL) = (decision IS NULL)
                AND (closed_at IS NULL) = (closed_by IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX takedown_by_post ON takedown (post, opened_at, id);
        CREATE UNIQUE INDEX takedown_one_open ON takedown (post) WHERE closed_at IS NULL;
        CREATE INDEX takedown_open ON takedown (due_at, id) WHERE closed_at IS NULL
        """

    private static let demands = """
        CREATE TABLE takedown_demand (
            number INTEGER PRIMARY KEY,
            takedown TEXT NOT NULL REFERENCES takedown,
            person TEXT REFERENCES person,
            picture INTEGER,
            allowed TEXT NOT NULL CHECK (allowed IN ('excluded', 'unrecognisable', 'visible')),
            unname INTEGER NOT NULL CHECK (unname IN (0, 1)),
            since INTEGER NOT NULL,
            entry INTEGER NOT NULL REFERENCES entry
        ) STRICT;
        CREATE INDEX demand_by_takedown ON takedown_demand (takedown, number)
        """

    private static let revisions = """
        CREATE TABLE revision (
            post TEXT NOT NULL REFERENCES post,
            number INTEGER NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            takedown TEXT NOT NULL REFERENCES takedown,
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
            format TEXT NOT NULL CHECK (format IN ('jpg', 'png')),
            width INTEGER NOT NULL CHECK (width > 0),
            height INTEGER NOT NULL CHECK (height > 0),
            bytes INTEGER NOT NULL CHECK (bytes > 0),
            manifest TEXT NOT NULL CHECK (json_valid(manifest)),
            made_at INTEGER NOT NULL,
            entry INTEGER NOT NULL REFERENCES entry,
            PRIMARY KEY (post, number, revision),
            FOREIGN KEY (post, number) REFERENCES picture (post, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX revision_by_content ON revision (sha256);
        CREATE TABLE revision_cover (
            post TEXT NOT NULL,
            number INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            person TEXT NOT NULL REFERENCES person,
            PRIMARY KEY (post, number, revision, person),
            FOREIGN KEY (post, number, revision) REFERENCES revision (post, number, revision)
        ) STRICT, WITHOUT ROWID
        """

    private static let breaches = """
        CREATE TABLE breach (
            id TEXT NOT NULL PRIMARY KEY,
            cause TEXT NOT NULL CHECK (cause IN ('invalidated', 'revoked', 'corrected')),
            unit TEXT NOT NULL,
            channel TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            posts INTEGER NOT NULL CHECK (posts >= 0),
            closed_at INTEGER,
            outcome TEXT CHECK (outcome IN ('recorded', 'notified', 'communicated')),
            decision TEXT,
            entry INTEGER NOT NULL REFERENCES entry,
            CHECK ((closed_at IS NULL) = (outcome IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX breach_open ON breach (due_at, id) WHERE closed_at IS NULL
        """

    private static let scans = """
        CREATE TABLE scan (
            event TEXT NOT NULL REFERENCES event (id),
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
            bytes INTEGER NOT NULL CHECK (bytes > 0),
            kept_at INTEGER NOT NULL,
            removed_at INTEGER,
            entry INTEGER NOT NULL REFERENCES entry,
            PRIMARY KEY (event, sha256)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX scan_kept ON scan (kept_at) WHERE removed_at IS NULL
        """

    private static let clockAcceptances = """
        CREATE TABLE clock_acceptance (
            entry INTEGER PRIMARY KEY REFERENCES entry,
            at INTEGER NOT NULL,
            before INTEGER NOT NULL,
            reason TEXT NOT NULL,
            approvers TEXT NOT NULL
        ) STRICT
        """

    private static let closedStays = """
        CREATE TRIGGER takedown_no_update_once_closed BEFORE UPDATE ON takedown WHEN OLD.closed_at IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'the takedown is closed'); END;
        CREATE TRIGGER takedown_never_goes BEFORE DELETE ON takedown
            BEGIN SELECT RAISE(ABORT, 'a takedown never goes'); END;
        CREATE TRIGGER revision_never_changes BEFORE UPDATE ON revision
            BEGIN SELECT RAISE(ABORT, 'revision is append-only'); END;
        CREATE TRIGGER revision_never_goes BEFORE DELETE ON revision
            BEGIN SELECT RAISE(ABORT, 'revision is append-only'); END
        """
}
