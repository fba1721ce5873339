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
        try events(ConsentQuery.byID, [id.rawValue]).first
    }

    func events(about person: PersonID) throws(StorageError) -> [Event] {
        try events(ConsentQuery.aboutPerson, [person.rawValue])
    }

    func people(relatedTo guardian: GuardianID) throws(StorageError) -> [PersonID] {
        try all(ConsentQuery.relatedTo, [guardian.rawValue]) { try $0.person(0) }
    }

    /// Every row of the answer, as an event.
    func events(_ sql: String, _ arguments: StatementArguments) throws(StorageError) -> [Event] {
        try DatabaseFault.translated {
            let statement = try db.cachedStatement(sql: sql)
            let rows = try RowStep.fetchCursor(statement, arguments: arguments)
            let row = unsafe RawRow(statement.sqliteStatement, texts)
            var events: [Event] = []
            while try rows.next() != nil { events.append(try EventRow.event(row)) }
            return events
        }
    }
}

/// That a statement stands on a row, and nothing of the row: making GRDB's own row for each person costs more than SQLite.
private struct RowStep: DatabaseValueConvertible, StatementColumnConvertible {
    init(sqliteStatement: SQLiteStatement, index: CInt) {}
    var databaseValue: DatabaseValue { .null }
    static func fromDatabaseValue(_ value: DatabaseValue) -> RowStep? { nil }
}
