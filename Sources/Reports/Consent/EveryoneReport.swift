import Consent
package import Services

/// What holds for everyone in scope, piece by piece, so that no list is held whole: privacy role only.
///
/// The pieces in turn: `head`, each person's, `tail`. Every piece is made of whole lines.
package protocol EveryoneReport: Sendable {
    func head() -> String
    /// `isFirst`: whether nobody stands before.
    func piece(_ standing: PersonStanding, isFirst: Bool) -> String
    func tail(isEmpty: Bool) -> String
}

/// A line for each person and channel: effect and rule.
package struct EveryoneText: EveryoneReport {
    private let at: String
    private let channels: [String]

    package init(_ asked: EveryoneAsked) {
        at = asked.at.description
        let width = asked.channels.map(\.rawValue.count).max() ?? 0
        channels = asked.channels.map { $0.rawValue.padded(to: width) }
    }

    package func head() -> String { "As of \(at)\n" }

    package func piece(_ standing: PersonStanding, isFirst: Bool) -> String {
        let who = "\(standing.unit.rawValue)/\(standing.named)"
        return zip(channels, standing.decisions).map { channel, decision in
            "\(who)  \(channel)  \(decision.effect.text): \(decision.rule.rawValue)\n"
        }.joined()
    }

    package func tail(isEmpty: Bool) -> String { isEmpty ? "Nobody.\n" : "" }
}

/// The same as CSV: a row for each person and channel.
package struct EveryoneCSV: EveryoneReport {
    private let channels: [String]
    package init(_ asked: EveryoneAsked) { channels = asked.channels.map(\.rawValue) }

    package func head() -> String { "unit,group,handle,person,kind,channel,choice,may_be_named,rule,name_rule\n" }

    package func piece(_ standing: PersonStanding, isFirst: Bool) -> String {
        let who = [
            standing.unit.rawValue, standing.group ?? "", standing.handle, standing.person.rawValue,
            standing.kind.rawValue,
        ].joined(separator: ",")
        var rows = ""
        for (channel, decision) in zip(channels, standing.decisions) {
            rows += "\(who),\(channel),\(decision.effect.choice.rawValue),"
            rows += "\(decision.effect.mayBeNamed ? "yes" : "no"),"
            rows += "\(decision.rule.rawValue),\(decision.nameRule.rawValue)\n"
        }
        return rows
    }

    package func tail(isEmpty: Bool) -> String { "" }
}

extension PersonStanding {
    /// As posts and commands call the person within the unit.
    var named: String { kind == .staff ? "staff:\(handle)" : handle }
}
