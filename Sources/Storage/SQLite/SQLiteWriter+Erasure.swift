internal import Consent
internal import GRDB

extension SQLiteWriter {
    /// Everything about a person goes, in the order in which nothing is left that refers to what has gone.
    func carryOut(_ erasure: Erasure) throws {
        let person = erasure.record.person.rawValue
        try run("INSERT INTO erasing (person) VALUES (?)", [person])
        try rewrite(erasure)
        for sql in Self.destroying { try run(sql, [person]) }
        for guardian in erasure.guardians { try run("DELETE FROM guardian WHERE id = ?", [guardian.rawValue]) }
        try note(erasure)
        try run("DELETE FROM erasing WHERE person = ?", [person])
    }

    /// What was demanded for the person stays where it was decided, as something that was demanded of a picture: it says how
    /// others are shown by now. In an open task it goes, where something else is asked for.
    private static let destroying = [
        "DELETE FROM appearance WHERE person = ?", "DELETE FROM revision_cover WHERE person = ?",
        """
        DELETE FROM takedown_demand WHERE person = ?1
        AND takedown IN (SELECT id FROM takedown WHERE closed_at IS NULL)
        AND EXISTS (SELECT 1 FROM takedown_demand o WHERE o.takedown = takedown_demand.takedown AND o.person IS NOT ?1)
        """,
        "UPDATE takedown_demand SET person = NULL WHERE person = ?",
        "DELETE FROM scan WHERE event IN (SELECT id FROM event WHERE person = ?)",
        "DELETE FROM event WHERE person = ?", "DELETE FROM handle WHERE person = ?", "DELETE FROM person WHERE id = ?",
    ]

    private func rewrite(_ erasure: Erasure) throws {
        for text in erasure.texts { try run(text.field.writing, [text.text, text.key, text.part]) }
        for (post, plan) in erasure.plans { try run("UPDATE post SET plan = ? WHERE id = ?", [plan, post.rawValue]) }
        for picture in erasure.pictures {
            try run(
                """
                UPDATE picture SET sha256 = ?, bytes = ?, manifest = ?, latent_regions = ?
                WHERE post = ? AND number = ?
                """,
                [
                    picture.sha256, picture.bytes, picture.manifest, picture.latentRegions, picture.post.rawValue,
                    picture.index,
                ])
        }
        for revision in erasure.revisions {
            try run(
                "UPDATE revision SET sha256 = ?, bytes = ?, manifest = ? WHERE post = ? AND number = ? AND revision = ?",
                [
                    revision.sha256, revision.bytes, revision.manifest, revision.post.rawValue, revision.index,
                    revision.revision,
                ])
        }
        for picture in erasure.dropped {
            for sql in [
                "DELETE FROM appearance WHERE post = ? AND picture = ?",
                "DELETE FROM picture WHERE post = ? AND number = ?",
            ] { try run(sql, [picture.post.rawValue, picture.index]) }
        }
    }

    private func note(_ erasure: Erasure) throws {
        let record = erasure.record
        let person = record.person.rawValue
        try run(
            "INSERT INTO erasure (person, at, ground, approvers, answer, entry) VALUES (?, ?, ?, ?, ?, ?)",
            [person, record.at.rawValue, record.ground, record.approvers.joined(separator: "\n"), record.answer, entry])
        for (subject, ground) in record.kept {
            try run("INSERT INTO erasure_kept (person, subject, ground) VALUES (?, ?, ?)", [person, subject, ground])
        }
        for work in erasure.work {
            try run(
                "INSERT OR IGNORE INTO erasure_work (person, kind, name) VALUES (?, ?, ?)",
                [person, work.kind, try work.name])
        }
        for mark in erasure.spent {
            try run("INSERT OR IGNORE INTO spent (mark, person) VALUES (?, ?)", [mark, person])
        }
    }
}

extension ErasureWork {
    var kind: String {
        switch self {
        case .picture: "picture"
        case .scan: "scan"
        case .originals: "originals"
        case .key: "key"
        }
    }

    var name: String {
        get throws(StorageError) {
            switch self {
            case .picture(let file): try file.name
            case .scan(let digest): digest
            case .originals(let post): post.rawValue
            case .key(let holder): holder
            }
        }
    }

    /// As it is stored; nil for what this build does not know.
    init?(kind: String, name: String) {
        switch kind {
        case "picture":
            let parts = name.split(separator: ".").map(String.init)
            guard parts.count == 2 else { return nil }
            self = .picture(ClearedFile(sha256: parts[0], format: parts[1]))
        case "scan": self = .scan(name)
        case "originals": self = .originals(PostID(rawValue: name))
        case "key": self = .key(name)
        default: return nil
        }
    }
}
