import Consent

/// How often each thing happened in the generated cases, by the moment and the knowledge that are asked for.
struct Tally: Sendable {
    private var counts: [String: Int] = [:]

    subscript(name: String) -> Int { counts[name, default: 0] }

    /// Every event, and what happens to a channel, a law, a child's age or an answer without one.
    static let everything =
        EventKind.allCases.map(\.rawValue) + [
            "material notice", "editorial notice", "recipients", "platform", "audience", "turn: unverified",
            "turn: lapse", "turn: stand", "age attained", "born on 29 February", "answer ran out",
            "custody ran out", "another place", "written down later", "known beforehand", "asked about the past",
            "correction of a correction", "evidence before the turn", "evidence after the turn",
        ]

    mutating func add(_ other: Tally) { counts.merge(other.counts, uniquingKeysWith: +) }

    mutating func count(_ facts: Case) {
        let now = facts.question.at
        let happened = facts.events.filter { $0.person == facts.person.id && $0.at <= now }
        for event in happened { count(event, happened, facts) }
        for change in facts.question.history.changes where change.at <= now { note(Tally.name(change.kind)) }
        if facts.birthdays.values.contains(where: { $0 <= now.rawValue }) { note("age attained") }
        if facts.person.born.map({ $0.month == 2 && $0.day == 29 }) ?? false { note("born on 29 February") }
        if facts.question.known != nil { note("asked about the past") }
    }

    private mutating func count(_ event: Event, _ happened: [Event], _ facts: Case) {
        let now = facts.question.at
        note(event.what.kind.rawValue)
        if event.at < event.recordedAt { note("written down later") }
        if event.recordedAt < event.at { note("known beforehand") }
        switch event.what {
        case .answered(let answer), .carriedOver(let answer):
            if let end = answer.expires, end <= now { note("answer ran out") }
            if answer.place != facts.question.place { note("another place") }
        case .custodyAdded(_, _, let until?): if until <= now { note("custody ran out") }
        case .corrected(let id):
            if happened.contains(where: { $0.id == id && $0.what.kind == .corrected }) {
                note("correction of a correction")
            }
        case .evidenceAttached: if let turn = facts.turns.first?.at { noteEvidence(event.at.rawValue < turn) }
        default: break
        }
    }

    private mutating func noteEvidence(_ isBefore: Bool) {
        note(isBefore ? "evidence before the turn" : "evidence after the turn")
    }

    private mutating func note(_ name: String) { counts[name, default: 0] += 1 }

    private static func name(_ kind: ChannelChange.Kind) -> String {
        switch kind {
        case .materialNotice: "material notice"
        case .editorialNotice: "editorial notice"
        case .recipients: "recipients"
        case .platform: "platform"
        case .audience: "audience"
        case .regime(let turn): "turn: \(turn.carryOver.rawValue)"
        }
    }
}
