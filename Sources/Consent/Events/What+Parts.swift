extension What {
    /// The answer that was given or carried over, if this is one.
    package var answer: Answer? {
        switch self {
        case .answered(let answer), .carriedOver(let answer): answer
        default: nil
        }
    }

    /// The one place that it is about, if it is about one.
    package var place: Place? {
        switch self {
        case .answered(let answer), .carriedOver(let answer): answer.place
        case .asked(_, let place), .reminded(_, let place), .withdrawn(_, let place), .leftOut(let place, _),
            .expired(let place), .invalidated(let place), .revoked(let place):
            place
        default: nil
        }
    }

    /// Whose relation it is about, or which guardian was asked or answered; nil where it was the person.
    package var guardian: GuardianID? {
        switch self {
        case .custodyAdded(let id, _, _), .custodyEnded(let id), .custodyDisputed(let id), .custodyResolved(let id):
            id
        case .asked(let decider, _), .reminded(let decider, _), .withdrawn(let decider, _): decider.guardian
        case .answered(let answer), .carriedOver(let answer): answer.decider.guardian
        default: nil
        }
    }
}

extension Decider {
    /// Nil for the person.
    package var guardian: GuardianID? { if case .guardian(let id) = self { id } else { nil } }
}
