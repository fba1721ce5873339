import Consent
package import Services

/// Whose answer is waited for, as lines: privacy role only.
package struct PendingText {
    private let list: PendingList
    package init(_ list: PendingList) { self.list = list }

    package func text() -> String {
        if list.pending.isEmpty { return "Nobody is waited for.\n" }
        let lines = list.pending.map { one in
            "\(one.unit.rawValue)/\(one.handle) \(one.channel.rawValue) \(one.who): \(one.reason.text)\(one.told)\n"
        }
        return lines.joined()
    }
}

extension PendingAnswer {
    fileprivate var who: String { guardianSource.map { "guardian \($0)" } ?? "the person" }

    fileprivate var told: String {
        let ends = expires.map { " at \($0)" } ?? ""
        guard let asked else { return ends }
        return ends + "; asked \(asked)" + (reminders == 0 ? "" : ", reminded \(reminders) times")
    }
}

extension PendingAnswer.Reason {
    fileprivate var text: String {
        switch self {
        case .notAnswered: "has not answered"
        case .undecided: "wants to decide later"
        case .expires: "the answer expires"
        case .expired: "the answer has expired"
        case .lapsed: "the answer has lapsed, the channel or its notice has changed"
        case .unverified: "the answer was carried over, evidence is missing"
        case .invalidated: "the answer was held invalid"
        case .revoked: "the answer was revoked"
        case .ofAge: "has come to have a say, and was not asked yet"
        }
    }
}

/// The same as JSON, shape `synas.pending/1` (docs/json.md).
package struct PendingJSON: Encodable, Sendable {
    let schema = "synas.pending/1"
    let at: String
    let pending: [Entry]

    struct Entry: Encodable, Sendable {
        let person: String
        let handle: String
        let unit: String
        let group: String?
        let channel: String
        let guardian: String?
        let guardianSource: String?
        let reason: String
        let expires: String?
        let asked: String?
        let reminders: Int
    }

    package init(_ list: PendingList) {
        at = list.at.description
        pending = list.pending.map(Entry.init)
    }
}

extension PendingJSON.Entry {
    fileprivate init(_ one: PendingAnswer) {
        self.init(
            person: one.person.rawValue, handle: one.handle, unit: one.unit.rawValue, group: one.group,
            channel: one.channel.rawValue, guardian: one.decider.guardian?.rawValue,
            guardianSource: one.guardianSource, reason: one.reason.rawValue, expires: one.expires?.description,
            asked: one.asked?.description, reminders: one.reminders)
    }
}
