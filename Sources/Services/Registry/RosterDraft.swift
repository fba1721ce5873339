import Consent
import Documents
import Intake
import Policies
import Storage

/// Compares a roster with what is stored, person by person, and gathers the one change that brings it about.
struct RosterDraft {
    private let house: House
    private let reader: any Reader
    private let now: Moment
    /// Told what does not fit what is stored.
    private let log: MistakeLog
    private(set) var change = Storage.Change()
    private(set) var summary = RosterImport()
    private var guardians: [String: GuardianRecord] = [:]

    init(_ house: House, _ reader: any Reader, at now: Moment, log: MistakeLog) {
        self.log = log
        self.house = house
        self.reader = reader
        self.now = now
    }

    /// A child with those who have a relation to it.
    mutating func take(_ child: RosterChild) throws {
        let person = try take(child.person, kind: .child, born: child.born)
        let events = try reader.events(about: person.id)
        let state = RegistryState(of: person.facts, events: events, at: now)
        if child.isProtected && state.protections.isEmpty {
            append(.protectionSet(.confidentialityMarking), person, at: now)
        }
        for (guardian, rows) in try bonds(of: child, state) {
            for (what, moment) in BondDraft(guardian, state, events, at: now).changes(rows) {
                append(what, person, at: moment)
            }
        }
    }

    /// The rows of each guardian, and none for those whom the roster no longer has.
    private mutating func bonds(of child: RosterChild, _ state: RegistryState) throws
        -> [(GuardianID, [BondDraft.Row])]
    {
        var rows = Dictionary(uniqueKeysWithValues: state.bonds.keys.map { ($0, [BondDraft.Row]()) })
        for row in child.guardians { rows[try guardian(row).id, default: []].append(bond(row, born: child.born)) }
        return rows.sorted { $0.key < $1.key }
    }

    /// The person's own row: added, brought up to date, or left.
    @discardableResult
    mutating func take(_ row: RosterPerson, kind: PersonRecord.Kind, born: Day?) throws -> PersonRecord {
        let known = try reader.person(kind, source: row.sourceID)
        let record = PersonRecord(
            id: known?.id ?? PersonID(rawValue: house.surroundings.newID()), kind: kind, sourceID: row.sourceID,
            unit: row.unit, group: row.group, handle: row.handle, givenNames: row.givenNames,
            familyName: row.familyName, born: born, since: known?.since ?? now, until: nil)
        if let known, known == record {
            summary.unchanged += 1
            return known
        }
        try checkHandle(record, row)
        change.people.append(record)
        if let known, known.unit != record.unit { append(.left(known.unit), record, at: now) }
        if known?.unit != record.unit { append(.joined(record.unit), record, at: now) }
        if known == nil { summary.added += 1 } else { summary.changed += 1 }
        return record
    }

    private func checkHandle(_ record: PersonRecord, _ row: RosterPerson) throws {
        let owner = try reader.owner(ofHandle: record.handle, record.kind, in: record.unit)
        guard let owner, owner != record.id else { return }
        log.report(
            at: row.position, "the handle is or was someone else's in this unit",
            hint: "choose one that was never used, or write the source_id of the one who had it")
    }

    private mutating func guardian(_ row: RosterGuardian) throws -> GuardianRecord {
        if let seen = guardians[row.sourceID] { return seen }
        let known = try reader.guardian(source: row.sourceID)
        let record = GuardianRecord(
            id: known?.id ?? GuardianID(rawValue: house.surroundings.newID()), sourceID: row.sourceID, name: row.name,
            language: row.language)
        guardians[row.sourceID] = record
        summary.guardians += 1
        if known != record { change.guardians.append(record) }
        return record
    }

    private func bond(_ row: RosterGuardian, born: Day) -> BondDraft.Row {
        let days = house.policies.localDays
        return BondDraft.Row(
            relation: row.relation.stored, from: days.start(row.from ?? born),
            until: row.until.flatMap(\.next).map(days.start))
    }

    private mutating func append(_ what: What, _ person: PersonRecord, at moment: Moment) {
        change.events.append(
            Event(
                id: EventID(rawValue: house.surroundings.newID()), person: person.id, at: moment, recordedAt: now,
                actor: house.surroundings.actor, source: "roster", what: what))
    }
}

extension RosterGuardian.Relation {
    /// The same relation as the events have it.
    var stored: Relation {
        switch self {
        case .custody: .custody
        case .fosterParent: .fosterParent
        case .partner: .partner
        case .grandparent: .grandparent
        case .other: .other
        }
    }
}
