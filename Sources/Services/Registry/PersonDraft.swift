import Consent
import Intake
import Storage

/// What a row does to one person.
struct PersonDraft {
    let known: PersonRecord?
    let record: PersonRecord
    /// Markings that are set or lifted.
    var markings: [What] = []
    /// Relations that begin or end, and from when on.
    var bonds: [(what: What, at: Moment)] = []
    /// Whether a marking stood before.
    var isMarked = false
    /// Whether nobody with custody comes with a child that is new.
    var isAlone = false
    /// Whether somebody of that id was erased: the register may not know of it.
    var wasErased = false

    /// Takes in what the row says of markings, against what stands.
    mutating func mark(_ marking: RosterMarking, _ state: RegistryState) {
        isMarked = !state.protections.isEmpty
        switch marking {
        case .unsaid: break
        case .none:
            // What was set by hand is lifted by hand: it reaches us before it reaches the register.
            let brought = state.protections(onlyFrom: BondDraft.source)
            markings = brought.sorted { $0.rawValue < $1.rawValue }.map { .protectionLifted($0) }
        case .standing(nil): if !isMarked { markings = [.protectionSet(.confidentialityMarking)] }
        case .standing(let kind?): if !state.protections.contains(kind) { markings = [.protectionSet(kind)] }
        }
    }

    /// Where the person is: what is recorded of it.
    func places(at now: Moment) -> [What] {
        let isThere = known.map { $0.unit == record.unit && $0.isCurrent(at: now) } ?? false
        if isThere { return [] }
        let leaves = known.flatMap { $0.isCurrent(at: now) ? What.left($0.unit) : nil }
        return [leaves, .joined(record.unit)].compactMap(\.self)
    }

    private var isChange: Bool { known != record || !bonds.isEmpty || !markings.isEmpty }

    /// Whether somebody must look at the row before it is applied. Every reason asks in the same words, so that none is
    /// told: a marking, or whatever changes of one who has one; other given names or another birthday, which may be
    /// somebody else's by now; a child for whom nobody decides, whose guardians' rows may be lost; one of the id of somebody who was erased.
    var needsConfirmation: Bool {
        guard markings.isEmpty else { return true }
        guard let known else { return isAlone || wasErased }
        if known.givenNames != record.givenNames || known.born != record.born { return true }
        return isMarked && isChange
    }

    /// What is told of it; nil where nothing changes that may be told.
    func told(at now: Moment) -> RosterDiff.Person? {
        let fields = changedFields
        let ended = bonds.count { $0.what.endsRelation }
        guard let step = step(at: now, fields), known != record || !bonds.isEmpty else { return nil }
        return RosterDiff.Person(
            isStaff: record.kind == .staff, unit: record.unit, handle: record.handle, step: step, fields: fields,
            custodyAdded: bonds.count - ended, custodyEnded: ended)
    }

    private func step(at now: Moment, _ fields: [String]) -> RosterDiff.Step? {
        guard let known else { return .added }
        if !known.isCurrent(at: now) { return .returned }
        return known.unit == record.unit ? .changed : .moved
    }

    private var changedFields: [String] {
        guard let known else { return [] }
        let compared = [
            ("unit", known.unit == record.unit), ("group", known.group == record.group),
            ("source_id", known.sourceID == record.sourceID), ("handle", known.handle == record.handle),
            ("given_name", known.givenNames == record.givenNames),
            ("family_name", known.familyName == record.familyName), ("born", known.born == record.born),
        ]
        return compared.filter { !$0.1 }.map(\.0)
    }
}

extension What {
    fileprivate var endsRelation: Bool {
        switch self {
        case .custodyEnded, .corrected: true
        default: false
        }
    }
}
