internal import Consent
internal import GRDB

extension SQLiteReader {
    /// The statements of exports.
    private enum ExportQuery {
        static let recordedAt = "SELECT e.at FROM person p JOIN entry e ON e.number = p.entry WHERE p.id = ?"
        static let breaches =
            "SELECT \(TakedownQuery.breachColumns) FROM breach WHERE unit = ? AND channel = ? ORDER BY opened_at, id"
        static let scanned = "SELECT event FROM scan WHERE sha256 = ? ORDER BY event"
    }

    func recordedAt(_ person: PersonID) throws(StorageError) -> Moment? {
        try one(ExportQuery.recordedAt, [person.rawValue]) { try $0.moment(0) }
    }

    func breaches(at place: Place) throws(StorageError) -> [BreachRecord] {
        try all(ExportQuery.breaches, [place.unit.rawValue, place.channel.rawValue], Self.breach)
    }

    func events(scannedAs sha256: String) throws(StorageError) -> [EventID] {
        try all(ExportQuery.scanned, [sha256]) { EventID(rawValue: try $0.text(0)) }
    }
}
