import Consent

/// A child's story, told day by day, for tests that read like a case.
struct Story {
    static let blog = Place(unit: UnitID(rawValue: "ekbacken"), channel: ChannelID(rawValue: "open-blog"))

    var person: Person
    var terms: Terms
    var history = ChannelHistory()
    var events: [Event] = []
    /// The day on which the next thing happens, ISO.
    var today = "2026-01-01"

    init(born: String? = "2021-05-04", kind: Person.Kind = .child, terms: Terms = Terms(basis: .consent)) {
        person = Person(id: PersonID(rawValue: "ella"), kind: kind, born: born.flatMap { Day($0) })
        self.terms = terms
    }

    /// A child with a mother and a father who both have custody and both said yes, also to the name.
    static func withTwoYes(born: String? = "2021-05-04", terms: Terms = Terms(basis: .consent)) -> Story {
        var story = Story(born: born, terms: terms)
        story.custody("mother")
        story.custody("father")
        story.answer("mother", .visible, name: true)
        story.answer("father", .visible, name: true)
        return story
    }

    static func moment(_ day: String) -> Moment { Day(day).map { Moment(day: $0) } ?? Moment(rawValue: 0) }

    static func decider(_ name: String) -> Decider {
        name == "self" ? .person : .guardian(GuardianID(rawValue: name))
    }

    @discardableResult
    mutating func happens(_ what: What, on day: String? = nil) -> EventID {
        today = day ?? today
        let id = EventID(rawValue: "event-\(events.count + 1)")
        events.append(
            Event(
                id: id, person: person.id, at: Story.moment(today), recordedAt: Story.moment(today), actor: "staff-7",
                source: "paper", what: what))
        return id
    }

    @discardableResult
    mutating func custody(_ name: String, _ relation: Relation = .custody, until: String? = nil, on day: String? = nil)
        -> EventID
    {
        happens(.custodyAdded(GuardianID(rawValue: name), relation, until: until.map(Story.moment)), on: day)
    }

    @discardableResult
    mutating func answer(
        _ name: String, _ choice: Choice?, name mayName: Bool? = nil, expires: String? = nil, notice: String = "1",
        at place: Place = blog, on day: String? = nil
    ) -> EventID {
        happens(
            .answered(Story.answer(name, choice, name: mayName, expires: expires, notice: notice, at: place)), on: day)
    }

    static func answer(
        _ name: String, _ choice: Choice?, name mayName: Bool? = nil, expires: String? = nil, notice: String = "1",
        at place: Place = blog
    ) -> Answer {
        Answer(
            decider: decider(name), place: place, response: choice.map(Response.choice) ?? .undecided, name: mayName,
            notice: NoticeReference(version: notice, sha256: String(repeating: "a", count: 64), language: "sv"),
            collected: .paper, expires: expires.map(moment))
    }

    @discardableResult
    mutating func withdraws(_ name: String, on day: String? = nil) -> EventID {
        happens(.withdrawn(Story.decider(name), Story.blog), on: day)
    }

    /// What is decided on a day; nil: on the day of the last event.
    func decided(on day: String? = nil, at place: Place = blog, post: String? = nil) -> Decision {
        effective(
            of: person, events: events,
            in: Question(
                place: place, terms: terms, history: history, at: Story.moment(day ?? today), post: post,
                day: Day(day ?? today), days: .utc))
    }

    func choice(on day: String? = nil) -> Choice { decided(on: day).effect.choice }
    func name(on day: String? = nil) -> Bool { decided(on: day).effect.mayBeNamed }
}
