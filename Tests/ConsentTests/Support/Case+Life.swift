import Consent

/// A generated life of twenty years: born, taken into a unit, answered for, moved, argued about, come of age, under two or
/// three laws.
///
/// Everything happens at a handful of moments of that life, so that things coincide: first days of months and any days,
/// birthdays, the ends of school years, and the turn of 25 May 2018.
extension Case {
    static let places = [here, elsewhere, Place(unit: UnitID(rawValue: "tallen"), channel: here.channel)]
    static let lastYear = 2028

    static func life(seed: UInt64) -> Case {
        var random = SplitMix(seed: seed ^ 0x11FE_11FE)
        let life = Life(&random)
        var facts = Case(
            person: life.person, question: life.question(&random), daysBeginBefore: life.daysBeginBefore)
        facts.events = life.events(&random, facts.question.history)
        if random.chance(5), let last = facts.events.indices.last {
            facts.events[last] = facts.events[last].with(person: PersonID(rawValue: "another"))
        }
        return facts
    }

    private init(person: Person, question: Question, daysBeginBefore: Int64) {
        self.person = person
        self.question = question
        self.daysBeginBefore = daysBeginBefore
        events = []
    }
}

private struct Life {
    let person: Person
    let daysBeginBefore: Int64
    /// Days since 1970 on which things happen; oldest first.
    var days: [Int] = []

    init(_ random: inout SplitMix) {
        let leap = random.chance(12)
        let year = leap ? random.pick([2004, 2008, 2012]) : 2002 + random.below(13)
        let (month, day) = leap ? (2, 29) : (1 + random.below(12), 1 + random.below(28))
        let born = random.chance(5) ? nil : Day(year: year, month: month, day: day)
        person = Person(id: Case.child, kind: random.chance(5) ? .staff : .child, born: born)
        daysBeginBefore = Int64(random.pick([0, 1, 2, -3])) * 3_600_000
        let turn = Case.Calendar.days(2018, 5, 25)
        days = [Case.Calendar.days(2008, 1, 1), turn - 1, turn, turn + 1, Case.Calendar.days(2019, 8, 1)]
        for age in [12, 13, 15, 16, 18] where year + age < Case.lastYear {
            let isThere = !leap || Case.Calendar.isLeap(year + age)
            days.append(Case.Calendar.days(year + age, isThere ? month : 3, isThere ? day : 1))
        }
        for _ in 0..<4 { days.append(Case.Calendar.days(2008 + random.below(20), 1 + random.below(12), 1)) }
        for _ in 0..<3 {
            days.append(Case.Calendar.days(2008 + random.below(20), 1 + random.below(12), 1 + random.below(28)))
        }
        days.append(Case.Calendar.days(2009 + random.below(19), 8, 1))
        days.sort()
    }

    func moment(_ day: Int) -> Moment { Moment(rawValue: Int64(day) * 86_400_000 - daysBeginBefore) }

    private func any(_ random: inout SplitMix) -> Moment { moment(random.pick(days)) }

    /// Late in life more often than early.
    private func late(_ random: inout SplitMix) -> Moment {
        moment(days[max(random.below(days.count), random.below(days.count))])
    }

    // MARK: the channel and the law

    func question(_ random: inout SplitMix) -> Question {
        let terms = Terms(
            basis: random.chance(3) ? .forbidden : random.chance(25) ? .publicTask : .consent,
            noAnswer: random.pick([.unrecognisable, .unrecognisable, .visible, .excluded]),
            atMost: random.chance(88) ? .visible : random.pick([.unrecognisable, .excluded]),
            namesAllowed: random.chance(85), childVoiceFrom: random.pick([nil, 12, 12, 15]),
            childDecidesFrom: random.pick([nil, 15, 15, 16]))
        let before = daysBeginBefore
        let at = late(&random)
        return Question(
            place: random.pick([Case.here, Case.here, Case.here] + Case.places), terms: terms,
            history: ChannelHistory(changes(&random, terms)), at: at, known: random.chance(25) ? late(&random) : nil,
            post: random.pick([nil, "post-1"]), day: random.chance(50) ? leftOutDay : nil,
            days: LocalDays { Moment(rawValue: Moment(day: $0).rawValue - before) })
    }

    private var leftOutDay: Day? { Day(year: 2019, month: 9, day: 3) }

    private func changes(_ random: inout SplitMix, _ terms: Terms) -> [ChannelChange] {
        var changes: [ChannelChange] = []
        if random.chance(60) { changes.append(ChannelChange(at: moment(days[0]), kind: .materialNotice(version: "1"))) }
        for _ in 0..<random.below(3) {
            changes.append(
                ChannelChange(
                    at: any(&random),
                    kind: random.pick([
                        .materialNotice(version: "2"), .editorialNotice(version: "1.1"), .recipients, .platform,
                        .audience,
                    ])))
        }
        if random.chance(85) {
            let stays = RegimeTurn(
                random.pick([.unverified, .unverified, .lapse]), childVoiceFrom: terms.childVoiceFrom,
                childDecidesFrom: terms.childDecidesFrom)
            let turn = random.chance(60) ? stays : Case.anyTurn(&random)
            changes.append(ChannelChange(at: moment(Case.Calendar.days(2018, 5, 25)), kind: .regime(turn)))
        }
        if random.chance(15) { changes.append(ChannelChange(at: any(&random), kind: .regime(Case.anyTurn(&random)))) }
        return changes
    }

