import Consent
import Services

/// Why, for the privacy role: the one file of a judgement's reports that is handed a rule. All else says effects.
struct ExplanationsJSON: Encodable {
    private let list: [ExplanationJSON]

    /// Nil for a teacher.
    init?(_ judgement: Judgement, for viewpoint: Viewpoint) {
        guard viewpoint == .privacy else { return nil }
        list = judgement.explanations.map(ExplanationJSON.init)
    }

    func encode(to encoder: any Encoder) throws { try list.encode(to: encoder) }
}

private struct ExplanationJSON: Encodable {
    let person: String
    let handle: String
    let choice: String
    let mayBeNamed: Bool
    let rule: String
    let restsOn: [String]

    init(_ explanation: Explanation) {
        person = explanation.person.rawValue
        handle = explanation.handle
        choice = explanation.effect.choice.rawValue
        mayBeNamed = explanation.effect.mayBeNamed
        rule = explanation.rule.rawValue
        restsOn = explanation.restsOn.map(\.rawValue)
    }
}

/// The same as lines; none for a teacher.
func explanationLines(_ judgement: Judgement, for viewpoint: Viewpoint) -> [String] {
    guard viewpoint == .privacy, !judgement.explanations.isEmpty else { return [] }
    let width = judgement.explanations.map(\.handle.count).max() ?? 0
    return ["Why (privacy role only):"]
        + judgement.explanations.map { "  \($0.handle.padded(to: width))  \($0.effect.text): \($0.rule.rawValue)" }
}
