/// What was asked of a post that is out, and what was done about it, is evidence: no program takes it away or replaces it.
extension Schema {
    static let takedownsStay = [takedownStays, revisionStays, breachStays, publicationStays]

    /// An open one may get another due time, or be closed; a post has one open at most, and `INSERT OR REPLACE` would
    /// remove that without a word.
    private static let takedownStays = """
        CREATE TRIGGER takedown_stays BEFORE UPDATE ON takedown
            WHEN (OLD.id, OLD.post, OLD.opened_at) IS NOT (NEW.id, NEW.post, NEW.opened_at)
            BEGIN SELECT RAISE(ABORT, 'a takedown stays as it was opened'); END;
        CREATE TRIGGER takedown_never_replaced BEFORE INSERT ON takedown
            WHEN EXISTS (SELECT 1 FROM takedown WHERE id = NEW.id
                    AND (closed_at IS NOT NULL OR (post, opened_at) IS NOT (NEW.post, NEW.opened_at)))
                OR (NEW.closed_at IS NULL
                    AND EXISTS (SELECT 1 FROM takedown WHERE post = NEW.post AND id <> NEW.id AND closed_at IS NULL))
            BEGIN SELECT RAISE(ABORT, 'a takedown never goes'); END
        """

    private static let revisionStays = """
        CREATE TRIGGER revision_never_replaced BEFORE INSERT ON revision
            WHEN EXISTS (SELECT 1 FROM revision WHERE (post, number, revision) = (NEW.post, NEW.number, NEW.revision))
            BEGIN SELECT RAISE(ABORT, 'revision is append-only'); END;
        CREATE TRIGGER revision_cover_never_changes BEFORE UPDATE ON revision_cover
            BEGIN SELECT RAISE(ABORT, 'revision_cover is append-only'); END;
        CREATE TRIGGER revision_cover_never_goes BEFORE DELETE ON revision_cover
            BEGIN SELECT RAISE(ABORT, 'revision_cover is append-only'); END
        """

    private static let breachStays = """
        CREATE TRIGGER breach_no_update_once_closed BEFORE UPDATE ON breach WHEN OLD.closed_at IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'the breach assessment is closed'); END;
        CREATE TRIGGER breach_never_goes BEFORE DELETE ON breach
            BEGIN SELECT RAISE(ABORT, 'a breach assessment never goes'); END;
        CREATE TRIGGER breach_never_replaced BEFORE INSERT ON breach
            WHEN EXISTS (SELECT 1 FROM breach WHERE id = NEW.id AND closed_at IS NOT NULL)
            BEGIN SELECT RAISE(ABORT, 'the breach assessment is closed'); END
        """

    private static let publicationStays = """
        CREATE TRIGGER publication_never_goes BEFORE DELETE ON publication
            BEGIN SELECT RAISE(ABORT, 'a publication never goes'); END;
        CREATE TRIGGER publication_never_anothers BEFORE UPDATE ON publication
            WHEN (OLD.id, OLD.post, OLD.since) IS NOT (NEW.id, NEW.post, NEW.since)
            BEGIN SELECT RAISE(ABORT, 'a publication stays that of its post'); END;
        CREATE TRIGGER publication_never_replaced BEFORE INSERT ON publication
            WHEN EXISTS (SELECT 1 FROM publication
                WHERE id = NEW.id AND (post, since) IS NOT (NEW.post, NEW.since))
            BEGIN SELECT RAISE(ABORT, 'a publication stays that of its post'); END
        """
}
