import Consent
import Storage

extension House {
    /// Events about people become a change: themselves, and the takedown tasks and breach assessments that they open. The
    /// one way in which consents, custody and markings are recorded.
    ///
    /// Nobody is looked up for an event that takes nothing back, so that a roster of 100,000 costs nothing here.
    /// `change`: what is recorded besides, such as people of a roster; its events are looked at too.
    /// - Throws: `StorageError`.
    func recording(
        _ events: [Event], with change: Storage.Change = Storage.Change(), from reader: any Reader, at now: Moment
    )
        throws -> Storage.Change
    {
        var change = change
        change.events += events
        let reaching = Set(change.events.filter(\.what.canReachWhatIsOut).map(\.person))
        guard !reaching.isEmpty else { return change }
        var draft = TakedownDraft(self, reader, at: now)
        let recorded = Dictionary(grouping: change.events.filter { reaching.contains($0.person) }, by: \.person)
        let people = Dictionary(change.people.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        for id in reaching.sorted() { try draft.look(at: id, people[id], recorded[id] ?? []) }
        draft.finish(&change)
        return change
    }
}
