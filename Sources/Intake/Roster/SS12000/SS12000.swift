internal import Consent
internal import Documents

/// A roster as SS 12000:2020 has it ("Informationsutbyte för skolverksamhet"): persons, their enrolments or placements,
/// groups with their members, and duties. One file with the resources as the standard's interface lists them.
///
/// Keys that are not needed are left unread, among them `civicNo`: a personnummer is never taken in.
struct SS12000 {
    let context: RosterContext
    let log: MistakeLog
    private let persons: [Node]
    private let byID: [String: Node]
    private let placements: [String: [Stay]]
    private let memberships: [String: [Membership]]
    private let duties: [String: [Duty]]

    /// Somebody's time at an organisation.
    struct Stay {
        let organisation: String
        let group: String?
        let position: Position
    }

    init(_ root: Node, context: RosterContext, log: MistakeLog) {
        let reader = SS12000Resource(today: context.today, log: log)
        self.context = context
        self.log = log
        persons = reader.list(root, "persons")
        byID = reader.byID(persons)
        placements = Dictionary(grouping: reader.placements(root), by: \.person).mapValues { $0.map(\.stay) }
        memberships = Dictionary(grouping: reader.memberships(root), by: \.person)
        duties = Dictionary(grouping: reader.duties(root), by: \.person)
    }

    /// A line for each child and guardian, and for each member of staff; nobody else of the file is taken in.
    func lines() -> [RosterLine] { persons.flatMap(lines) }

    private func lines(_ person: Node) -> [RosterLine] {
        guard let id = person.text("id"), isLiving(person) else { return [] }
        let reader = SS12000Resource(today: context.today, log: log)
        let stays = reader.enrolments(person) + (placements[id] ?? [])
        if !stays.isEmpty { return childLines(person, id, stays) }
        return duties[id].flatMap { staffLine(person, id, $0) }.map { [$0] } ?? []
    }

    /// One who died is neither a child of a unit nor decides for one.
    private func isLiving(_ person: Node) -> Bool {
        guard let status = person["personStatus"], !status.isNothing else { return true }
        let known = ["Aktiv", "Normal", "Utvandrad", "Avliden"]
        let text = log.text(status, "'personStatus'") ?? ""
        if !known.contains(text) { log.unknown(text, for: "'personStatus'", among: known, at: status.position) }
        return text != "Avliden"
    }

    private func own(_ person: Node, _ kind: String) -> RosterLine {
        var line = RosterLine(at: person.position, form: .ss12000)
        line[.kind] = CSV.Field(text: kind, position: person.position)
        line[.sourceID] = person.field("id", log)
        line[.givenName] = person.field("givenName", log)
        let family = [person.field("middleName", log), person.field("familyName", log)]
        line[.familyName] = CSV.Field(
            text: family.map(\.text).filter { !$0.isEmpty }.joined(separator: " "), position: family[1].position)
        line[.protection] = person.field("securityMarking", log)
        return line
    }

    private func childLines(_ person: Node, _ id: String, _ stays: [Stay]) -> [RosterLine] {
        var line = own(person, RosterReader.child)
        line[.born] = person.field("birthDate", log)
        if let place = place(id, stays, person.position) {
            line[.unit] = CSV.Field(text: place.unit.rawValue, position: person.position)
            line[.group] = CSV.Field(text: place.id, position: person.position)
        }
        let guardians = responsibles(person, of: line)
        return guardians.isEmpty ? [line] : guardians
    }

    /// The one mapped group that the child belongs to, at an organisation where the child is enrolled.
    private func place(_ id: String, _ stays: [Stay], _ position: Position) -> RosterContext.Group? {
        let units = stays.compactMap { stay in unit(stay.organisation, at: stay.position) }
        guard units.count == stays.count else { return nil }
        let own = (memberships[id] ?? []).map { (group: $0.group, at: $0.position) }
        let placed = stays.compactMap { stay in stay.group.map { (group: $0, at: stay.position) } }
        let mapped = Set((own + placed).compactMap { context.groupSources[$0.group] }).filter {
            units.contains($0.unit)
        }
        if mapped.count == 1, let only = mapped.first { return only }
        if mapped.isEmpty {
            log.report(
                at: (own + placed).first?.at ?? position, "the child is in no group that organisation.yaml knows",
                hint: "give the group a 'source_id' there: the id that this file calls it by")
        } else {
            log.report(
                at: position, "the child is in several groups of organisation.yaml at once",
                hint: "keep the 'source_id' of one of them, or end the other membership")
        }
        return nil
    }

    private func unit(_ organisation: String, at position: Position) -> UnitID? {
        if let unit = context.unitSources[organisation] { return unit }
        log.report(
            at: position, "organisation.yaml has no unit for this organisation",
            hint: "give the unit a 'source_id' there: the id that this file calls it by")
        return nil
    }

    /// Where the member of staff has the first duty at a unit that we know; nil: nowhere, as for those of the office.
    private func staffLine(_ person: Node, _ id: String, _ duties: [Duty]) -> RosterLine? {
        guard let duty = duties.first(where: { context.unitSources[$0.organisation] != nil }),
            let unit = context.unitSources[duty.organisation]
        else { return nil }
        var line = own(person, RosterReader.staff)
        line[.unit] = CSV.Field(text: unit.rawValue, position: person.position)
        let group = duty.groups.compactMap { context.groupSources[$0] }.first { $0.unit == unit }
        line[.group] = CSV.Field(text: group?.id ?? "", position: person.position)
        return line
    }

    /// The child's line with each one who is responsible for it.
    private func responsibles(_ person: Node, of child: RosterLine) -> [RosterLine] {
        guard let node = person["responsibles"], !node.isNothing else { return [] }
        return (log.list(node, "'responsibles'") ?? []).compactMap { responsible($0, of: child) }
    }

    private func responsible(_ node: Node, of child: RosterLine) -> RosterLine? {
        guard let id = node.reference("person") ?? node.text("personId") ?? node.text("id") else {
            log.report(at: node.position, "'person' has no 'id'", hint: "name the person that is responsible")
            return nil
        }
        guard let guardian = byID[id] else {
            log.report(
                at: node.position, "the person that is responsible is not among 'persons'",
                hint: "export the guardians as well")
            return nil
        }
        guard isLiving(guardian) else { return nil }
        var line = child.moved(to: node.position)
        line[.guardianSourceID] = CSV.Field(text: id, position: node.position)
        let names = [guardian.field("givenName", log), guardian.field("familyName", log)].map(\.text)
        line[.guardianName] = CSV.Field(
            text: names.filter { !$0.isEmpty }.joined(separator: " "), position: guardian.position)
        line[.relation] = relation(node)
        line[.custodyFrom] = node.field("startDate", log)
        line[.custodyUntil] = node.field("endDate", log)
        return line
    }

    /// Only legal custody decides. Whoever else is responsible for a child is known and does not decide.
    private func relation(_ node: Node) -> CSV.Field {
        let field = node.field("relationType", log)
        if let relation = Self.relations[field.text] { return CSV.Field(text: relation, position: field.position) }
        log.unknown(field.text, for: "'relationType'", among: Self.relations.keys.sorted(), at: field.position)
        return CSV.Field(text: "other", position: field.position)
    }

    private static let relations = [
        "Vårdnadshavare": "custody", "Familjehemsförälder": "foster-parent", "Annan ansvarig": "other",
        "Annan ansvarig vuxen": "other", "Ansvarig vuxen": "other", "God man": "other", "Boendeförälder": "other",
        "Kontaktperson": "other",
    ]
}
