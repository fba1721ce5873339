import Consent
import Seeded

/// A generated family with its history: on a grid of days, so that things happen at the same moment often.
struct Case: Sendable {
    var person: Person
    var events: [Event]
    var question: Question
    /// All who are ever named in the events.
    var guardians = Case.guardians
    /// How long before midnight UTC the organisation's days begin, in milliseconds.
    var daysBeginBefore: Int64 = 0

    static let here = Place(unit: UnitID(rawValue: "ekbacken"), channel: ChannelID(rawValue: "open-blog"))
    static let elsewhere = Place(unit: UnitID(rawValue: "ekbacken"), channel: ChannelID(rawValue: "newsletter"))
    static let child = PersonID(rawValue: "child")
    static let guardians = ["anna", "bo", "cia"].map { GuardianID(rawValue: $0) }
    static let lastDay = 20

    /// The beginning of day 0...20 of January 2020.
    static func moment(_ day: Int) -> Moment { Moment(rawValue: 1_577_836_800_000 + Int64(day) * 86_400_000) }

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        person = Case.person(&random)
        question = Case.question(&random)
        events = []
        let families = random.chance(90) ? 1 + random.below(2) : 0
        for guardian in Case.guardians.prefix(families) {
            add(.custodyAdded(guardian, .custody, until: nil), day: 0)
            if random.chance(85) { add(.answered(Case.yes(.guardian(guardian))), day: random.below(4)) }
        }
        if person.kind == .staff || random.chance(25) { add(.answered(Case.yes(.person)), day: random.below(20)) }
        for _ in 0..<random.below(10) {
            add(Case.what(&random, events), day: random.below(Case.lastDay + 1))
            guard let last = events.last, last.what.kind == .carriedOver, random.chance(60) else { continue }
            add(.evidenceAttached(last.id), day: random.below(Case.lastDay + 1))
        }
        if random.chance(20), let last = events.indices.last {
            let other = PersonID(rawValue: "another")
            events[last] = events[last].with(person: other)
        }
    }

    mutating func add(_ what: What, day: Int, recorded: Int? = nil) {
        let at = Case.moment(day)
        events.append(
            Event(
                id: EventID(rawValue: "e\(events.count)"), person: Case.child, at: at,
                recordedAt: recorded.map(Case.moment) ?? at, actor: "staff-1", source: "test", what: what))
    }

    static func yes(_ decider: Decider, name: Bool? = true) -> Answer {
        answer(decider, .choice(.visible), name: name)
    }

    static func answer(
        _ decider: Decider, _ response: Response, name: Bool? = nil, place: Place = here, version: String = "1",
        expires: Moment? = nil
    ) -> Answer {
        Answer(
            decider: decider, place: place, response: response, name: name,
            notice: NoticeReference(version: version, sha256: String(repeating: "0", count: 64), language: "sv"),
            collected: .web, expires: expires)
    }
}

extension Event {
    func with(person: PersonID) -> Event {
        Event(id: id, person: person, at: at, recordedAt: recordedAt, actor: actor, source: source, what: what)
    }

    func with(at: Moment) -> Event {
        Event(id: id, person: person, at: at, recordedAt: recordedAt, actor: actor, source: source, what: what)
    }
}

extension Case {
    private static func person(_ random: inout SeededGenerator) -> Person {
        let years = random.pick([4, 12, 13, 15, 16, 18, 18, 30])
        let born = random.chance(8) ? nil : Day(year: 2020 - years, month: 1, day: 1 + random.below(20))
        return Person(id: child, kind: random.chance(8) ? .staff : .child, born: born)
    }

