/// Where one decider stands at a place: for asking, reminding and warning. Never for the gate.
package struct DeciderStanding: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        case notAnswered = "not-answered"
        /// An answer that holds.
        case answered
        /// "I will decide later", whatever was answered before.
        case undecided
        case withdrawn
        case expired
        /// Ended by a changed notice, recipient, platform or audience.
        case lapsed
        /// Carried over, without evidence.
        case unverified
        /// Held invalid by the authority.
        case invalidated
        /// Revoked by the controller.
        case revoked
    }

    package let decider: Decider
    package let state: State
    /// The last answer that was given, if any.
    package let answer: EventID?
    /// When the answer ends by itself, by its own validity or by a change of the channel, or did; nil where it has no end, or
    /// something else ended it.
    package let endsAt: Moment?
}

/// Where everyone stands who decides, or has a say, at the question's moment. A child whose birthday is unknown is among
/// them once it has said something.
package func standings(of person: Person, events: [Event], in question: Question) -> [DeciderStanding] {
    let journal = Journal(of: person, events: events, in: question, by: .all)
    var fold = Fold(person: person, question: question, rules: .all)
    fold.run(through: journal, of: events)
    guard fold.erased == nil else { return [] }
    let told = journal.order.map { events[$0] }
    var standings = fold.deciders.guardians.map { index in
        let guardian = fold.guardians[index]
        return fold.standing(of: .guardian(guardian.id), guardian.standing, events, told)
    }
    if fold.deciders.alone || fold.deciders.voice || (fold.personMayNarrow && fold.own != nil) {
        standings.append(fold.standing(of: .person, fold.own, events, told))
    }
    return standings
}

extension Fold {
    fileprivate func standing(of decider: Decider, _ standing: Standing?, _ events: [Event], _ told: [Event])
        -> DeciderStanding
    {
        let state = state(of: decider, standing, events, told)
        return DeciderStanding(
            decider: decider, state: state, answer: standing?.answer.map { events[$0].id },
            endsAt: state.isAnswerOrItsOwnEnd && standing?.ended == false ? standing?.endsAt : nil)
    }

    private func state(of decider: Decider, _ standing: Standing?, _ events: [Event], _ told: [Event])
        -> DeciderStanding.State
    {
        guard let standing else { return hasSaidLater(decider, told) ? .undecided : .notAnswered }
        if standing.isLive(Instant(moment: question.at)) { return .answered }
        guard !standing.ended else { return DeciderStanding.State(endedBy: events[standing.latest].what) }
        guard let answer = standing.answer.flatMap({ events[$0].what.answer }), let endsAt = standing.endsAt,
            endsAt <= question.at
        else { return .unverified }
        return answer.expires == endsAt ? .expired : .lapsed
    }

    /// `undecided` as the first word of all leaves no standing.
    private func hasSaidLater(_ decider: Decider, _ told: [Event]) -> Bool {
        told.contains { event in
            guard case .answered(let answer) = event.what else { return false }
            return answer.decider == decider && answer.place == question.place
        }
    }
}

extension DeciderStanding.State {
    fileprivate var isAnswerOrItsOwnEnd: Bool { [.answered, .expired, .lapsed].contains(self) }

    fileprivate init(endedBy what: What) {
        switch what {
        case .withdrawn: self = .withdrawn
        case .invalidated: self = .invalidated
        case .revoked: self = .revoked
        case .answered, .carriedOver: self = .undecided
        default: self = .expired
        }
    }
}
