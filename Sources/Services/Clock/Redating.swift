import Consent

/// Events that were recorded under a clock that showed too late a time, as they are written down anew: each is corrected,
/// and stands again, in the same order, at the right time.
///
/// Left as they were, a withdrawal would wait for a time that has not come, and a yes that was withdrawn since would come
/// alive with it.
struct Redating {
    private(set) var events: [Event] = []
    private var anew: [EventID: EventID] = [:]
    private let now: Moment
    private let surroundings: Surroundings

    init(_ misdated: [Event], to now: Moment, _ surroundings: Surroundings) {
        self.now = now
        self.surroundings = surroundings
        for event in misdated { redate(event) }
    }

    private mutating func redate(_ event: Event) {
        let copy = EventID(rawValue: surroundings.newID())
        events.append(written(event, as: EventID(rawValue: surroundings.newID()), at: now, .corrected(event.id)))
        events.append(written(event, as: copy, at: moment(of: event), what(of: event)))
        anew[event.id] = copy
    }

    /// A date that somebody named stays, on paper before or known beforehand; "now" is now.
    private func moment(of event: Event) -> Moment { event.at == event.recordedAt ? now : event.at }

    /// What is about another event is about that as it stands now.
    private func what(of event: Event) -> What {
        switch event.what {
        case .corrected(let id): .corrected(anew[id] ?? id)
        case .evidenceAttached(let id): .evidenceAttached(anew[id] ?? id)
        default: event.what
        }
    }

    private func written(_ event: Event, as id: EventID, at moment: Moment, _ what: What) -> Event {
        Event(
            id: id, person: event.person, at: moment, recordedAt: now, actor: surroundings.actor, source: "clock",
            reference: event.reference, what: what)
    }
}
