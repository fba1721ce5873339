import Consent
import Seeded

/// What happens in a life.
extension Life {
    func events(_ random: inout SeededGenerator, _ history: ChannelHistory) -> [Event] {
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

    private func what(_ random: inout SeededGenerator, _ before: [Event], at: Moment, _ history: ChannelHistory) -> What
    {
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
        _ random: inout SeededGenerator, _ decider: Decider, at: Moment, _ history: ChannelHistory, yes: Bool = false
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
