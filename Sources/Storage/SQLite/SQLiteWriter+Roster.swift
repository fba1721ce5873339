internal import Consent
internal import GRDB

extension SQLiteWriter {
    func write(_ person: PersonRecord) throws {
        try check(person)
        try run(
            """
            INSERT INTO person (\(SQLiteReader.personColumns), entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                kind = excluded.kind, source_id = excluded.source_id, unit = excluded.unit,
                "group" = excluded."group", handle = excluded.handle, given_names = excluded.given_names,
                family_name = excluded.family_name, born = excluded.born, since = excluded.since,
                until = excluded.until, entry = excluded.entry
            """,
            [
                person.id.rawValue, person.kind.rawValue, person.sourceID, person.unit.rawValue, person.group,
                person.handle, person.givenNames.joined(separator: "\n"), person.familyName, person.born?.column,
                person.since.rawValue, person.until?.rawValue, entry,
            ])
        try keepHandle(of: person)
    }

    /// A given name with a line break would come back as two.
    private func check(_ person: PersonRecord) throws(StorageError) {
        let isFit = !person.givenNames.isEmpty && !person.givenNames.contains { $0.contains(where: \.isNewline) }
        guard isFit else {
            throw StorageError(
                .invalid,
                "Cannot store a person: a given name is missing or holds a line break. Correct the roster and import again."
            )
        }
    }

    /// A handle that was ever another's is refused, even when the other has left.
    private func keepHandle(of person: PersonRecord) throws {
        let place: StatementArguments = [person.unit.rawValue, person.kind.rawValue, person.handle]
        let owner = try SQLiteReader(db: db).owner(ofHandle: person.handle, person.kind, in: person.unit)
        guard let owner else {
            return try run(
                "INSERT INTO handle (unit, kind, handle, person) VALUES (?, ?, ?, ?)", place + [person.id.rawValue])
        }
        guard owner == person.id else {
            throw StorageError(
                .conflict,
                "Cannot store a person: the handle is or was another's in this unit. Choose a handle that was never used."
            )
        }
    }

    func write(_ guardian: GuardianRecord) throws {
        try run(
            """
            INSERT INTO guardian (\(SQLiteReader.guardianColumns), entry) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                source_id = excluded.source_id, name = excluded.name, language = excluded.language,
                entry = excluded.entry
            """,
            [guardian.id.rawValue, guardian.sourceID, guardian.name, guardian.language, entry])
    }
}
