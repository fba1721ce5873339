package import Consent
import Policies
import Storage

/// The way of a consent: looked up, checked, appended as an event, never edited.
package struct Consents: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    /// Records answers, all of them or none.
    ///
    /// - Throws: `ServiceError` for the first answer that cannot stand, `StorageError`.
    package func answer(_ given: [GivenAnswer]) throws -> [RecordedAnswer] {
        try house.store.commit { reader in
            let now = try house.now(reader)
            var lookup = Lookup(house, reader)
            let recorded = try given.map { try event(for: $0, now: now, &lookup) }
            return try commit(recorded, now, reader)
        }
    }

    /// Takes an answer back. It narrows at once, needs no reason and no notice, and never revives an earlier answer.
    ///
    /// `channel`: nil takes back every channel that was answered.
    /// - Throws: `ServiceError`, `StorageError`.
    package func withdraw(_ reference: PersonReference, guardian: String?, channel: ChannelID?) throws
        -> [RecordedAnswer]
    {
        try house.store.commit { reader in
            let now = try house.nowForNarrowing(reader)
            var lookup = Lookup(house, reader)
            let person = try lookup.person(reference)
            let decider = try lookup.decider(guardian, for: person, in: channel.map(known), at: now)
            let channels =
                try channel.map { [try known($0)] } ?? answered(by: decider, for: person, lookup.events(person))
            let recorded = channels.map { channel in
                record(.withdrawn(decider, Place(unit: person.unit, channel: channel)), person, channel, at: now, now)
            }
            guard !recorded.isEmpty else {
                throw ServiceError(.badInput, "there is no answer to withdraw: nothing is allowed that was not given")
            }
            return try commit(recorded, now, reader)
        }
    }

    func commit(_ recorded: [(Event, RecordedAnswer)], _ now: Moment, _ reader: any Reader) throws
        -> Commit<[RecordedAnswer]>
    {
        let entry = LedgerDraft(kind: .child, at: now, actor: house.surroundings.actor)
        let change = try house.recording(recorded.map(\.0), from: reader, at: now)
        return Commit(change, entry: entry, result: recorded.map(\.1))
    }

    func event(for given: GivenAnswer, now: Moment, _ lookup: inout Lookup) throws -> (Event, RecordedAnswer) {
        let channel = try known(given.channel)
        let at = given.at ?? now
        let person = try lookup.person(given.person)
        let decider = try lookup.decider(given.guardian, for: person, in: channel, at: at)
        try check(given, at: at, now: now, person)
        let answer = Answer(
            decider: decider, place: Place(unit: person.unit, channel: channel), response: given.response,
            name: given.name, notice: try notice(given, at: at), collected: given.collected,
            expires: house.policies.expiry(channel: channel, answered: at))
        return record(.answered(answer), person, channel, at: at, now)
    }

    private func record(_ what: What, _ person: PersonRecord, _ channel: ChannelID, at: Moment, _ now: Moment)
        -> (Event, RecordedAnswer)
    {
        let event = Event(
            id: EventID(rawValue: house.surroundings.newID()), person: person.id, at: at, recordedAt: now,
            actor: house.surroundings.actor, source: "paper", what: what)
        let recorded = RecordedAnswer(
            event: event.id, person: person.id, handle: person.handle, channel: channel, at: at)
        return (event, recorded)
    }

    /// Channels for which the decider has given an answer and not taken it back.
    private func answered(by decider: Decider, for person: PersonRecord, _ events: [Event]) -> [ChannelID] {
        var standing: Set<Place> = []
        for event in events {
            switch event.what {
            case .answered(let answer) where answer.decider == decider: standing.insert(answer.place)
            case .withdrawn(decider, let place): standing.remove(place)
            default: break
            }
        }
        return standing.filter { $0.unit == person.unit }.map(\.channel).sorted()
    }
}
