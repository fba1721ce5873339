import Consent
package import Services

/// The same as JSON, shape `synas.everyone/1` (docs/json.md). Written by hand, person by person, in the form that
/// `JSONText` gives: sorted keys, two-space lines.
package struct EveryoneJSON: EveryoneReport {
    private let asked: EveryoneAsked
    private let channels: [String]

    package init(_ asked: EveryoneAsked) {
        self.asked = asked
        channels = asked.channels.map { Self.quoted($0.rawValue) }
    }

    package func head() -> String {
        let group = asked.group.map { "  \"group\" : \(Self.quoted($0)),\n" } ?? ""
        return "{\n  \"at\" : \(Self.quoted(asked.at.description)),\n\(group)  \"people\" : [\n"
    }

    package func piece(_ standing: PersonStanding, isFirst: Bool) -> String {
        var text = isFirst ? "    {\n" : "    ,{\n"
        text += "      \"channels\" : [\n"
        for (index, channel) in channels.enumerated() {
            text += Self.entry(channel, standing.decisions[index]) + (index + 1 < channels.count ? ",\n" : "\n")
        }
        text += "      ],\n"
        if let group = standing.group { text += "      \"group\" : \(Self.quoted(group)),\n" }
        text += "      \"handle\" : \(Self.quoted(standing.handle)),\n"
        text += "      \"kind\" : \"\(standing.kind.rawValue)\",\n"
        text += "      \"person\" : \(Self.quoted(standing.person.rawValue)),\n"
        return text + "      \"unit\" : \(Self.quoted(standing.unit.rawValue))\n    }\n"
    }

    package func tail(isEmpty: Bool) -> String {
        let unit = asked.unit.map { ",\n  \"unit\" : \(Self.quoted($0.rawValue))" } ?? ""
        return "  ],\n  \"schema\" : \"synas.everyone/1\"\(unit)\n}\n"
    }

    private static func entry(_ channel: String, _ decision: Decision) -> String {
        """
                {
                  "channel" : \(channel),
                  "choice" : "\(decision.effect.choice.rawValue)",
                  "may_be_named" : \(decision.effect.mayBeNamed),
                  "name_rule" : "\(decision.nameRule.rawValue)",
                  "rule" : "\(decision.rule.rawValue)"
                }
        """
    }

    /// A JSON string (RFC 8259, 7).
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
