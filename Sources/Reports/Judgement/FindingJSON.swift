import Gate

struct FindingJSON: Codable, Sendable {
    let code: String
    let weight: String
    let at: PositionJSON
    let message: String
    let mend: String
    let leftOut: Bool

    init(_ finding: Finding) {
        code = finding.code.rawValue
        weight = finding.code.weight.rawValue
        at = PositionJSON(finding.position)
        message = finding.message
        mend = finding.mend
        leftOut = finding.concernsLeftOut
    }
}

struct PositionJSON: Codable, Sendable {
    let picture: Int?
    let appearance: Int?
    let field: String?
    /// First character and the one after the last, from 0.
    let characters: [Int]?

    init(_ position: PostPosition) {
        picture = position.picture.map { $0 + 1 }
        appearance = position.appearance.map { $0 + 1 }
        field = position.field?.rawValue
        characters = position.characters.map { [$0.lowerBound, $0.upperBound] }
    }
}

struct ChangeJSON: Codable, Sendable {
    let action: String
    let at: [PositionJSON]
    let text: String

    init(_ change: Change) {
        action = change.action.rawValue
        at = change.positions.map(PositionJSON.init)
        text = change.text
    }
}
