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
    /// Everyone who belongs or belonged to the unit, wherever they are now, by id.
    func everyone(everIn unit: UnitID) throws(StorageError) -> [PersonRecord]
    /// Every child that was born on one of the days, also those who left. Reads everybody once.
    func children(bornOn days: Set<Day>) throws(StorageError) -> [PersonRecord]
    /// Every unit that anybody ever belonged to, by id.
    func unitsEver() throws(StorageError) -> [UnitID]
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

extension PostReader {
    /// The latest first; at most `limit`.
    package func posts(of unit: UnitID, limit: Int) throws(StorageError) -> [PostRecord] {
        try posts(of: unit, before: nil, limit: limit)
    }
}

/// What posts and publications are asked.
package protocol PostReader {
    func post(_ id: PostID) throws(StorageError) -> PostRecord?
    /// The latest first; at most `limit`. `before`: only those that come after that one in this order.
    func posts(of unit: UnitID, before: PostRecord?, limit: Int) throws(StorageError) -> [PostRecord]
    /// The cleared pictures of a post, in the post's order.
    func pictures(of post: PostID) throws(StorageError) -> [PictureRecord]
    func appearances(of post: PostID) throws(StorageError) -> [AppearanceRecord]
    /// Where a post is published, the earliest first.
    func publications(of post: PostID) throws(StorageError) -> [PublicationRecord]
    /// Every appearance of a person in a post that was handed over: what a withdrawal must reach.
    func handedOverAppearances(of person: PersonID) throws(StorageError) -> [AppearanceRecord]
}

/// What is asked of takedowns, the pictures made for them, and breach assessments.
package protocol TakedownReader {
    func takedown(_ id: TakedownID) throws(StorageError) -> TakedownRecord?
    /// Those that are open, the one due first first.
    func openTakedowns() throws(StorageError) -> [TakedownRecord]
    /// Those that are closed, the one closed last first.
    func closedTakedowns() throws(StorageError) -> [TakedownRecord]
    /// All of a post, the earliest first; at most the last is open.
    func takedowns(of post: PostID) throws(StorageError) -> [TakedownRecord]
    /// In the order in which they came.
    func demands(of takedown: TakedownID) throws(StorageError) -> [TakedownDemand]
    /// By picture, then revision.
    func revisions(of post: PostID) throws(StorageError) -> [RevisionRecord]
    /// Those without an outcome, the one due first first.
    func openBreaches() throws(StorageError) -> [BreachRecord]
    func breach(_ id: String) throws(StorageError) -> BreachRecord?
}

/// What time-driven work asks.
package protocol TimeReader {
    /// What the last entry says of the time; nil before the first.
    func lastRecorded() throws(StorageError) -> Moment?
    /// Publications that are out since before a moment in a channel, the earliest first.
    func publications(in channel: ChannelID, outSinceBefore moment: Moment) throws(StorageError) -> [PublicationRecord]
    /// Cleared posts that nobody was handed, submitted before a moment, and whose files are not to go already.
    func postsNeverHandedOver(submittedBefore moment: Moment) throws(StorageError) -> [PostRecord]
    /// Scans whose files are kept since before a moment.
    func scans(keptBefore moment: Moment) throws(StorageError) -> [ScanRecord]
    func scans(of event: EventID) throws(StorageError) -> [ScanRecord]
    /// Posts that are out nowhere since before a moment, have no open takedown, and whose files are not to go already.
    func postsOver(endedBefore moment: Moment) throws(StorageError) -> [PostID]
    func removal(of post: PostID) throws(StorageError) -> RemovalRecord?
    /// Removals whose files may still be there, the earliest first.
    func pendingRemovals() throws(StorageError) -> [RemovalRecord]
    /// Whether any file of that content is still wanted: by a cleared post, or a revision, of which it is not to go.
    func isWanted(sha256: String, except post: PostID) throws(StorageError) -> Bool
    /// Whether a scan of that content is kept for any event.
    func isScanKept(sha256: String) throws(StorageError) -> Bool
    /// Events that were written down after a moment, in the order in which they were: reads all there are.
    func events(recordedAfter moment: Moment) throws(StorageError) -> [Event]
    /// In the order in which they were recorded.
    func clockAcceptances() throws(StorageError) -> [ClockAcceptance]
}

/// One consistent reading of everything: nothing that is written meanwhile is seen. Valid inside the closure it is
/// handed to, and nowhere else.
package protocol Reader: RosterReader, ConsentReader, PostReader, TakedownReader, TimeReader, ExportReader,
    LedgerReader, ErasureReader
{}
