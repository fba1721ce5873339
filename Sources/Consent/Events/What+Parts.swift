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
}
