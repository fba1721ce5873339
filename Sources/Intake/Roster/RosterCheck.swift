internal import Consent
internal import Documents

/// Checks the people of a roster one by one and against each other.
struct RosterCheck {
    let reader: RosterReader
    private let log: MistakeLog
    /// Whose each handle is, and what was first said of each guardian.
    private var handles: [[String]: String] = [:]
    private var guardians: [String: [String?]] = [:]

    init(context: RosterContext, log: MistakeLog) {
        self.log = log
        reader = RosterReader(context: context, log: log)
    }

    mutating func document(_ lines: [RosterLine]) -> RosterDocument {
        var order: [[String]] = []
        var people: [[String]: [RosterLine]] = [:]
        for line in lines {
            guard let kind = reader.kind(line), let source = reader.sourceID(line, .sourceID) else { continue }
            if people[[kind, source]] == nil { order.append([kind, source]) }
            people[[kind, source], default: []].append(line)
        }
        var document = RosterDocument()
        for key in order { add(people[key] ?? [], isStaff: key[0] == RosterReader.staff, to: &document) }
        return document
    }

    private mutating func add(_ lines: [RosterLine], isStaff: Bool, to document: inout RosterDocument) {
        guard let first = lines.first else { return }
        let person = reader.person(first, isStaff: isStaff)
        if let person { checkHandle(person, isStaff: isStaff, first) }
        if isStaff {
            reader.checkSingleLine(lines)
            if let person { document.staff.append(RosterStaff(person: person)) }
        } else {
            reader.checkAgreement(lines)
            let born = reader.born(first)
            let guardians = self.guardians(lines, born: born)
            guard let person, let born else { return }
            document.children.append(RosterChild(person: person, born: born, guardians: guardians))
        }
    }

    private mutating func checkHandle(_ person: RosterPerson, isStaff: Bool, _ line: RosterLine) {
        guard let handle = person.handle else { return }
        let key = [isStaff ? "staff" : "child", person.unit.rawValue, handle]
        if handles.updateValue(person.sourceID, forKey: key) != nil {
            log.report(
                at: line.position(of: .handle), "the handle stands for someone else in this unit already",
                hint: "give each person of a unit a handle of their own")
        }
    }

    private mutating func guardians(_ lines: [RosterLine], born: Day?) -> [RosterGuardian] {
        var found: [RosterGuardian] = []
        for line in lines {
            guard let guardian = reader.guardian(line, born: born, isOnly: lines.count == 1) else { continue }
            checkGuardian(guardian, line)
            if let other = found.first(where: { $0.sourceID == guardian.sourceID && $0.overlaps(guardian) }) {
                log.report(
                    at: line.position(of: .guardianSourceID),
                    "the guardian stands for this child on line \(other.position.line) already, for the same time",
                    hint: "keep one of the rows, or correct their days")
            }
            found.append(guardian)
        }
        return found
    }

    private mutating func checkGuardian(_ guardian: RosterGuardian, _ line: RosterLine) {
        let told = [guardian.name, guardian.language]
        let before = guardians.updateValue(told, forKey: guardian.sourceID)
        guard let before, before != told else { return }
        log.report(
            at: line.position(of: .guardianSourceID),
            "this guardian_source_id has another name or language on an earlier row",
            hint: "write both the same way on every row, or give each guardian an id of their own")
    }
}

extension RosterGuardian {
    /// Whether two relations share a day.
    fileprivate func overlaps(_ other: RosterGuardian) -> Bool {
        let beginsInTime = from.flatMap { from in other.until.map { from <= $0 } } ?? true
        let endsInTime = other.from.flatMap { from in until.map { from <= $0 } } ?? true
        return beginsInTime && endsInTime
    }
}
