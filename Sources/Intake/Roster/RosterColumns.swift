import Documents

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
    case sameAs = "same_as"
    case distinctFrom = "distinct_from"

    /// What repeats on each of a child's rows and must agree.
    static let ofChild: [RosterColumn] = [
        .unit, .group, .handle, .givenName, .familyName, .born, .protection, .sameAs, .distinctFrom,
    ]
    static let ofGuardian: [RosterColumn] = [
        .guardianSourceID, .guardianName, .guardianLanguage, .relation, .custodyFrom, .custodyUntil,
    ]
    /// What a file may leave out.
    static let optional: [RosterColumn] = [.sameAs, .distinctFrom]
    static let required = allCases.filter { !optional.contains($0) }

    /// The place among all columns.
    var place: Int { Self.places[self] ?? 0 }
    private static let places = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}

/// How a roster is written.
enum RosterForm {
    /// Columns, or our own keys in JSON.
    case own
    /// SS 12000: without handles and languages, with keys of its own.
    case ss12000

    /// What the author of the file calls a column.
    func name(of column: RosterColumn) -> String {
        guard self == .ss12000 else { return column.rawValue }
        return switch column {
        case .unit: "organisation"
        case .sourceID, .guardianSourceID: "id"
        case .givenName: "givenName"
        case .familyName: "familyName"
        case .born: "birthDate"
        case .guardianName: "givenName, familyName"
        case .relation: "relationType"
        case .custodyFrom: "startDate"
        case .custodyUntil: "endDate"
        case .protection: "securityMarking"
        case .kind, .group, .handle, .guardianLanguage, .sameAs, .distinctFrom: column.rawValue
        }
    }
}

/// One person, or one person's relation to one guardian, whatever the file's form.
struct RosterLine {
    let position: Position
    let form: RosterForm
    /// By the columns' places; what is missing is reported where its line begins.
    private var fields: [CSV.Field]

    init(at position: Position, form: RosterForm = .own) {
        self.position = position
        self.form = form
        fields = Array(repeating: CSV.Field(text: "", position: position), count: RosterColumn.allCases.count)
    }

    subscript(column: RosterColumn) -> CSV.Field {
        get { fields[column.place] }
        set { fields[column.place] = newValue }
    }

    /// The same line with another beginning, for one more guardian.
    func moved(to position: Position) -> RosterLine {
        var line = RosterLine(at: position, form: form)
        line.fields = fields
        return line
    }

    func text(_ column: RosterColumn) -> String { self[column].text }
    func position(of column: RosterColumn) -> Position { self[column].position }
}
