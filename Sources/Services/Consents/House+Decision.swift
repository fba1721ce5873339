import Consent
import Policies
import Storage

extension House {
    /// The one place where a person's events become a decision. Only its effect may go on towards the gate.
    ///
    /// `post`: the post that is being judged, for "leave out"; nil where it has no id yet, or none is meant.
    /// `day`: the day of the post that is being judged, for "leave out today"; nil where none is meant.
    /// `known`: only what was recorded by then counts; nil: all that is known.
    /// `unit`: whose channel it is; nil: that of the person's own unit.
    func decision(
        for person: PersonRecord, events: [Event], in channel: ChannelID, at moment: Moment, post: PostID? = nil,
        day: Day? = nil, known: Moment? = nil, unit: UnitID? = nil
    ) -> Decision {
        guard var question = question(in: Place(unit: unit ?? person.unit, channel: channel), at: moment) else {
            return Decision(effect: .nothing, rule: .forbiddenChannel, nameRule: .forbiddenChannel, restsOn: [])
        }
        question.known = known
        question.post = post?.rawValue
        question.day = day
        return effective(of: person.facts, events: events, in: question)
    }
}

extension House {
    /// What is asked of the algebra about a place by the policies; nil for an unknown channel.
    func question(in place: Place, at moment: Moment) -> Question? {
        policies.terms(channel: place.channel, at: moment).map { terms in
            Question(
                place: place, terms: terms, history: policies.channelHistory(place.channel), at: moment,
                days: policies.localDays)
        }
    }

    /// How a person may appear in a post by now: in the post's own unit and channel, wherever the person is today, and by
    /// what was said of that post or of a day on which it was submitted or handed over.
    func effect(of person: PersonRecord, events: [Event], in post: PostRecord, at moment: Moment) -> Effect {
        days(of: post).map { day in
            decision(
                for: person, events: events, in: post.channel, at: moment, post: post.id, day: day, unit: post.unit
            ).effect
        }.reduce(Effect(choice: .visible, mayBeNamed: true)) { $0.narrowed(by: $1) }
    }
}

extension Effect {
    fileprivate func narrowed(by other: Effect) -> Effect {
        Effect(choice: min(choice, other.choice), mayBeNamed: mayBeNamed && other.mayBeNamed)
    }
}

extension PersonRecord {
    /// What the algebra may know besides the events.
    var facts: Person { Person(id: id, kind: kind == .staff ? .staff : .child, born: born) }
}
