package import Consent

/// What only an export of everything about one person asks (GDPR 15): some of it reads a whole table, once.
package protocol ExportReader {
    /// When the person's record was written down last; nil where there is none.
    func recordedAt(_ person: PersonID) throws(StorageError) -> Moment?
    /// The breach assessments of a place, also those with an outcome, the earliest first.
    func breaches(at place: Place) throws(StorageError) -> [BreachRecord]
    /// Every event that a scan of that content belongs to.
    func events(scannedAs sha256: String) throws(StorageError) -> [EventID]
}