    // MARK: what happens

    func events(_ random: inout SplitMix, _ history: ChannelHistory) -> [Event] {
        var events: [Event] = []
        func happens(_ what: What, at: Moment, recorded: Moment) {
            events.append(
                Event(
                    id: EventID(rawValue: "e\(events.count)"), person: Case.child, at: at, recordedAt: recorded,
                    actor: "staff-1", source: "test", what: what))
        }
        let start = moment(days[0])
        happens(.joined(Case.here.unit), at: start, recorded: start)
        let families = random.chance(93) ? 1 + random.below(2) : 0
        for guardian in Case.guardians.prefix(families) {
            happens(.custodyAdded(guardian, .custody, until: nil), at: start, recorded: start)
            guard random.chance(80) else { continue }
            let day = moment(days[random.below(4)])
            happens(
                .answered(answer(&random, .guardian(guardian), at: day, history, yes: true)), at: day, recorded: day)
        }
        // Now and then everyone is asked anew.
        let rounds = Set((0..<3).map { _ in random.pick(days) })
        for recorded in ((0..<(1 + random.below(9))).map({ _ in random.pick(days) }) + rounds).sorted() {
            if rounds.contains(recorded), random.chance(60) {
                let at = moment(recorded)
                for decider in Case.guardians.prefix(families).map(Decider.guardian) + [.person] {
                    happens(
                        .answered(answer(&random, decider, at: at, history, yes: random.chance(75))), at: at,
                        recorded: at)
                }
            }
            // Most is written down on its day, some later, a little beforehand.
            let at = random.chance(80) ? moment(recorded) : any(&random)
            happens(what(&random, events, at: at, history), at: at, recorded: moment(recorded))
        }
        return events
    }

    private func what(_ random: inout SplitMix, _ before: [Event], at: Moment, _ history: ChannelHistory) -> What {
        let guardian = random.pick(Case.guardians)
        let decider: Decider = random.chance(70) ? .guardian(guardian) : .person
        let place = random.chance(75) ? Case.here : random.pick(Case.places)
        // A carried-over answer and a correction are often followed by what is about them.
        if let last = before.last, random.chance(45) {
            if last.what.kind == .carriedOver { return .evidenceAttached(last.id) }
            if last.what.kind == .corrected { return .corrected(last.id) }
        }
        let some = random.pick(before).id
        switch random.below(100) {
        case ..<34: return .answered(answer(&random, decider, at: at, history))
        case ..<40: return .withdrawn(decider, place)
        case ..<42: return .expired(place)
        case ..<45:
            return .leftOut(place, leftOutDay.map { random.chance(50) ? .day($0) : .post("post-1") } ?? .post(""))
        case ..<54:
            let relation = random.chance(80) ? Relation.custody : random.pick(Relation.allCases)
            return .custodyAdded(guardian, relation, until: random.chance(30) ? any(&random) : nil)
        case ..<57: return .custodyEnded(guardian)
        case ..<62: return .custodyDisputed(guardian)
        case ..<65: return .custodyResolved(guardian)
        case ..<66: return .protectionSet(random.pick(Protection.allCases))
        case ..<68: return .protectionLifted(random.pick(Protection.allCases))
        case ..<76: return .carriedOver(answer(&random, decider, at: at, history))
        case ..<84:
            let given = before.filter { $0.what.kind == .answered || $0.what.kind == .carriedOver }
            return .evidenceAttached(given.isEmpty ? some : random.pick(given).id)
        case ..<86: return .invalidated(place)
        case ..<88: return .revoked(place)
        case ..<92: return .corrected(some)
        case ..<94: return .left(place.unit)
        case ..<96: return .joined(place.unit)
        case ..<97: return random.chance(35) ? .erased : .asked(decider, place)
        case ..<98: return .asked(decider, place)
        default: return .reminded(decider, place)
        }
    }

    private func answer(
        _ random: inout SplitMix, _ decider: Decider, at: Moment, _ history: ChannelHistory, yes: Bool = false
    ) -> Answer {
        let response: Response =
            yes
            ? .choice(.visible)
            : random.chance(10)
                ? .undecided : .choice(random.pick([.visible, .visible, .visible, .unrecognisable, .excluded]))
        let end = random.chance(25) ? schoolYearEnd(after: at) : random.chance(8) ? any(&random) : nil
        return Case.answer(
            decider, response, name: random.pick([true, true, true, false, nil]),
            place: random.chance(80) ? Case.here : random.pick(Case.places),
            version: random.chance(80) ? inForce(at, history) : random.pick(["1", "2", "1.1"]), expires: end)
    }

    /// The version that was last told to hold.
    private func inForce(_ at: Moment, _ history: ChannelHistory) -> String {
        var version = "1"
        for change in history.changes where change.at <= at {
            if case .materialNotice(let new) = change.kind { version = new }
        }
        return version
    }

    /// The next 1 August after a moment.
    private func schoolYearEnd(after moment: Moment) -> Moment? {
        (2008...Case.lastYear).map { self.moment(Case.Calendar.days($0, 8, 1)) }.first { moment < $0 }
    }
}
