internal import Foundation
internal import GRDB
internal import Ledger

/// The tables of `access.db`, as migrations that are only ever added to (docs/storage.md).
enum AccessSchema {
    /// "SYAC": written into the file, so that neither database is ever taken for the other.
    static let applicationID = 0x5359_4143

    /// Never change one that was released: add the next.
    private static let migrations: [[String]] = [first]

    static let version = migrations.count

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (index, statements) in migrations.enumerated() {
            migrator.registerMigration("\(index + 1)") { db in
                for statement in statements { try db.execute(sql: statement) }
                if index == 0 { try makeSecret(db) }
                try db.execute(sql: "PRAGMA application_id = \(applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(index + 1)")
            }
        }
        return migrator
    }

    /// Made with the file: no other file makes the same keys of the same names.
    private static func makeSecret(_ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO secret (name, bytes) VALUES ('attempts', ?)", arguments: [Data(SealingKey().bytes)])
    }

    private static let first = [
        accounts, sessions, tokens, attempts, submissions, readings,
        "CREATE TABLE secret (name TEXT NOT NULL PRIMARY KEY, bytes BLOB NOT NULL CHECK (length(bytes) = 32)) STRICT, WITHOUT ROWID",
    ]

    private static let accounts = """
        CREATE TABLE account (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            folded TEXT NOT NULL UNIQUE,
            role TEXT NOT NULL CHECK (role IN ('teacher', 'manager', 'auditor', 'administrator', 'guardian')),
            password TEXT,
            made_at INTEGER NOT NULL,
            ended_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER account_never_goes BEFORE DELETE ON account
            BEGIN SELECT RAISE(ABORT, 'events name the account'); END;
        CREATE TABLE account_scope (
            account TEXT NOT NULL REFERENCES account,
            unit TEXT NOT NULL,
            "group" TEXT
        ) STRICT;
        CREATE UNIQUE INDEX account_scope_once ON account_scope (account, unit, coalesce("group", ''))
        """

    private static let sessions = """
        CREATE TABLE session (
            sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
            account TEXT NOT NULL REFERENCES account,
            made_at INTEGER NOT NULL,
            seen_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_by_account ON session (account);
        CREATE INDEX session_by_end ON session (ends_at);
        CREATE INDEX session_by_use ON session (seen_at)
        """

    private static let tokens = """
        CREATE TABLE token (
            id TEXT NOT NULL PRIMARY KEY,
            sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
            account TEXT NOT NULL REFERENCES account,
            label TEXT NOT NULL,
            scopes TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL,
            used_at INTEGER,
            revoked_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX token_by_account ON token (account)
        """

    private static let attempts = """
        CREATE TABLE attempt (
            key BLOB NOT NULL PRIMARY KEY CHECK (length(key) = 32),
            failures INTEGER NOT NULL CHECK (failures >= 0),
            blocked_until INTEGER,
            trusted_until INTEGER,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX attempt_by_age ON attempt (max(at, coalesce(trusted_until, at)))
        """

    /// A post's id is decided once: no second submission takes it, and none gets another.
    private static let submissions = """
        CREATE TABLE submission (
            account TEXT NOT NULL REFERENCES account,
            key TEXT NOT NULL,
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            post TEXT NOT NULL UNIQUE,
            at INTEGER NOT NULL,
            PRIMARY KEY (account, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX submission_by_age ON submission (at);
        CREATE TRIGGER submission_never_changes BEFORE UPDATE ON submission
            BEGIN SELECT RAISE(ABORT, 'a submission stays as it was claimed'); END
        """

    private static let readings = """
        CREATE TABLE reading (
            number INTEGER PRIMARY KEY,
            account TEXT NOT NULL REFERENCES account,
            person TEXT,
            post TEXT,
            what TEXT NOT NULL,
            at INTEGER NOT NULL,
            CHECK ((person IS NULL) <> (post IS NULL))
        ) STRICT;
        CREATE INDEX reading_by_person ON reading (person, number) WHERE person IS NOT NULL;
        CREATE INDEX reading_by_post ON reading (post, number) WHERE post IS NOT NULL;
        CREATE INDEX reading_by_age ON reading (at);
        CREATE TRIGGER reading_never_changes BEFORE UPDATE ON reading
            BEGIN SELECT RAISE(ABORT, 'what was read stays as it was noted'); END
        """
}
