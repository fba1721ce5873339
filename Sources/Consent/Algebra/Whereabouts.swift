/// In which unit a person was at a moment, by what `joined` and `left` say; nil: in none, or not known to be in any.
///
/// The unit of a question about the past: a child who moved since belonged to the former unit then. `known`: only what
/// was recorded by then counts; nil: all that is known today.
package func whereabouts(of person: Person, events: [Event], at moment: Moment, known: Moment? = nil) -> UnitID? {
    var question = Question.ofRegistry(at: moment)
    question.known = known
    var unit: UnitID?
    for index in Journal(of: person, events: events, in: question, by: .all).order {
        switch events[index].what {
        case .joined(let joined): unit = joined
        // Who joined another unit in the meantime is there, whatever is said of the one before.
        case .left(let left) where left == unit: unit = nil
        default: break
        }
    }
    return unit
}

extension Question {
    /// What is asked where no channel is meant: the registry's side of the events.
    static func ofRegistry(at moment: Moment) -> Question {
        let nowhere = Place(unit: UnitID(rawValue: ""), channel: ChannelID(rawValue: ""))
        return Question(place: nowhere, terms: Terms(basis: .forbidden), at: moment, days: .utc)
    }
}
