internal import Consent
internal import GRDB

extension SQLiteReader {
    /// The statements of exports.
    private enum ExportQuery {
        static let handles = "SELECT unit, handle FROM handle WHERE person = ? ORDER BY unit, handle"
        static let recordedAt = "SELECT e.at FROM person p JOIN entry e ON e.number = p.entry WHERE p.id = ?"
        static let showing =
            "SELECT post, picture, person, shown, named FROM appearance WHERE person = ? ORDER BY number"
        static let breaches =
            "SELECT \(TakedownQuery.breachColumns) FROM breach WHERE unit = ? AND channel = ? ORDER BY opened_at, id"
        static let scanned = "SELECT event FROM scan WHERE sha256 = ? ORDER BY event"
    }

    func handles(of person: PersonID) throws(StorageError) -> [GivenHandle] {
        try all(ExportQuery.handles, [person.rawValue]) { row in
            GivenHandle(unit: try row.unit(0), handle: try row.text(1))
        }
    }

    func recordedAt(_ person: PersonID) throws(StorageError) -> Moment? {
        try one(ExportQuery.recordedAt, [person.rawValue]) { try $0.moment(0) }
    }

    func appearances(showing person: PersonID) throws(StorageError) -> [AppearanceRecord] {
        try all(ExportQuery.showing, [person.rawValue], Self.appearance)
    }

    func breaches(at place: Place) throws(StorageError) -> [BreachRecord] {
        try all(ExportQuery.breaches, [place.unit.rawValue, place.channel.rawValue], Self.breach)
    }

    func events(scannedAs sha256: String) throws(StorageError) -> [EventID] {
        try all(ExportQuery.scanned, [sha256]) { EventID(rawValue: try $0.text(0)) }
    }
}
