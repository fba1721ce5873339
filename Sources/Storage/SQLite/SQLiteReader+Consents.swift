internal import Consent
internal import GRDB

extension SQLiteReader {
    /// The statements, so that the tests can ask SQLite how it will go about each.
    enum ConsentQuery {
        static let byID = "SELECT \(EventRow.columns) FROM event WHERE id = ?"
        static let aboutPerson = "SELECT \(EventRow.columns) FROM event WHERE person = ? ORDER BY sequence"
        static let relatedTo = """
            SELECT DISTINCT person FROM event
            WHERE guardian = ? AND kind = 'custody-added' ORDER BY person
            """
    }

    func event(_ id: EventID) throws(StorageError) -> Event? {
        try one(ConsentQuery.byID, [id.rawValue], EventRow.event)
    }

    func events(about person: PersonID) throws(StorageError) -> [Event] {
        try all(ConsentQuery.aboutPerson, [person.rawValue], EventRow.event)
    }

    func people(relatedTo guardian: GuardianID) throws(StorageError) -> [PersonID] {
        try all(ConsentQuery.relatedTo, [guardian.rawValue]) { try $0.person(0) }
    }
}
