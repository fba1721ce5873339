package import Consent
import Policies
import Storage

/// What holds for a person in one channel, and why: for the privacy role.
package struct StandingChoice: Sendable {
    package let channel: ChannelID
    package let decision: Decision
    /// The events that it rests on, oldest first.
    package let events: [Event]
}

/// What holds for a person at a moment.
package struct Standing: Sendable {
    package let person: PersonID
    package let handle: String
    /// The unit that the person belonged to then.
    package let unit: UnitID
    package let at: Moment
    package let choices: [StandingChoice]
}

extension Consents {
    /// Replays a person's events up to a moment: what a post of that moment would be judged by, left out of the day included.
    ///
    /// `channel`: nil shows every channel.
    /// `moment`: nil is now.
    /// `known`: only what had been recorded by then counts; nil: all that is known today.
    /// - Throws: `ServiceError`, `StorageError`.
    package func show(
        _ reference: PersonReference, channel: ChannelID?, at moment: Moment?, known: Moment? = nil
    ) throws -> Standing {
        let channels = try channel.map { [try self.known($0)] } ?? house.policies.channels.keys.sorted()
        return try house.store.snapshot { reader in
            let at = try moment ?? house.nowForNarrowing(reader)
            let person = try house.person(reference, from: reader)
            let events = try reader.events(about: person.id).asKnown(at: known)
            let byID = Dictionary(events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            // As for everyone's state; of one who has left, the unit that was left.
            let unit = whereabouts(of: person.facts, events: events, at: at) ?? person.unit(by: events, at: at)
            let member = Subject(record: person, events: events, named: nil).member(of: unit)
            let day = house.policies.localDay(of: at)
            let choices = channels.map { channel in
                let decision = house.decision(for: member, events: events, in: channel, at: at, day: day)
                return StandingChoice(
                    channel: channel, decision: decision, events: decision.restsOn.compactMap { byID[$0] })
            }
            return Standing(person: person.id, handle: person.handle, unit: unit, at: at, choices: choices)
        }
    }
}

extension [Event] {
    /// Those that had been recorded by a moment; nil: all.
    func asKnown(at moment: Moment?) -> [Event] {
        guard let moment else { return self }
        return filter { $0.recordedAt <= moment }
    }
}
