import Consent
import Gate
import Policies
import Storage

/// The one place where a person's events become an effect. What leaves towards the gate is the effect alone.
struct Fold {
    let policies: PolicySet
    let place: Place
    let moment: Moment
    /// The post that a "leave out" may be about.
    let post: PostID?

    func decision(for person: PersonRecord, events: [Event]) -> Decision {
        guard let terms = policies.terms(channel: place.channel, at: moment) else {
            return Decision(effect: .nothing, rule: .forbiddenChannel, restsOn: [])
        }
        let facts = PersonFacts(kind: person.kind == .staff ? .staff : .child, born: person.born)
        return decide(
            facts, events: events, at: place, terms: terms, history: policies.history(of: place.channel),
            moment: moment, days: policies.days, post: post?.rawValue)
    }
}
