import Consent
import Policies
import Storage

extension House {
    /// The one place where a person's events become a decision. Only its effect may go on towards the gate.
    ///
    /// `post`: the post that is being judged, for "leave out"; nil where it has no id yet, or none is meant.
    /// `day`: the day of the post that is being judged, for "leave out today"; nil where none is meant.
    /// `known`: only what was recorded by then counts; nil: all that is known.
    func decision(
        for person: PersonRecord, events: [Event], in channel: ChannelID, at moment: Moment, post: PostID? = nil,
        day: Day? = nil, known: Moment? = nil
    ) -> Decision {
        let place = Place(unit: person.unit, channel: channel)
        guard let terms = policies.terms(channel: channel, at: moment) else {
            return Decision(effect: .nothing, rule: .forbiddenChannel, nameRule: .forbiddenChannel, restsOn: [])
        }
        let question = Question(
            place: place, terms: terms, history: policies.channelHistory(channel), at: moment, known: known,
            post: post?.rawValue, day: day, days: policies.localDays)
        return effective(of: person.facts, events: events, in: question)
    }
}

extension PersonRecord {
    /// What the algebra may know besides the events.
    var facts: Person { Person(id: id, kind: kind == .staff ? .staff : .child, born: born) }
}
