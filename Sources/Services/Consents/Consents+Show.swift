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
    package let unit: UnitID
    package let at: Moment
    package let choices: [StandingChoice]
}

extension Consents {
    /// Replays a person's events up to a moment.
    ///
    /// `channel`: nil shows every channel.
    /// `moment`: nil is now.
    /// - Throws: `ServiceError`, `StorageError`.
    package func show(_ reference: PersonReference, channel: ChannelID?, at moment: Moment?) throws -> Standing {
        let channels = try channel.map { [try known($0)] } ?? house.policies.channels.keys.sorted()
        let at = moment ?? house.surroundings.now()
        return try house.store.snapshot { reader in
            let person = try house.person(reference, from: reader)
            let events = try reader.events(about: person.id)
            let byID = Dictionary(events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            let choices = channels.map { channel in
                let decision = house.decision(for: person, events: events, in: channel, at: at)
                return StandingChoice(
                    channel: channel, decision: decision, events: decision.restsOn.compactMap { byID[$0] })
            }
            return Standing(person: person.id, handle: person.handle, unit: person.unit, at: at, choices: choices)
        }
    }
}
