/// The third migration: that pictures' files go when their time is over (docs/storage.md).
extension Schema {
    static let third = [removals, overPublications, scansByContent] + takedownsStay

    private static let removals = """
        CREATE TABLE removal (
            post TEXT NOT NULL PRIMARY KEY REFERENCES post,
            decided_at INTEGER NOT NULL,
            done_at INTEGER,
            entry INTEGER NOT NULL REFERENCES entry
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX removal_pending ON removal (decided_at, post) WHERE done_at IS NULL;
        CREATE TRIGGER removal_never_goes BEFORE DELETE ON removal
            BEGIN SELECT RAISE(ABORT, 'a removal never goes'); END;
        CREATE TRIGGER removal_only_done BEFORE UPDATE ON removal
            WHEN OLD.done_at IS NOT NULL OR NEW.done_at IS NULL
                OR (OLD.post, OLD.decided_at) IS NOT (NEW.post, NEW.decided_at)
            BEGIN SELECT RAISE(ABORT, 'a removal stays as it was decided'); END;
        CREATE TRIGGER removal_never_replaced BEFORE INSERT ON removal
            WHEN EXISTS (SELECT 1 FROM removal WHERE post = NEW.post
                AND (done_at IS NOT NULL OR NEW.done_at IS NULL OR decided_at <> NEW.decided_at))
            BEGIN SELECT RAISE(ABORT, 'a removal stays as it was decided'); END
        """

    private static let overPublications = """
        CREATE INDEX publication_over ON publication (post) WHERE never_used = 1 OR ended_at IS NOT NULL
        """

    private static let scansByContent = "CREATE INDEX scan_by_content ON scan (sha256) WHERE removed_at IS NULL"
}
