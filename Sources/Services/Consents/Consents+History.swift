package import Consent
import Storage

/// Everything that was recorded of a person: for the privacy role.
package struct History: Sendable {
    package struct Entry: Sendable {
        package let event: Event
        /// The correction by which it counts no more; nil where it stands.
        package let correctedBy: EventID?
    }

    package let person: PersonID
    package let handle: String
    package let unit: UnitID
    /// Only what had been recorded by then is listed; nil: all that is known.
    package let known: Moment?
    /// In the order in which they were recorded.
    package let entries: [Entry]
}

extension Consents {
    /// Every event about a person, as it was recorded.
    ///
    /// `known`: as it was known at that moment; nil: as it is known now.
    /// - Throws: `ServiceError`, `StorageError`.
    package func history(_ reference: PersonReference, known: Moment? = nil) throws -> History {
        try house.store.snapshot { reader in
            let person = try house.person(reference, from: reader)
            let events = try reader.events(about: person.id).asKnown(at: known)
            let corrected = Corrections(of: events).corrected
            let entries = events.map { History.Entry(event: $0, correctedBy: corrected[$0.id]) }
            return History(
                person: person.id, handle: person.handle, unit: person.unit, known: known, entries: entries)
        }
    }
}
