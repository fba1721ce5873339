package import Consent
import Policies
import Storage

/// The sheet for the wall and the phone: read in the morning, photographed by until evening.
package struct DaySheets: Sendable {
    private let house: House

    package init(_ house: House) { self.house = house }

    /// What a post of a group that is submitted now would be judged by, "not today" included.
    ///
    /// - Throws: `ServiceError` for a unit, group or channel that is not there, `StorageError`.
    package func sheet(of group: String, in unit: UnitID, for channel: ChannelID) throws -> DaySheet {
        let channel = try Consents(house).known(channel)
        try check(group, in: unit)
        return try house.store.snapshot { reader in
            let now = try house.nowForNarrowing(reader)
            let day = try today(at: now)
            let asked = house.asking(about: channel, at: now, day: day)
            let people = try reader.people(of: group, in: unit, at: now).map { person in
                let known = try reader.events(about: person.id)
                return DaySheet.Entry(person, asked.decision(for: person, events: known, in: person.unit).effect)
            }
            return DaySheet(unit: unit, group: group, channel: channel, day: day, people: people)
        }
    }

    private func today(at now: Moment) throws(ServiceError) -> Day {
        if let day = house.policies.localDay(of: now) { return day }
        throw ServiceError(.inputOutput, "the clock shows no day of the calendar: set it right")
    }

    private func check(_ group: String, in unit: UnitID) throws(ServiceError) {
        let organisation = house.policies.organisation
        guard let known = organisation.units.first(where: { $0.id == unit }) else {
            let units = organisation.units.map(\.id.rawValue).joined(separator: ", ")
            throw ServiceError(.badInput, "there is no unit \"\(unit.rawValue)\": choose one of \(units)")
        }
        guard known.groups.contains(where: { $0.id == group }) else {
            let groups = known.groups.map(\.id).joined(separator: ", ")
            throw ServiceError(.badInput, "the unit has no group \"\(group)\": choose one of \(groups)")
        }
    }
}

extension DaySheet.Entry {
    fileprivate init(_ person: PersonRecord, _ effect: Effect) {
        self.init(
            person: person.id, kind: person.kind == .staff ? .staff : .child, handle: person.handle,
            givenNames: person.givenNames,
            familyName: person.familyName, effect: effect)
    }
}
