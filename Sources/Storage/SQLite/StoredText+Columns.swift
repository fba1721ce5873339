/// Where the words of people stand: for each field the statement that reads them and the one that writes one anew.
extension StoredText.Field {
    /// Gives key, part, text, unit, owner and post; takes the person whose own rows are passed over.
    var reading: String {
        switch self {
        case .document: "SELECT id, '', document, unit, NULL, id FROM post WHERE ?1 = ?1"
        case .alt:
            """
            SELECT w.post, w.number, w.alt, p.unit, NULL, w.post FROM picture w JOIN post p ON p.id = w.post
            WHERE w.alt <> '' AND ?1 = ?1
            """
        case .address: Self.publication("address")
        case .printRun: Self.publication("print_run")
        case .decision: Self.takedown("decision")
        case .breach: "SELECT id, '', decision, unit, NULL, NULL FROM breach WHERE decision IS NOT NULL AND ?1 = ?1"
        case .reference: Self.event("reference", "reference IS NOT NULL")
        case .clockReason: "SELECT entry, '', reason, NULL, NULL, NULL FROM clock_acceptance WHERE ?1 = ?1"
        case .clockApprovers: "SELECT entry, '', approvers, NULL, NULL, NULL FROM clock_acceptance WHERE ?1 = ?1"
        }
    }

    /// Takes the text, the key and the part.
    var writing: String {
        switch self {
        case .document: "UPDATE post SET document = ?1 WHERE id = ?2 AND ?3 = ?3"
        case .alt: "UPDATE picture SET alt = ?1 WHERE post = ?2 AND number = CAST(?3 AS INTEGER)"
        case .address: "UPDATE publication SET address = ?1 WHERE id = ?2 AND ?3 = ?3"
        case .printRun: "UPDATE publication SET print_run = ?1 WHERE id = ?2 AND ?3 = ?3"
        case .decision: "UPDATE takedown SET decision = ?1 WHERE id = ?2 AND ?3 = ?3"
        case .breach: "UPDATE breach SET decision = ?1 WHERE id = ?2 AND ?3 = ?3"
        case .reference: "UPDATE event SET reference = ?1 WHERE id = ?2 AND ?3 = ?3"
        case .clockReason:
            "UPDATE clock_acceptance SET reason = ?1 WHERE entry = CAST(?2 AS INTEGER) AND ?3 = ?3"
        case .clockApprovers:
            "UPDATE clock_acceptance SET approvers = ?1 WHERE entry = CAST(?2 AS INTEGER) AND ?3 = ?3"
        }
    }

    private static func publication(_ column: String) -> String {
        """
        SELECT w.id, '', w.\(column), p.unit, NULL, w.post FROM publication w JOIN post p ON p.id = w.post
        WHERE w.\(column) IS NOT NULL AND ?1 = ?1
        """
    }

    private static func takedown(_ column: String) -> String {
        """
        SELECT w.id, '', w.\(column), p.unit, NULL, w.post FROM takedown w JOIN post p ON p.id = w.post
        WHERE w.\(column) IS NOT NULL AND ?1 = ?1
        """
    }

    private static func event(_ column: String, _ condition: String) -> String {
        """
        SELECT w.id, '', w.\(column), (SELECT unit FROM person WHERE id = w.person), w.person, NULL FROM event w
        WHERE \(condition) AND w.person <> ?1
        """
    }
}
