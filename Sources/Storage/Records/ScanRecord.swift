package import Consent

/// A scanned paper that an event rests on, kept in the data folder until its time is over.
package struct ScanRecord: Hashable, Sendable {
    package var event: EventID
    /// SHA-256 of the file, 64 lower-case hexadecimal digits: the name of the file. Stays when the file has gone.
    package var sha256: String
    package var bytes: Int
    package var keptAt: Moment
    /// When the file was removed; nil while it is kept.
    package var removedAt: Moment?

    package init(event: EventID, sha256: String, bytes: Int, keptAt: Moment, removedAt: Moment? = nil) {
        self.event = event
        self.sha256 = sha256
        self.bytes = bytes
        self.keptAt = keptAt
        self.removedAt = removedAt
    }
}
