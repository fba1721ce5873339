/// When a child attained the latest of the ages that give it a part at the place (a say, the decision, 18), if it was
/// neither asked nor answered there since; nil where nothing is to be asked.
///
/// So a child is asked once for each age, however late somebody looks.
package func ownQuestion(of person: Person, events: [Event], in question: Question) -> Moment? {
    guard person.kind == .child, let born = person.born else { return nil }
    let ages = [question.terms.childVoiceFrom, question.terms.childDecidesFrom, 18].compactMap(\.self)
    let birthdays = ages.compactMap { born.attaining(age: $0) }.map(question.days.start)
    guard let attained = birthdays.filter({ $0 <= question.at }).max() else { return nil }
    let journal = Journal(of: person, events: events, in: question, by: .all)
    guard journal.erased == nil else { return nil }
    let isDone = journal.order.contains {
        attained <= events[$0].at && events[$0].what.reachesPerson(at: question.place)
    }
    return isDone ? nil : attained
}

extension What {
    /// Whether the person was asked at the place, or said something there.
    fileprivate func reachesPerson(at place: Place) -> Bool {
        switch self {
        case .asked(.person, place), .withdrawn(.person, place): true
        case .answered(let answer): answer.decider == .person && answer.place == place
        default: false
        }
    }
}
