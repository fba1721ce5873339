/// What becomes of the answers given under a law when it ends; the raw value is what policy files write.
package enum CarryOver: String, Sendable, CaseIterable {
    /// They count as no answer until evidence in the form of the next law is attached (GDPR recital 171).
    case unverified
    /// They end.
    case lapse
    /// They stand: the law changed in something else, such as an age.
    case stand
}

/// The turn from one law to the next, from the beginning of a day on.
///
/// It is part of the channel's history, so that it happens by itself on its day, whoever runs what.
package struct RegimeTurn: Hashable, Sendable {
    package let carryOver: CarryOver
    /// The ages that held in the channel until then, as in `Terms`; those after it stand in the next turn or in the terms.
    package let childVoiceFrom: Int?
    package let childDecidesFrom: Int?

    package init(_ carryOver: CarryOver, childVoiceFrom: Int? = nil, childDecidesFrom: Int? = nil) {
        self.carryOver = carryOver
        self.childVoiceFrom = childVoiceFrom
        self.childDecidesFrom = childDecidesFrom
    }
}

extension ChannelHistory {
    /// The turns after a moment, up to and including another; oldest first.
    func turns(after first: Moment?, upTo last: Moment) -> [(at: Moment, turn: RegimeTurn)] {
        changes.compactMap { change in
            guard case .regime(let turn) = change.kind, change.at <= last, first.map({ $0 < change.at }) ?? true else {
                return nil
            }
            return (change.at, turn)
        }
    }

    /// From when on an answer given at a moment counts only with evidence; nil where the law has not turned so since.
    package func unverified(given moment: Moment) -> Moment? {
        changes.first { change in
            guard case .regime(let turn) = change.kind else { return false }
            return turn.carryOver == .unverified && moment < change.at
        }?.at
    }
}

extension Question {
    /// The same question at another moment, judged by the ages of that day. Later than its own moment its terms hold.
    package func asked(at moment: Moment) -> Question {
        var then = self
        then.at = moment
        if let next = history.turns(after: moment, upTo: at).first?.turn { then.terms = terms.with(agesUntil: next) }
        return then
    }
}

extension Terms {
    fileprivate func with(agesUntil turn: RegimeTurn) -> Terms {
        Terms(
            basis: basis, noAnswer: noAnswer, atMost: atMost, namesAllowed: namesAllowed,
            childVoiceFrom: turn.childVoiceFrom, childDecidesFrom: turn.childDecidesFrom)
    }
}
