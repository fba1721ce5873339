/// What the database itself refuses, whichever program writes to it.
extension Schema {
    /// Rows are added and never changed, removed or replaced (`INSERT OR REPLACE` fires no delete trigger, so the second
    /// row of the same key is refused as well).
    static func appendOnly(_ table: String, key: String) -> String {
        """
        CREATE TRIGGER \(table)_never_changes BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END;
        CREATE TRIGGER \(table)_never_goes BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END;
        CREATE TRIGGER \(table)_never_replaced BEFORE INSERT ON \(table)
            WHEN EXISTS (SELECT 1 FROM \(table) WHERE \(key) = NEW.\(key))
            BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END
        """
    }

    static let sameEventTwice = """
        CREATE TRIGGER event_id_never_replaced BEFORE INSERT ON event
            WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
            BEGIN SELECT RAISE(ABORT, 'event is append-only'); END
        """

    static let handleStays = """
        CREATE TRIGGER handle_never_changes BEFORE UPDATE ON handle
            BEGIN SELECT RAISE(ABORT, 'a handle is never another''s'); END;
        CREATE TRIGGER handle_never_goes BEFORE DELETE ON handle
            BEGIN SELECT RAISE(ABORT, 'a handle is never another''s'); END;
        CREATE TRIGGER handle_never_replaced BEFORE INSERT ON handle
            WHEN EXISTS (SELECT 1 FROM handle WHERE unit = NEW.unit AND kind = NEW.kind AND handle = NEW.handle)
            BEGIN SELECT RAISE(ABORT, 'a handle is never another''s'); END
        """

    /// What was handed over is evidence of what went out: its rows stay as they are.
    static func handedOverStays(_ table: String, column: String) -> String {
        let changes = [("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")]
        return changes.map { change, row in
            """
            CREATE TRIGGER \(table)_no_\(change.lowercased())_once_handed_over BEFORE \(change) ON \(table)
                WHEN (SELECT handed_over_at FROM post WHERE id = \(row).\(column)) IS NOT NULL
                BEGIN SELECT RAISE(ABORT, 'the post was handed over'); END
            """
        }.joined(separator: ";\n")
    }

    static let handedOverPostStays = """
        CREATE TRIGGER post_no_update_once_handed_over BEFORE UPDATE ON post WHEN OLD.handed_over_at IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'the post was handed over'); END;
        CREATE TRIGGER post_no_delete_once_handed_over BEFORE DELETE ON post WHEN OLD.handed_over_at IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'the post was handed over'); END
        """

    static let onlyClearedPictures = """
        CREATE TRIGGER picture_only_of_cleared_post BEFORE INSERT ON picture
            WHEN (SELECT verdict FROM post WHERE id = NEW.post) IS NOT 'cleared'
            BEGIN SELECT RAISE(ABORT, 'the post is not cleared'); END
        """
}
