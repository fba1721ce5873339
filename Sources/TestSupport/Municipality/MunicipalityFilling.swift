import Consent
package import Services
import Storage

/// Puts the municipality and everything that happened in it into a data folder, in the order of time, in large commits.
package struct MunicipalityFilling {
    /// How much was written.
    package struct Written: Sendable {
        package var people = 0
        package var guardians = 0
        package var answers = 0
        package var events = 0
    }

    private static let eventsOfCommit = 50_000
    private let history: MunicipalHistory
    private let store: any Store
    private var pending = Change()
    private var written = Written()

    /// `house`: a data folder with the policies that `MunicipalityFiles` wrote, opened for writing.
    package init(_ municipality: Municipality, into house: House) {
        history = MunicipalHistory(municipality, house)
        store = house.store
    }

    /// - Throws: `StorageError`.
    package mutating func fill() throws -> Written {
        try staff()
        for year in history.answering.years {
            try tell(year, 1) { $0.arrivals() }
            for slot in 0...1 { try tell(year, 2 + UInt64(slot)) { $0.answers(of: slot) } }
            try tell(year, 4) { $0.life() }
        }
        return written
    }

    private mutating func tell(_ year: Int, _ part: UInt64, _ what: (inout MunicipalHistory.Telling) -> Void) throws {
        let moment = MunicipalHistory.morning(Answering.asked(year), plus: Int(part))
        try history.municipality.eachHousehold { household in
            var telling = MunicipalHistory.Telling(history, household, year, part)
            what(&telling)
            try add(telling.change, at: moment)
        }
        try commit(at: moment)
    }

    private mutating func add(_ change: Change, at moment: Moment) throws {
        pending.people += change.people
        pending.guardians += change.guardians
        pending.events += change.events
        if pending.events.count >= Self.eventsOfCommit { try commit(at: moment) }
    }

    private mutating func commit(at moment: Moment) throws {
        written.people += pending.people.count
        written.guardians += pending.guardians.count
        written.events += pending.events.count
        written.answers += pending.events.count { $0.what.kind == .answered }
        try store.commit(pending, entry: LedgerDraft(kind: .child, at: moment, actor: "data-folder"))
        pending = Change()
    }

    private mutating func staff() throws {
        let moment = MunicipalHistory.morning(Answering.asked(history.answering.years[0]), plus: -3)
        for unit in history.municipality.units {
            for (number, name) in unit.staff.enumerated() {
                pending.people.append(
                    PersonRecord(
                        id: history.staff(name), kind: .staff, sourceID: name, unit: unit.id, handle: name,
                        givenNames: [Names.given[number % Names.given.count]], familyName: "Lärare", since: moment))
                pending.events += history.events(ofStaff: name, number, in: unit.id, since: moment)
            }
        }
        try commit(at: moment)
    }
}
