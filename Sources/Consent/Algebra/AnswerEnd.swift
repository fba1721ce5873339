/// Since when the answer of an event no longer is the one that counts: replaced, withdrawn, expired, lapsed, ended with
/// the place or the unit, or registered in error. Nil while it counts, or for an event that is no answer.
///
/// For how long evidence of it is kept; it decides nothing: a refusal binds also when it is over.
package func answerEnd(of id: EventID, about person: Person, events: [Event], in question: Question) -> Moment? {
    if let correction = events.first(where: { $0.what == .corrected(id) && $0.at <= question.at }) {
        return correction.at
    }
    let order = Journal(of: person, events: events, in: question, by: .all).order
    guard let position = order.firstIndex(where: { events[$0].id == id }) else { return nil }
    let given = events[order[position]]
    let answer: Answer
    switch given.what {
    case .answered(let own), .carriedOver(let own): answer = own
    default: return nil
    }
    var ends = [answer.expires, question.history.lapse(of: answer.notice.version, given: given.at)]
    ends.append(order[(position + 1)...].first { events[$0].what.ends(answer) }.map { events[$0].at })
    return ends.compactMap(\.self).filter { $0 <= question.at }.min()
}

extension What {
    fileprivate func ends(_ answer: Answer) -> Bool {
        switch self {
        case .answered(let next), .carriedOver(let next): next.decider == answer.decider && next.place == answer.place
        case .withdrawn(answer.decider, answer.place): true
        case .expired(answer.place), .revoked(answer.place), .invalidated(answer.place), .left(answer.place.unit),
            .erased:
            true
        default: false
        }
    }
}
