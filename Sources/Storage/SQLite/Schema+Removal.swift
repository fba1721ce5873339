/// The third migration: that pictures' files go when their time is over (docs/storage.md).
extension Schema {
    static let third = [removals, overPublications, scansByContent]

    private static let removals = """
        CREATE TABLE removal (
            post TEXT NOT NULL PRIMARY KEY REFERENCES post,
            decided_at INTEGER NOT NULL,
            done_at INTEGER,
            entry INTEGER NOT NULL REFERENCES entry
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX removal_pending ON removal (decided_at, post) WHERE done_at IS NULL;
        CREATE TRIGGER removal_never_goes BEFORE DELETE ON removal
            BEGIN SELECT RAISE(ABORT, 'a removal never goes'); END
        """

    private static let overPublications = """
        CREATE INDEX publication_over ON publication (post) WHERE never_used = 1 OR ended_at IS NOT NULL
        """

    private static let scansByContent = "CREATE INDEX scan_by_content ON scan (sha256) WHERE removed_at IS NULL"
}
