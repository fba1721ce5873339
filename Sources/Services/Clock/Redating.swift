import Consent
import Policies

/// Events that were recorded under a clock that showed too late a time, as they are written down anew: each is corrected,
/// and stands again, in the same order, at the right time.
///
/// Left as they were, a withdrawal would wait for a time that has not come, and a yes that was withdrawn since would come
/// alive with it.
struct Redating {
    private(set) var events: [Event] = []
    private var anew: [EventID: EventID] = [:]
    private let now: Moment
    private let house: House

    init(_ misdated: [Event], to now: Moment, in house: House) {
        self.now = now
        self.house = house
        for event in misdated { redate(event) }
    }

    private mutating func redate(_ event: Event) {
        let copy = EventID(rawValue: house.surroundings.newID())
        events.append(written(event, as: EventID(rawValue: house.surroundings.newID()), at: now, .corrected(event.id)))
        events.append(written(event, as: copy, at: moment(of: event), what(of: event)))
        anew[event.id] = copy
    }

    /// What had happened has happened by now; a date that is known beforehand, as of custody to come, stays.
    private func moment(of event: Event) -> Moment { event.at <= event.recordedAt ? min(event.at, now) : event.at }

    /// What is about another event is about that as it stands now.
    private func what(of event: Event) -> What {
        switch event.what {
        case .answered(let answer): .answered(timely(answer, of: event))
        case .corrected(let id): .corrected(anew[id] ?? id)
        case .evidenceAttached(let id): .evidenceAttached(anew[id] ?? id)
        default: event.what
        }
    }

    /// An answer holds no longer than one that is given at its right time.
    private func timely(_ answer: Answer, of event: Event) -> Answer {
        let own = house.policies.expiry(channel: answer.place.channel, answered: moment(of: event))
        return Answer(
            decider: answer.decider, place: answer.place, response: answer.response, name: answer.name,
            notice: answer.notice, collected: answer.collected,
            expires: [answer.expires, own].compactMap(\.self).min())
    }

    private func written(_ event: Event, as id: EventID, at moment: Moment, _ what: What) -> Event {
        Event(
            id: id, person: event.person, at: moment, recordedAt: now, actor: house.surroundings.actor, source: "clock",
            reference: event.reference, what: what)
    }
}
