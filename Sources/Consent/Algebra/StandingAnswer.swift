/// A decider's last answer at a place, as far as it can come to its end.
package struct StandingAnswer: Hashable, Sendable {
    package let decider: Decider
    /// The event of the answer.
    package let event: EventID
    /// The first moment at which it no longer holds, by its own validity or by a change of the channel; nil: no end.
    package let endsAt: Moment?
}

/// The answers that nobody took back or replaced, of those who decide at the question's moment, in the order of the
/// events; also those whose time is over. For warnings and for the guardians' own view: it decides nothing.
package func standingAnswers(of person: Person, events: [Event], in question: Question) -> [StandingAnswer] {
    var fold = Fold(person: person, question: question, rules: .all)
    fold.run(through: Journal(of: person, events: events, in: question, by: .all), of: events)
    return fold.standingAnswers(events)
}

extension Fold {
    fileprivate func standingAnswers(_ events: [Event]) -> [StandingAnswer] {
        guard erased == nil else { return [] }
        var standings = deciders.guardians.map { (Decider.guardian(guardians[$0].id), guardians[$0].standing) }
        if deciders.alone || personMayNarrow { standings.append((.person, own)) }
        let found = standings.compactMap { decider, standing -> (Int, StandingAnswer)? in
            guard var standing, let answer = standing.answer else { return nil }
            let endsAt = standing.endsAt
            standing.endsAt = nil
            guard standing.isLive(Instant(moment: question.at)) else { return nil }
            return (answer, StandingAnswer(decider: decider, event: events[answer].id, endsAt: endsAt))
        }
        return found.sorted { $0.0 < $1.0 }.map(\.1)
    }
}
