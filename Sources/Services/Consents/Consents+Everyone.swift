package import Consent
import Policies
import Storage

/// What holds for everyone in scope: for the privacy role.
package struct EveryoneAsked: Sendable {
    /// Nil: every unit that ever was.
    package let unit: UnitID?
    /// Nil: every group. Groups are those of today: where a group changed, the roster keeps no former one.
    package let group: String?
    /// In the order in which each person's choices stand.
    package let channels: [ChannelID]
    package let at: Moment
}

/// What holds for one person in each channel at a moment.
package struct PersonStanding: Sendable {
    package let person: PersonID
    package let kind: Person.Kind
    /// Where the person was at the moment.
    package let unit: UnitID
    /// The one of today.
    package let handle: String
    /// Nil for those of the whole unit, and for those who are elsewhere by now.
    package let group: String?
    /// In the order of the channels that were asked for.
    package let decisions: [Decision]
}

extension Consents {
    /// The effective state of everyone who belonged to a unit at a moment, unit by unit, each by kind and handle.
    ///
    /// One snapshot, read in order: memory does not grow with the municipality. While one unit is folded, the next is read.
    /// - Parameters:
    ///   - unit: nil is every unit.
    ///   - group: only this group; needs a unit.
    ///   - channel: nil is every channel.
    ///   - moment: nil is now.
    ///   - begin: told once what is listed, before the first person.
    ///   - each: told of everyone in turn, from one thread at a time.
    /// - Throws: `ServiceError`, `StorageError`, or what `begin` and `each` throw.
    package func everyone(
        unit: UnitID?, group: String?, channel: ChannelID?, at moment: Moment?,
        begin: (EveryoneAsked) throws -> Void = { _ in }, each: @escaping @Sendable (PersonStanding) throws -> Void
    ) throws {
        let channels = try channel.map { [try known($0)] } ?? house.policies.channels.keys.sorted()
        try house.store.snapshot { reader in
            let asked = EveryoneAsked(
                unit: unit, group: group, channels: channels, at: try moment ?? house.nowForNarrowing(reader))
            if let unit, try !isKnown(unit, reader) { throw unknown(unit) }
            try begin(asked)
            if let unit { return try fold(Self.members(of: unit, asked, reader), of: unit, asked, each) }
            let units = try reader.unitsEver()
            try InStep.run(width: 2) { folding in
                for unit in units {
                    let members = try Self.members(of: unit, asked, reader)
                    try folding.add { try fold(members, of: unit, asked, each) }
                }
            }
        }
    }

    private func isKnown(_ unit: UnitID, _ reader: any Reader) throws -> Bool {
        try house.policies.organisation.units.contains { $0.id == unit } || reader.unitsEver().contains(unit)
    }

    private func unknown(_ unit: UnitID) -> ServiceError {
        let known = house.policies.organisation.units.map(\.id.rawValue).joined(separator: ", ")
        return ServiceError(.badInput, "there is no unit \"\(unit.rawValue)\": choose one of \(known)")
    }

    private struct Member: Sendable {
        let person: PersonRecord
        let events: [Event]
    }

    /// By kind and handle: everyone who may have been in the unit, with all that is known of them.
    private static func members(of unit: UnitID, _ asked: EveryoneAsked, _ reader: any Reader) throws -> [Member] {
        let people =
            try asked.group.map { try reader.people(of: $0, in: unit, at: asked.at) }
            ?? reader.everyone(everIn: unit).sorted { ($0.kind.rawValue, $0.handle) < ($1.kind.rawValue, $1.handle) }
        return try people.map { Member(person: $0, events: try reader.events(about: $0.id)) }
    }

    private func fold(
        _ members: [Member], of unit: UnitID, _ asked: EveryoneAsked, _ each: (PersonStanding) throws -> Void
    ) throws {
        let day = house.policies.localDay(of: asked.at)
        let channels = asked.channels.map { house.asking(about: $0, at: asked.at, day: day) }
        for member in members {
            let (person, events) = (member.person, member.events)
            guard whereabouts(of: person.facts, events: events, at: asked.at) == unit else { continue }
            try each(
                PersonStanding(
                    person: person.id, kind: person.facts.kind, unit: unit, handle: person.handle,
                    group: person.unit == unit ? person.group : nil,
                    decisions: channels.map { $0.decision(for: person, events: events, in: unit) }))
        }
    }
}
