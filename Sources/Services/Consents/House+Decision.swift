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
        asking(about: channel, at: moment, post: post, day: day, known: known)
            .decision(for: person, events: events, in: unit ?? person.unit)
    }

    /// The same for many people: what the policies say of the channel is looked up once.
    func asking(
        about channel: ChannelID, at moment: Moment, post: PostID? = nil, day: Day? = nil, known: Moment? = nil
    ) -> ChannelAsked {
        let question = policies.terms(channel: channel, at: moment).map { terms in
            Question(
                place: Place(unit: UnitID(rawValue: ""), channel: channel), terms: terms,
                history: policies.channelHistory(channel), at: moment, known: known, post: post?.rawValue, day: day,
                days: policies.localDays)
        }
        return ChannelAsked(channel: channel, question: question)
    }
}

/// A channel that people are asked about at one moment.
struct ChannelAsked {
    let channel: ChannelID
    /// Of no unit yet; nil where there is no such channel.
    fileprivate let question: Question?

    func decision(for person: PersonRecord, events: [Event], in unit: UnitID) -> Decision {
        guard var question else {
            return Decision(effect: .nothing, rule: .forbiddenChannel, nameRule: .forbiddenChannel, restsOn: [])
        }
        question.place = Place(unit: unit, channel: channel)
        return effective(of: person.facts, events: events, in: question)
    }
}

extension House {
    /// How a person may appear in a post by now: in the post's own unit and channel, wherever the person is today, and by
    /// what was said of that post or of one of the days.
    func effect(
        of person: PersonRecord, events: [Event], in post: PostRecord, days: Set<Day>, at moment: Moment
    ) -> Effect {
        days.map { day in
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
