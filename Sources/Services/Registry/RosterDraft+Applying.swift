import Consent
import Documents
import Intake
import Storage

extension RosterDraft {
    /// Adds what a row does to the change, or what stands in its way to what is told.
    mutating func apply(_ draft: PersonDraft, _ row: RosterPerson) throws {
        guard !draft.needsConfirmation || options.confirmed.contains(row.sourceID) else {
            diff.toConfirm.append(
                Mistake(
                    file: log.file, at: row.position, "somebody must look at this row before anything is imported",
                    hint: "compare it with the register, then name its source_id: --confirm SOURCE_ID"))
            return
        }
        if let told = draft.told(at: now) { diff.people.append(told) } else { diff.unchanged += 1 }
        if draft.known != draft.record { change.people.append(draft.record) }
        for what in draft.places(at: now) + draft.markings { append(what, draft.record, at: now) }
        for (what, moment) in draft.bonds { append(what, draft.record, at: moment) }
    }

    /// Whether there is nothing to record.
    var isEmpty: Bool { change.people.isEmpty && change.guardians.isEmpty && change.events.isEmpty }

    private func endings(of missing: [PersonRecord]) throws -> [PersonRecord] {
        try missing.filter { person in
            // The registers' exports often leave out those with a marking: being missing says nothing of them.
            guard !options.confirmed.contains(person.sourceID) else { return true }
            let events = try reader.events(about: person.id)
            return RegistryState(of: person.facts, events: events, at: now).protections.isEmpty
        }
    }

    /// Ends everyone whom the file should have and does not. A kind of people that the file has nobody of in a unit is
    /// not what it is about.
    mutating func endMissing(_ roster: RosterDocument) throws {
        let covered = Set(roster.people.map { Covered(unit: $0.unit, kind: $1) })
        var ended: [PersonRecord] = []
        var isMany = false
        for unit in Set(covered.map(\.unit)).sorted() {
            let people = try reader.people(of: unit, at: now).filter {
                covered.contains(Covered(unit: unit, kind: $0.kind))
            }
            let missing = try endings(of: people.filter { !seen.contains($0.id) })
            if missing.count * 5 > people.count { isMany = true }
            ended += missing
        }
        if isMany, options.confirmedEndings != ended.count { return askAboutEndings(ended.count) }
        for person in ended { end(person) }
    }

    private mutating func askAboutEndings(_ count: Int) {
        diff.toConfirm.append(
            Mistake(
                file: log.file, "\(count) people are not in the file and would end, more than a fifth of a unit",
                hint: "make sure that the file is whole, then confirm it: --confirm-ended \(count)"))
    }

    private mutating func end(_ person: PersonRecord) {
        var record = person
        record.until = now
        change.people.append(record)
        append(.left(person.unit), record, at: now)
        diff.people.append(
            RosterDiff.Person(isStaff: person.kind == .staff, unit: person.unit, handle: person.handle, step: .ended))
    }

    private mutating func append(_ what: What, _ person: PersonRecord, at moment: Moment) {
        change.events.append(
            Event(
                id: EventID(rawValue: house.surroundings.newID()), person: person.id, at: moment, recordedAt: now,
                actor: house.surroundings.actor, source: BondDraft.source, what: what))
    }
}

private struct Covered: Hashable {
    let unit: UnitID
    let kind: PersonRecord.Kind
}
