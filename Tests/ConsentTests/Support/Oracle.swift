import Consent

/// The rules a second time, straight from domain.md and as slowly as they read: at every day of the grid everything is
/// computed anew from the raw events, by sets and searches. It shares no code with the algebra, not even the calendar.
/// Only the moments at which anything could change are looked at.
struct Oracle {
    let facts: Case
    /// What counts, in the order in which it holds.
    let happened: [(at: Int64, what: What, id: EventID)]

    init(_ facts: Case) {
        self.facts = facts
        let known = facts.events.filter { event in
            event.person == facts.person.id && event.at.rawValue <= facts.question.at.rawValue
                && (facts.question.known.map { event.recordedAt.rawValue <= $0.rawValue } ?? true)
        }
        let kept = known.indices.filter { !Oracle.isInError($0, known) }
        let sorted = kept.sorted { (known[$0].at.rawValue, $0) < (known[$1].at.rawValue, $1) }
        happened = sorted.map { (known[$0].at.rawValue, known[$0].what, known[$0].id) }
        wasErased = known.contains { $0.what == .erased }
        turns = facts.turns
        birthdays = facts.birthdays
    }

    let wasErased: Bool
    /// The turns of the law up to the moment that is asked for.
    let turns: [(at: Int64, turn: RegimeTurn)]
    /// When the child attains each age that any law names.
    let birthdays: [Int: Int64]

    /// Registered in error: a later correction says so, and is not itself corrected.
    static func isInError(_ index: Int, _ events: [Event]) -> Bool {
        events.indices.contains { later in
            guard later > index, case .corrected(let id) = events[later].what else { return false }
            return id == events[index].id && !isInError(later, events)
        }
    }

    // MARK: what was effective, day by day

    struct Shown: Equatable {
        var width: Int  // 0 excluded, 1 unrecognisable, 2 visible
        var named: Bool
        func atMost(_ other: Shown) -> Shown {
            let width = min(width, other.width)
            return Shown(width: width, named: width == 2 && named && other.named)
        }
    }

    func effect() -> Effect {
        let terms = facts.question.terms
        if wasErased || terms.basis == .forbidden || isProtected || isLeftOut { return .nothing }
        var shown = byRulesOneToSix()
        let cap = terms.atMost == .visible ? 2 : terms.atMost == .unrecognisable ? 1 : 0
        shown = shown.atMost(Shown(width: cap, named: terms.namesAllowed && cap == 2))
        let choice: Choice = shown.width == 2 ? .visible : shown.width == 1 ? .unrecognisable : .excluded
        return Effect(choice: choice, mayBeNamed: shown.named)
    }

    private func byRulesOneToSix() -> Shown {
        var previous: Shown?
        var previousDeciders: Set<String> = []
        var ceiling: (Shown, Int64)?
        var shown = Shown(width: 0, named: false)
        for now in instants() {
            let deciders = self.deciders(now)
            if let previous, deciders != previousDeciders { ceiling = (previous, now) }
            if let (_, since) = ceiling, !deciders.isEmpty, deciders.allSatisfy({ answeredAnew($0, since, now) }) {
                ceiling = nil
            }
            shown = minimum(deciders, now)
            if let (limit, _) = ceiling { shown = shown.atMost(limit) }
            if let previous, isDisputed(now), !deciders.contains("alone") { shown = shown.atMost(previous) }
            previousDeciders = deciders
            if previous != nil || !deciders.isEmpty { previous = shown }
        }
        return shown
    }

    /// Every moment at which anything at all could change, and the one that is asked for.
    private func instants() -> [Int64] {
        var all: Set<Int64> = [facts.question.at.rawValue]
        for event in happened {
            all.insert(event.at)
            if case .answered(let answer) = event.what, let end = answer.expires { all.insert(end.rawValue) }
            if case .carriedOver(let answer) = event.what, let end = answer.expires { all.insert(end.rawValue) }
            if case .custodyAdded(_, _, let end?) = event.what { all.insert(end.rawValue) }
        }
        for change in facts.question.history.changes { all.insert(change.at.rawValue) }
        for birthday in birthdays.values { all.insert(birthday) }
        return all.filter { $0 <= facts.question.at.rawValue }.sorted()
    }
}
