import Consent
import Services

/// Why, for the privacy role: the one file of a judgement's reports that is handed a rule. All else says effects.
struct ExplanationsJSON: Codable, Sendable {
    private let list: [ExplanationJSON]

    /// Nil for a teacher.
    init?(_ judgement: Judgement, for viewpoint: Viewpoint) {
        guard viewpoint == .privacy else { return nil }
        list = judgement.explanations.map(ExplanationJSON.init)
    }

    init(from decoder: any Decoder) throws { list = try [ExplanationJSON](from: decoder) }
    func encode(to encoder: any Encoder) throws { try list.encode(to: encoder) }

    fileprivate var lines: [String] {
        let width = list.map(\.handle.count).max() ?? 0
        return list.map { "  \($0.handle.padded(to: width))  \($0.effect): \($0.rule)" }
    }
}

private struct ExplanationJSON: Codable {
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

    var effect: String { mayBeNamed ? "\(choice), with name" : choice }
}

/// The same as lines; none for a teacher.
func explanationLines(_ judgement: JudgementJSON) -> [String] {
    let lines = judgement.explanations?.lines ?? []
    return lines.isEmpty ? [] : ["Why (privacy role only):"] + lines
}

extension JudgementJSON {
    /// Whether it says why, as the privacy role asks.
    package var saysWhy: Bool { explanations != nil }
}
