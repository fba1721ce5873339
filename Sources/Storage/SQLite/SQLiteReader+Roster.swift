internal import Consent
internal import GRDB

extension SQLiteReader {
    static let personColumns =
        "id, kind, source_id, unit, \"group\", handle, given_names, family_name, born, since, until"
    static let guardianColumns = "id, source_id, name, language"
    static let current = "since <= ? AND (until IS NULL OR until > ?)"

    /// The statements, so that the tests can ask SQLite how it will go about each.
    enum RosterQuery {
        static let byID = "SELECT \(personColumns) FROM person WHERE id = ?"
        static let bySource = "SELECT \(personColumns) FROM person WHERE kind = ? AND source_id = ?"
        static let byHandle = "SELECT \(personColumns) FROM person WHERE unit = ? AND kind = ? AND handle = ?"
        static let ofUnit = "SELECT \(personColumns) FROM person WHERE unit = ? AND \(current) ORDER BY kind, handle"
        static let ofGroup =
            "SELECT \(personColumns) FROM person WHERE unit = ? AND \"group\" = ? AND \(current) ORDER BY kind, handle"
        static let units = "SELECT DISTINCT unit FROM handle ORDER BY unit"
        static let ownerOfHandle = "SELECT person FROM handle WHERE unit = ? AND kind = ? AND handle = ?"
        /// By the handles that were given there: they are kept for good.
        static let everInUnit =
            "SELECT \(personColumns) FROM person WHERE id IN (SELECT person FROM handle WHERE unit = ?) ORDER BY id"
        static let bornOn = """
            SELECT \(personColumns) FROM person
            WHERE kind = 'child' AND born IN (SELECT value FROM json_each(?)) ORDER BY unit, handle
            """
        static let guardianByID = "SELECT \(guardianColumns) FROM guardian WHERE id = ?"
        static let guardianBySource = "SELECT \(guardianColumns) FROM guardian WHERE source_id = ?"
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

    func unitsEver() throws(StorageError) -> [UnitID] { try all(RosterQuery.units, []) { try $0.unit(0) } }

    func everyone(everIn unit: UnitID) throws(StorageError) -> [PersonRecord] {
        try all(RosterQuery.everInUnit, [unit.rawValue], Self.person)
    }

    func children(bornOn days: Set<Day>) throws(StorageError) -> [PersonRecord] {
        guard !days.isEmpty else { return [] }
        let list = "[" + days.map { String($0.column) }.joined(separator: ",") + "]"
        return try all(RosterQuery.bornOn, [list], Self.person)
    }

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

    static func person(_ row: Row) throws -> PersonRecord {
        PersonRecord(
            id: try row.person(0), kind: try row.word(1), sourceID: try row.text(2), unit: try row.unit(3),
            group: try row.optionalText(4), handle: try row.text(5), givenNames: try row.lines(6),
            familyName: try row.text(7), born: try row.optionalDay(8), since: try row.moment(9),
            until: try row.optionalMoment(10))
    }

    static func guardian(_ row: Row) throws -> GuardianRecord {
        GuardianRecord(
            id: GuardianID(rawValue: try row.text(0)), sourceID: try row.text(1), name: try row.text(2),
            language: try row.optionalText(3))
    }
}