    private static func question(_ random: inout SeededGenerator) -> Question {
        let basis: LegalBasis = random.chance(4) ? .forbidden : random.chance(25) ? .publicTask : .consent
        let terms = Terms(
            basis: basis, noAnswer: random.pick([.unrecognisable, .unrecognisable, .visible, .excluded]),
            atMost: random.chance(85) ? .visible : random.pick([.unrecognisable, .excluded]),
            namesAllowed: random.chance(85), childVoiceFrom: random.pick([nil, 12, 13, 15]),
            childDecidesFrom: random.pick([nil, 15, 16]))
        var changes: [ChannelChange] = []
        if random.chance(40) {
            for _ in 0...random.below(3) {
                let kind: ChannelChange.Kind = random.pick([
                    .materialNotice(version: random.pick(["1", "2"])), .editorialNotice(version: "1.1"), .recipients,
                    .platform, .audience, .regime(anyTurn(&random)), .regime(anyTurn(&random)),
                ])
                changes.append(ChannelChange(at: moment(random.below(lastDay + 1)), kind: kind))
            }
        }
        return Question(
            place: here, terms: terms, history: ChannelHistory(changes), at: moment(random.below(lastDay + 1)),
            post: random.pick([nil, "post-1"]), day: Day(year: 2020, month: 1, day: 1 + random.below(20)), days: .utc)
    }

    static func anyTurn(_ random: inout SeededGenerator) -> RegimeTurn {
        RegimeTurn(
            random.pick([.unverified, .unverified, .lapse, .stand]), childVoiceFrom: random.pick([nil, 12, 13]),
            childDecidesFrom: random.pick([nil, 13, 15, 16]))
    }

    static func what(_ random: inout SeededGenerator, _ before: [Event]) -> What {
        let guardian = random.pick(guardians)
        let decider: Decider = random.chance(75) ? .guardian(guardian) : .person
        let place = random.chance(92) ? here : elsewhere
        let some = before.isEmpty ? EventID(rawValue: "none") : random.pick(before).id
        switch random.below(100) {
        case ..<34: return .answered(anyAnswer(&random, decider, place))
        case ..<40: return .withdrawn(decider, place)
        case ..<43: return .expired(place)
        case ..<45: return .leftOut(place, anyOccasion(&random))
        case ..<57:
            let relation = random.chance(75) ? Relation.custody : random.pick(Relation.allCases)
            return .custodyAdded(guardian, relation, until: random.chance(25) ? moment(random.below(22)) : nil)
        case ..<63: return .custodyEnded(guardian)
        case ..<69: return .custodyDisputed(guardian)
        case ..<74: return .custodyResolved(guardian)
        case ..<75: return .protectionSet(random.pick(Protection.allCases))
        case ..<77: return .protectionLifted(random.pick(Protection.allCases))
        case ..<82: return .carriedOver(anyAnswer(&random, decider, place))
        case ..<88:
            let kind: EventKind = random.chance(50) ? .carriedOver : .answered
            return .evidenceAttached(before.last { $0.what.kind == kind }?.id ?? some)
        case ..<90: return .invalidated(place)
        case ..<91: return .revoked(place)
        case ..<96: return .corrected(some)
        case ..<97: return .left(place.unit)
        case ..<98: return random.chance(30) ? .erased : .joined(place.unit)
        default: return random.chance(50) ? .asked(decider, place) : .reminded(decider, place)
        }
    }

    private static func anyOccasion(_ random: inout SeededGenerator) -> Occasion {
        guard random.chance(50), let day = Day(year: 2020, month: 1, day: 1 + random.below(20)) else {
            return .post("post-1")
        }
        return .day(day)
    }

    private static func anyAnswer(_ random: inout SeededGenerator, _ decider: Decider, _ place: Place) -> Answer {
        let response: Response =
            random.chance(12)
            ? .undecided : .choice(random.pick([.visible, .visible, .visible, .unrecognisable, .excluded]))
        return answer(
            decider, response, name: random.pick([true, true, true, false, nil]), place: place,
            version: random.pick(["1", "1", "2", "1.1"]),
            expires: random.chance(15) ? moment(random.below(25)) : nil)
    }
}
