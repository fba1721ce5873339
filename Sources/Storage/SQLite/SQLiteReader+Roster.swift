internal import Consent
internal import GRDB

extension SQLiteReader {
    static let personColumns =
        "id, kind, source_id, unit, \"group\", handle, given_names, family_name, born, since, until"
    static let current = "since <= ? AND (until IS NULL OR until > ?)"

    /// The statements, so that the tests can ask SQLite how it will go about each.
    enum RosterQuery {
        static let byID = "SELECT \(personColumns) FROM person WHERE id = ?"
        static let bySource = "SELECT \(personColumns) FROM person WHERE kind = ? AND source_id = ?"
        static let byHandle = "SELECT \(personColumns) FROM person WHERE unit = ? AND kind = ? AND handle = ?"
        static let ofUnit = "SELECT \(personColumns) FROM person WHERE unit = ? AND \(current) ORDER BY kind, handle"
        static let ofGroup =
            "SELECT \(personColumns) FROM person WHERE unit = ? AND \"group\" = ? AND \(current) ORDER BY kind, handle"
        /// Whoever was ever given a handle in the unit: those who belong to it, and those who did.
        static let everOfUnit = """
            SELECT \(personColumns.split(separator: ",").map { "p." + $0.drop { $0 == " " } }.joined(separator: ", ")), h.handle
            FROM handle h JOIN person p ON p.id = h.person WHERE h.unit = ? ORDER BY h.kind, h.handle
            """
        static let units = "SELECT DISTINCT unit FROM handle ORDER BY unit"
        static let ownerOfHandle = "SELECT person FROM handle WHERE unit = ? AND kind = ? AND handle = ?"
        static let guardianByID = "SELECT id, source_id, name, language FROM guardian WHERE id = ?"
        static let guardianBySource = "SELECT id, source_id, name, language FROM guardian WHERE source_id = ?"
    }

    func person(_ id: PersonID) throws(StorageError) -> PersonRecord? {
        try one(RosterQuery.byID, [id.rawValue], Self.person)
    }

    func person(_ kind: PersonRecord.Kind, source: String) throws(StorageError) -> PersonRecord? {
        try one(RosterQuery.bySource, [kind.rawValue, source], Self.person)
    }

    func person(
        _ kind: PersonRecord.Kind, handle: String, unit: UnitID
    ) throws(StorageError) -> PersonRecord? {
        try one(RosterQuery.byHandle, [unit.rawValue, kind.rawValue, handle], Self.person)
    }

    func owner(
        ofHandle handle: String, _ kind: PersonRecord.Kind, in unit: UnitID
    ) throws(StorageError) -> PersonID? {
        try one(RosterQuery.ownerOfHandle, [unit.rawValue, kind.rawValue, handle]) { try $0.person(0) }
    }

    func people(of unit: UnitID, at moment: Moment) throws(StorageError) -> [PersonRecord] {
        try all(RosterQuery.ofUnit, [unit.rawValue, moment.rawValue, moment.rawValue], Self.person)
    }

    func people(
        of group: String, in unit: UnitID, at moment: Moment
    ) throws(StorageError) -> [PersonRecord] {
        try all(RosterQuery.ofGroup, [unit.rawValue, group, moment.rawValue, moment.rawValue], Self.person)
    }

    func peopleEver(of unit: UnitID) throws(StorageError) -> [FormerPerson] {
        let found = try all(RosterQuery.everOfUnit, [unit.rawValue]) { row in
            FormerPerson(person: try Self.person(row), handle: try row.text(11))
        }
        // Who had several handles in the unit is called by the one of today, else by the first.
        var seen: Set<PersonID> = []
        let current = found.filter { $0.person.unit == unit && $0.person.handle == $0.handle }
        seen.formUnion(current.map(\.person.id))
        return found.filter { former in
            former.person.unit == unit && former.person.handle == former.handle
                || seen.insert(former.person.id).inserted
        }
    }

    func unitsEver() throws(StorageError) -> [UnitID] { try all(RosterQuery.units, []) { try $0.unit(0) } }

    func guardian(_ id: GuardianID) throws(StorageError) -> GuardianRecord? {
        try one(RosterQuery.guardianByID, [id.rawValue], Self.guardian)
    }

    func guardian(source: String) throws(StorageError) -> GuardianRecord? {
        try one(RosterQuery.guardianBySource, [source], Self.guardian)
    }

    func guardians(_ ids: [GuardianID]) throws(StorageError) -> [GuardianRecord] {
        var known: [GuardianRecord] = []
        for id in Set(ids).sorted() {
            if let guardian = try guardian(id) { known.append(guardian) }
        }
        return known
    }

    private static func person(_ row: Row) throws -> PersonRecord {
        PersonRecord(
            id: try row.person(0), kind: try row.word(1), sourceID: try row.text(2), unit: try row.unit(3),
            group: try row.optionalText(4), handle: try row.text(5), givenNames: try row.lines(6),
            familyName: try row.text(7), born: try row.optionalDay(8), since: try row.moment(9),
            until: try row.optionalMoment(10))
    }

    private static func guardian(_ row: Row) throws -> GuardianRecord {
        GuardianRecord(
            id: GuardianID(rawValue: try row.text(0)), sourceID: try row.text(1), name: try row.text(2),
            language: try row.optionalText(3))
    }
}
