/// What was effective for a person at a place, from change to change: for "as of" and for a person's history.
package struct Timeline: Sendable {
    package struct Step: Hashable, Sendable {
        /// From when on it held.
        package let from: Moment
        package let decision: Decision
    }

    /// Oldest first; each with another effect, rule or ground than the one before it.
    package let steps: [Step]

    /// All steps up to the question's moment. Each is what `effective` gives there: replayed, not remembered.
    package init(of person: Person, events: [Event], in question: Question) {
        var steps: [Step] = []
        for moment in Timeline.moments(person, events, question) {
            let decision = effective(of: person, events: events, in: question.asked(at: moment))
            if decision != steps.last?.decision { steps.append(Step(from: moment, decision: decision)) }
        }
        self.steps = steps
    }

    /// What held at a moment; nil before anything is known of the person.
    package func decision(at moment: Moment) -> Decision? { steps.last { $0.from <= moment }?.decision }

    /// Every moment at which something may have changed.
    private static func moments(_ person: Person, _ events: [Event], _ question: Question) -> [Moment] {
        let own = events.filter { $0.person == person.id }
        guard let first = own.map(\.at).min() else { return [] }
        var moments = Set(own.map(\.at))
        moments.formUnion(own.compactMap(\.what.end))
        moments.formUnion(question.history.changes.map(\.at))
        for age in ages(question) {
            guard let birthday = person.born?.attaining(age: age) else { continue }
            moments.insert(question.days.start(birthday))
        }
        return moments.filter { first <= $0 && $0 <= question.at }.sorted()
    }

    /// Every age that mattered under any of the laws.
    private static func ages(_ question: Question) -> Set<Int> {
        let earlier = question.history.turns(after: nil, upTo: question.at).map(\.turn)
        let all =
            earlier.flatMap { [$0.childVoiceFrom, $0.childDecidesFrom] }
            + [question.terms.childVoiceFrom, question.terms.childDecidesFrom, 18]
        return Set(all.compactMap(\.self))
    }
}

extension What {
    /// When what it says ends by itself.
    fileprivate var end: Moment? {
        switch self {
        case .answered(let answer), .carriedOver(let answer): answer.expires
        case .custodyAdded(_, _, let until): until
        default: nil
        }
    }
}
