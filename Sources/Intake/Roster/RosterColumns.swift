internal import Documents

/// The columns of a roster: of the person, then of the person's relation to a guardian.
enum RosterColumn: String, CaseIterable {
    case kind, unit, group
    case sourceID = "source_id"
    case handle
    case givenName = "given_name"
    case familyName = "family_name"
    case born
    case guardianSourceID = "guardian_source_id"
    case guardianName = "guardian_name"
    case guardianLanguage = "guardian_language"
    case relation
    case custodyFrom = "custody_from"
    case custodyUntil = "custody_until"
    case protection

    /// What repeats on each of a child's rows and must agree.
    static let ofChild: [RosterColumn] = [.unit, .group, .handle, .givenName, .familyName, .born, .protection]
    static let ofGuardian: [RosterColumn] = [
        .guardianSourceID, .guardianName, .guardianLanguage, .relation, .custodyFrom, .custodyUntil,
    ]
}

/// One person, or one person's relation to one guardian, from a CSV row or from JSON alike.
struct RosterLine {
    let position: Position
    let values: [RosterColumn: CSV.Field]

    func text(_ column: RosterColumn) -> String { values[column]?.text ?? "" }
    func position(of column: RosterColumn) -> Position { values[column]?.position ?? position }
}
