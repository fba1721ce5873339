import Consent
package import Services

/// What holds for a person and why, as lines: privacy role only.
package struct StandingText {
    private let standing: Standing
    package init(_ standing: Standing) { self.standing = standing }

    package func text() -> String {
        let width = standing.choices.map(\.channel.rawValue.count).max() ?? 0
        let heading = "\(standing.handle) (\(standing.unit.rawValue)) as of \(standing.at)\n"
        return heading + standing.choices.map { lines($0, width) }.joined()
    }

    private func lines(_ choice: StandingChoice, _ width: Int) -> String {
        let channel = choice.channel.rawValue.padded(to: width)
        let decision = choice.decision
        let first = "  \(channel)  \(decision.effect.text): \(decision.rule.rawValue)\n"
        return first + choice.events.map { "      \($0.at) \($0.what.kind.rawValue) \($0.what.said)\n" }.joined()
    }
}

/// The same as JSON, shape `synas.standing/1` (docs/json.md).
package struct StandingJSON: Encodable, Sendable {
    let schema = "synas.standing/1"
    let person: String
    let handle: String
    let unit: String
    let at: String
    let channels: [Entry]

    struct Entry: Encodable, Sendable {
        let channel: String
        let choice: String
        let mayBeNamed: Bool
        let rule: String
        let nameRule: String
        let restsOn: [EventJSON]
    }

    package init(_ standing: Standing) {
        person = standing.person.rawValue
        handle = standing.handle
        unit = standing.unit.rawValue
        at = standing.at.description
        channels = standing.choices.map { choice in
            Entry(
                channel: choice.channel.rawValue, choice: choice.decision.effect.choice.rawValue,
                mayBeNamed: choice.decision.effect.mayBeNamed, rule: choice.decision.rule.rawValue,
                nameRule: choice.decision.nameRule.rawValue, restsOn: choice.events.map { EventJSON($0) })
        }
    }
}
