import Consent
import Documents
import Intake
import Policies
import Storage

/// Compares a roster with what is stored, person by person, and gathers the one change that brings it about.
struct RosterDraft {
    let house: House
    let reader: any Reader
    let now: Moment
    let options: RosterOptions
    /// Told what does not fit what is stored.
    let log: MistakeLog
    var change = Storage.Change()
    var diff = RosterDiff()
    /// Everyone whom the file has, and everyone whom a row that was set aside could be: they are not missing.
    var seen: Set<PersonID> = []
    private var guardians: [String: GuardianRecord] = [:]
    private var handles = RosterHandles()
    /// Ids of before that a row has taken over.
    private var takenOver: Set<String> = []

    init(_ house: House, _ reader: any Reader, at now: Moment, options: RosterOptions, log: MistakeLog) {
        self.log = log
        self.house = house
        self.reader = reader
        self.now = now
        self.options = options
    }

    /// - Throws: `StorageError`.
    mutating func take(_ roster: RosterDocument) throws {
        let staff = try roster.staff.map { ($0.person, try known($0.person, .staff)) }
        let children = try roster.children.map { Namesakes.Row(child: $0, known: try known($0.person, .child)) }
        checkTakenOver(roster)
        for (person, kind) in roster.people {
            if let handle = person.handle { handles.keep(handle, kind, in: person.unit) }
        }
        for (person, known) in staff { try apply(try draft(person, known, kind: .staff, born: nil), person) }
        let namesakes = try Namesakes(children, options, reader)
        for (number, row) in children.enumerated() {
            house.surroundings.progress(number + 1, children.count)
            guard let question = namesakes.question(row, in: log.file) else {
                try apply(try draft(row.child, row.known), row.child.person)
                continue
            }
            diff.apart.append(question.mistake)
            seen.formUnion(question.others.map(\.id))
        }
        diff.guardians = guardians.count
        if options.endsMissing || roster.isComplete { try endMissing(roster) }
        diff.isHeld = !diff.toConfirm.isEmpty || !(diff.apart.isEmpty || options.setsAside)
    }

    /// Who is stored under the row's id, or under the id that the same person had before.
    private mutating func known(_ row: RosterPerson, _ kind: PersonRecord.Kind) throws -> PersonRecord? {
        let own = try reader.person(kind, source: row.sourceID)
        guard let before = options.sameAs[row.sourceID] ?? row.sameAs, before != row.sourceID else { return own }
        guard let old = try reader.person(kind, source: before) else {
            if own == nil { report(row, "nobody is stored under the id of before", "correct 'same_as'") }
            return own
        }
        if own != nil {
            report(row, "both ids are stored, as two people", "end the one that is wrong by synas roster leave")
            return own
        }
        if !takenOver.insert(before).inserted { report(row, "another row has the same 'same_as'", "keep one of them") }
        return old
    }

    private func checkTakenOver(_ roster: RosterDocument) {
        for (person, _) in roster.people where takenOver.contains(person.sourceID) {
            report(person, "another row says that this id is now another", "keep one of the two rows")
        }
    }

    private func report(_ row: RosterPerson, _ message: String, _ hint: String) {
        log.report(at: row.position, message, hint: hint)
    }

    /// The person's own row, compared with what is stored.
    private mutating func draft(_ row: RosterPerson, _ known: PersonRecord?, kind: PersonRecord.Kind, born: Day?) throws
        -> PersonDraft
    {
        let id = known?.id ?? PersonID(rawValue: house.surroundings.newID())
        let names = (row.givenNames.first ?? "", row.familyName)
        let handle = try row.handle ?? handles.handle(for: id, known, named: names, kind, in: row.unit, reader)
        let stays = known.map { $0.unit == row.unit && $0.isCurrent(at: now) } ?? false
        let record = PersonRecord(
            id: id, kind: kind, sourceID: row.sourceID, unit: row.unit, group: row.group, handle: handle,
            givenNames: row.givenNames, familyName: row.familyName, born: born,
            since: stays ? known?.since ?? now : now,
            until: stays ? known?.until : nil)
        seen.insert(id)
        if record != known { try checkHandle(record, row) }
        var draft = PersonDraft(known: known, record: record)
        if known == nil { draft.wasErased = try reader.erased(having: .source(kind, row.sourceID)) != nil }
        if kind == .staff {
            let events = known == nil ? [] : try reader.events(about: id)
            draft.mark(row.marking, RegistryState(of: record.facts, events: events, at: now))
        }
        return draft
    }

