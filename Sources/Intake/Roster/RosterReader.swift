internal import Consent
internal import Documents

/// Reads the values of single lines. Messages name columns and never repeat what may be personal.
struct RosterReader {
    static let staff = "staff"
    static let child = "child"
    let context: RosterContext
    let log: MistakeLog

    func kind(_ line: RosterLine) -> String? {
        let kind = line.text(.kind)
        if [Self.child, Self.staff].contains(kind) { return kind }
        log.unknown(kind, for: "'kind'", among: [Self.child, Self.staff], at: line.position(of: .kind))
        return nil
    }

    func person(_ line: RosterLine, isStaff: Bool) -> RosterPerson? {
        let unit = unit(line)
        let group = unit.flatMap { self.group(line, in: $0, isStaff: isStaff) }
        let handle = handle(line)
        let names = given(line)
        let family = name(line, .familyName)
        let marking = marking(line)
        let sameAs = line.text(.sameAs).isEmpty ? nil : sourceID(line, .sameAs)
        guard let unit, let names, let family, let marking, isStaff || group != nil else { return nil }
        guard handle != nil || line.form == .ss12000 else { return nil }
        return RosterPerson(
            unit: unit, group: group, sourceID: line.text(.sourceID), handle: handle, givenNames: names,
            familyName: family, marking: marking, sameAs: sameAs,
            distinctFrom: line.text(.distinctFrom).split(separator: " ").map(String.init), position: line.position)
    }

    func born(_ line: RosterLine) -> Day? {
        guard let born = day(line, .born, isRequired: true) else { return nil }
        guard born <= context.today else {
            report(line, .born, "\(line.name(.born)) is in the future", hint: "correct the year")
            return nil
        }
        return born
    }

    func marking(_ line: RosterLine) -> RosterMarking? {
        let words = line.form == .ss12000 ? Self.markingsOfSS12000 : Self.markings
        if let marking = words[line.text(.protection)] { return marking }
        let hint = line.form == .ss12000 ? "use a value of SS 12000" : "write protected or none, or nothing"
        report(line, .protection, "\(line.name(.protection)) has an unknown value", hint: hint)
        return nil
    }

    private static let markings: [String: RosterMarking] = [
        "": .unsaid, "none": .none, "protected": .standing(nil),
    ]
    private static let markingsOfSS12000: [String: RosterMarking] = [
        "": .unsaid, "Ingen": .none, "Sekretessmarkering": .standing(.confidentialityMarking),
        "Skyddad folkbokföring": .standing(.protectedRegistration),
    ]

    /// Nil where the line has no guardian, which only the single line of a child without one may, or a mistake.
    func guardian(_ line: RosterLine, born: Day?, isOnly: Bool) -> RosterGuardian? {
        if isOnly, RosterColumn.ofGuardian.allSatisfy({ line.text($0).isEmpty }) { return nil }
        let source = sourceID(line, .guardianSourceID)
        let name = name(line, .guardianName)
        let language = language(line)
        let relation = relation(line)
        let from = day(line, .custodyFrom, isRequired: false)
        let until = day(line, .custodyUntil, isRequired: false)
        if let from, let until, until < from {
            report(
                line, .custodyUntil, "\(line.name(.custodyUntil)) is before \(line.name(.custodyFrom))",
                hint: "correct one of the days")
        }
        if let from, let born, from < born {
            report(
                line, .custodyFrom, "\(line.name(.custodyFrom)) is before the birth", hint: "correct one of the days")
        }
        guard let source, let name, let relation, language != nil || line.form == .ss12000 else { return nil }
        return RosterGuardian(
            sourceID: source, name: name, language: language, relation: relation, from: from, until: until,
            position: line.position)
    }

    /// A child's columns repeat on each of its rows; a difference would let the order of rows decide.
    func checkAgreement(_ lines: [RosterLine]) {
        guard let first = lines.first else { return }
        for line in lines.dropFirst() {
            for column in RosterColumn.ofChild where line.text(column) != first.text(column) {
                report(
                    line, column, "\(line.name(column)) differs from the child's row on line \(first.position.line)",
                    hint: "write it the same way on each row of the child")
            }
        }
    }

    func checkSingleLine(_ lines: [RosterLine]) {
        for line in lines.dropFirst() {
            report(line, .sourceID, "this member of staff stands on an earlier row", hint: "keep one of the rows")
        }
        let ofChildren = RosterColumn.ofGuardian + [.born, .protection, .sameAs, .distinctFrom]
        for column in ofChildren {
            for line in lines where line.form == .own && !line.text(column).isEmpty {
                report(line, column, "staff have no \(line.name(column))", hint: "leave the field empty")
            }
        }
    }

    private func unit(_ line: RosterLine) -> UnitID? {
        let unit = UnitID(rawValue: line.text(.unit))
        if line.form == .ss12000, unit.rawValue.isEmpty { return nil }  // Reported where the organisation stands.
        if context.groups[unit] != nil { return unit }
        let known = context.groups.keys.map(\.rawValue).sorted()
        log.unknown(unit.rawValue, for: "'unit'", among: known, at: line.position(of: .unit))
        return nil
    }

    private func group(_ line: RosterLine, in unit: UnitID, isStaff: Bool) -> String? {
        let group = line.text(.group)
        let known = context.groups[unit] ?? []
        if known.contains(group) { return group }
        if !(isStaff && group.isEmpty) && !(line.form == .ss12000 && group.isEmpty) {
            log.unknown(group, for: "'group'", among: known.sorted(), at: line.position(of: .group))
        }
        return nil
    }

    private func relation(_ line: RosterLine) -> RosterGuardian.Relation? {
        if let relation = RosterGuardian.Relation(rawValue: line.text(.relation)) { return relation }
        let known = RosterGuardian.Relation.allCases.map(\.rawValue)
        log.unknown(line.text(.relation), for: "'relation'", among: known, at: line.position(of: .relation))
        return nil
    }

    func report(_ line: RosterLine, _ column: RosterColumn, _ message: String, hint: String) {
        log.report(at: line.position(of: column), message, hint: hint)
    }
}
