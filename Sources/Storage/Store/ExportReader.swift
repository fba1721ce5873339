package import Consent

/// What only an export of everything about one person asks (GDPR 15): some of it reads a whole table, once.
package protocol ExportReader {
    /// Every handle that the person was ever given, by unit.
    func handles(of person: PersonID) throws(StorageError) -> [GivenHandle]
    /// When the person's record was written down last; nil where there is none.
    func recordedAt(_ person: PersonID) throws(StorageError) -> Moment?
    /// Every appearance of a person in a cleared post, handed over or not.
    func appearances(showing person: PersonID) throws(StorageError) -> [AppearanceRecord]
    /// The breach assessments of a place, also those with an outcome, the earliest first.
    func breaches(at place: Place) throws(StorageError) -> [BreachRecord]
    /// Every event that a scan of that content belongs to.
    func events(scannedAs sha256: String) throws(StorageError) -> [EventID]
}

/// What posts of a unit call, or called, a person.
package struct GivenHandle: Hashable, Sendable {
    package var unit: UnitID
    package var handle: String
    package init(unit: UnitID, handle: String) {
        self.unit = unit
        self.handle = handle
    }
}