    /// A child with those who have a relation to it.
    private mutating func draft(_ child: RosterChild, _ known: PersonRecord?) throws -> PersonDraft {
        var draft = try draft(child.person, known, kind: .child, born: child.born)
        let events = known == nil ? [] : try reader.events(about: draft.record.id)
        let state = RegistryState(of: draft.record.facts, events: events, at: now)
        draft.mark(child.person.marking, state)
        let relations = events.isEmpty ? [] : RegistryState.relations(of: draft.record.facts, events: events)
        for (guardian, rows) in try bonds(of: child, relations) {
            let bond = BondDraft(guardian, state, relations, of: events, at: now)
            draft.bonds += bond.changes(rows)
            if bond.isByHand(unlike: rows) { noteByHand(child.person) }
        }
        draft.isAlone =
            known == nil && !child.guardians.contains { bond($0, born: child.born).decides(at: now) }
            && !isAdult(child)
        return draft
    }

    private mutating func noteByHand(_ row: RosterPerson) {
        diff.byHand.append(
            Mistake(
                file: log.file, at: row.position, "a relation of this child was recorded by hand and stands",
                hint: "where the roster is right, change it by synas roster custody"))
    }

    private func isAdult(_ child: RosterChild) -> Bool {
        house.policies.localDay(of: now).flatMap { child.born.age(on: $0) } ?? 0 >= 18
    }

    /// The rows of each guardian, and none for those whom the roster no longer has.
    private mutating func bonds(of child: RosterChild, _ relations: [Event]) throws -> [(GuardianID, [BondDraft.Row])] {
        var rows: [GuardianID: [BondDraft.Row]] = [:]
        for event in relations { if case .custodyAdded(let guardian, _, _) = event.what { rows[guardian] = [] } }
        for row in child.guardians { rows[try guardian(row).id, default: []].append(bond(row, born: child.born)) }
        return rows.sorted { $0.key < $1.key }
    }

    private func checkHandle(_ record: PersonRecord, _ row: RosterPerson) throws {
        let owner = try reader.owner(ofHandle: record.handle, record.kind, in: record.unit)
        let place = GivenHandle(unit: record.unit, kind: record.kind, handle: record.handle)
        let isErased = try owner == nil && reader.erased(having: .handle(place)) != nil
        guard isErased || (owner != nil && owner != record.id) else { return }
        report(
            row, "the handle is or was someone else's in this unit",
            "choose one that was never used, or write the source_id of the one who had it")
    }

    private mutating func guardian(_ row: RosterGuardian) throws -> GuardianRecord {
        if let seen = guardians[row.sourceID] { return seen }
        let known = try reader.guardian(source: row.sourceID)
        let record = GuardianRecord(
            id: known?.id ?? GuardianID(rawValue: house.surroundings.newID()), sourceID: row.sourceID, name: row.name,
            language: row.language ?? known?.language)
        guardians[row.sourceID] = record
        if known != record { change.guardians.append(record) }
        if let known, known != record { diff.guardiansChanged += 1 }
        return record
    }

    private func bond(_ row: RosterGuardian, born: Day) -> BondDraft.Row {
        let days = house.policies.localDays
        return BondDraft.Row(
            relation: row.relation.stored, from: days.start(row.from ?? born),
            until: row.until.flatMap(\.next).map(days.start))
    }
}

extension RosterDocument {
    /// Everyone in the file, with the kind.
    var people: [(RosterPerson, PersonRecord.Kind)] {
        staff.map { ($0.person, .staff) } + children.map { ($0.person, .child) }
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
