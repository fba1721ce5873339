internal import GRDB

/// The tables, as migrations that are only ever added to. docs/storage.md says what each table is for.
enum Schema {
    /// "SYNA": written into the file, so that another program's database is never taken for ours.
    static let applicationID = 0x5359_4E41

    /// The version that this build writes: the number of its migrations.
    static let version = migrations.count

    /// Never change one that was released: add the next.
    private static let migrations: [[String]] = [first, second, third, fourth, erasure]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (index, statements) in migrations.enumerated() {
            migrator.registerMigration("\(index + 1)") { db in
                for statement in statements { try db.execute(sql: statement) }
                try db.execute(sql: "PRAGMA application_id = \(applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(index + 1)")
            }
        }
        return migrator
    }

    private static let first = [
        entries, people, handles, guardians, events, posts, pictures, appearances, publications,
        appendOnly("entry", key: "number"), appendOnly("event", key: "sequence"), sameEventTwice, handleStays,
        handedOverStays("picture", column: "post"), handedOverStays("appearance", column: "post"), handedOverPostStays,
        onlyClearedPictures,
    ]

    private static let entries = """
        CREATE TABLE entry (
            number INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('child', 'post', 'config')),
            at INTEGER NOT NULL,
            actor TEXT NOT NULL
        ) STRICT
        """

    private static let people = """
        CREATE TABLE person (
            id TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('child', 'staff')),
            source_id TEXT NOT NULL,
            unit TEXT NOT NULL,
            "group" TEXT,
            handle TEXT NOT NULL,
            given_names TEXT NOT NULL,
            family_name TEXT NOT NULL,
            born INTEGER,
            since INTEGER NOT NULL,
            until INTEGER,
            entry INTEGER NOT NULL REFERENCES entry,
            UNIQUE (kind, source_id)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX person_by_unit ON person (unit, kind, handle);
        CREATE INDEX person_by_group ON person (unit, "group", kind, handle)
        """

    /// Every handle that was ever given, so that none is given to another again.
    private static let handles = """
        CREATE TABLE handle (
            unit TEXT NOT NULL,
            kind TEXT NOT NULL,
            handle TEXT NOT NULL,
            person TEXT NOT NULL REFERENCES person,
            PRIMARY KEY (unit, kind, handle)
        ) STRICT, WITHOUT ROWID
        """

    private static let guardians = """
        CREATE TABLE guardian (
            id TEXT NOT NULL PRIMARY KEY,
            source_id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            language TEXT,
            entry INTEGER NOT NULL REFERENCES entry
        ) STRICT, WITHOUT ROWID
        """

    private static let events = """
        CREATE TABLE event (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            entry INTEGER NOT NULL REFERENCES entry,
            person TEXT NOT NULL REFERENCES person,
            kind TEXT NOT NULL,
            at INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            source TEXT NOT NULL,
            guardian TEXT REFERENCES guardian,
            unit TEXT,
            channel TEXT,
            response TEXT,
            name INTEGER CHECK (name IN (0, 1)),
            notice_version TEXT,
            notice_sha256 TEXT,
            notice_language TEXT,
            collected TEXT,
            until INTEGER,
            relation TEXT,
            protection TEXT,
            about TEXT REFERENCES event (id),
            post TEXT,
            day INTEGER
        ) STRICT;
        CREATE INDEX event_by_person ON event (person, sequence);
        CREATE INDEX event_by_guardian ON event (guardian, person) WHERE guardian IS NOT NULL
        """

    private static let posts = """
        CREATE TABLE post (
            id TEXT NOT NULL PRIMARY KEY,
            unit TEXT NOT NULL,
            channel TEXT NOT NULL,
            submitted_at INTEGER NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('cleared', 'held', 'refused')),
            document TEXT NOT NULL CHECK (json_valid(document)),
            plan TEXT NOT NULL CHECK (json_valid(plan)),
            policy_hash TEXT NOT NULL,
            handed_over_at INTEGER CHECK (handed_over_at IS NULL OR verdict = 'cleared'),
            entry INTEGER NOT NULL REFERENCES entry
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX post_by_unit ON post (unit, submitted_at)
        """

    private static let pictures = """
        CREATE TABLE picture (
            post TEXT NOT NULL REFERENCES post,
            number INTEGER NOT NULL CHECK (number >= 0),
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
            format TEXT NOT NULL CHECK (format IN ('jpg', 'png')),
            width INTEGER NOT NULL CHECK (width > 0),
            height INTEGER NOT NULL CHECK (height > 0),
            bytes INTEGER NOT NULL CHECK (bytes > 0),
            alt TEXT NOT NULL,
            manifest TEXT NOT NULL CHECK (json_valid(manifest)),
            latent_regions TEXT NOT NULL CHECK (json_valid(latent_regions)),
            PRIMARY KEY (post, number)
        ) STRICT, WITHOUT ROWID
        """

    private static let appearances = """
        CREATE TABLE appearance (
            number INTEGER PRIMARY KEY,
            post TEXT NOT NULL REFERENCES post,
            picture INTEGER,
            person TEXT NOT NULL REFERENCES person,
            shown TEXT CHECK (shown IN ('visible', 'unrecognisable')),
            named INTEGER NOT NULL CHECK (named IN (0, 1)),
            CHECK ((picture IS NULL) = (shown IS NULL)),
            FOREIGN KEY (post, picture) REFERENCES picture (post, number)
        ) STRICT;
        CREATE INDEX appearance_by_post ON appearance (post, picture);
        CREATE INDEX appearance_by_person ON appearance (person)
        """

    private static let publications = """
        CREATE TABLE publication (
            id TEXT NOT NULL PRIMARY KEY,
            post TEXT NOT NULL REFERENCES post,
            never_used INTEGER NOT NULL CHECK (never_used IN (0, 1)),
            address TEXT CHECK (never_used = 0 OR address IS NULL),
            since INTEGER NOT NULL,
            entry INTEGER NOT NULL REFERENCES entry
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX publication_by_post ON publication (post, since)
        """
}
