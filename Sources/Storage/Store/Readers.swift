package import Consent

/// What the roster is asked. Look-ups by unit or group never read the rest of the municipality.
package protocol RosterReader {
    func person(_ id: PersonID) throws(StorageError) -> PersonRecord?
    /// By the stable id in the register that the roster came from.
    func person(_ kind: PersonRecord.Kind, source: String) throws(StorageError) -> PersonRecord?
    /// By what a post of the unit calls the person.
    func person(_ kind: PersonRecord.Kind, handle: String, unit: UnitID) throws(StorageError) -> PersonRecord?
    /// Whose the handle is or was: a handle is never another's again.
    func owner(ofHandle handle: String, _ kind: PersonRecord.Kind, in unit: UnitID) throws(StorageError) -> PersonID?
    /// Who belongs to the unit at the moment, by kind and handle.
    func people(of unit: UnitID, at moment: Moment) throws(StorageError) -> [PersonRecord]
    /// Who belongs to the group at the moment, by kind and handle.
    func people(of group: String, in unit: UnitID, at moment: Moment) throws(StorageError) -> [PersonRecord]
    func guardian(_ id: GuardianID) throws(StorageError) -> GuardianRecord?
    /// By the stable id in the register that the roster came from.
    func guardian(source: String) throws(StorageError) -> GuardianRecord?
    /// Everyone of these that is known, in the order of their ids.
    func guardians(_ ids: [GuardianID]) throws(StorageError) -> [GuardianRecord]
}

/// What is asked of the events that consents are made of. An event that cannot be understood is an error, never skipped.
package protocol ConsentReader {
    func event(_ id: EventID) throws(StorageError) -> Event?
    /// In the order in which they were appended; empty where nothing is known of the person.
    func events(about person: PersonID) throws(StorageError) -> [Event]
    /// Everyone with a relation to the person now or before: what the guardian may be asked about. By id.
    func people(relatedTo guardian: GuardianID) throws(StorageError) -> [PersonID]
}

extension ConsentReader {
    /// The events about each of these; an empty list for those of whom nothing is known.
    package func events(about people: [PersonID]) throws(StorageError) -> [PersonID: [Event]] {
        var events: [PersonID: [Event]] = [:]
        for person in people { events[person] = try self.events(about: person) }
        return events
    }
}

/// What posts and publications are asked.
package protocol PostReader {
    func post(_ id: PostID) throws(StorageError) -> PostRecord?
    /// The latest first; at most `limit`.
    func posts(of unit: UnitID, limit: Int) throws(StorageError) -> [PostRecord]
    /// The cleared pictures of a post, in the post's order.
    func pictures(of post: PostID) throws(StorageError) -> [PictureRecord]
    func appearances(of post: PostID) throws(StorageError) -> [AppearanceRecord]
    /// Where a post is published, the earliest first.
    func publications(of post: PostID) throws(StorageError) -> [PublicationRecord]
    /// Every appearance of a person in a post that was handed over: what a withdrawal must reach.
    func handedOverAppearances(of person: PersonID) throws(StorageError) -> [AppearanceRecord]
}

/// One consistent reading of everything: nothing that is written meanwhile is seen. Valid inside the closure it is
/// handed to, and nowhere else.
package protocol Reader: RosterReader, ConsentReader, PostReader {}
