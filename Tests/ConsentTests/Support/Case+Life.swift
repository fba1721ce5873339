import Consent
import Seeded

/// A generated life of twenty years: born, taken into a unit, answered for, moved, argued about, come of age, under two or
/// three laws.
///
/// Everything happens at a handful of moments of that life, so that things coincide: first days of months and any days,
/// birthdays, the ends of school years, and the turn of 25 May 2018.
extension Case {
    static let places = [here, elsewhere, Place(unit: UnitID(rawValue: "tallen"), channel: here.channel)]
    static let lastYear = 2028

    static func life(seed: UInt64) -> Case {
        var random = SeededGenerator(seed: seed ^ 0x11FE_11FE)
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

struct Life {
    let person: Person
    let daysBeginBefore: Int64
    /// Days since 1970 on which things happen; oldest first.
    var days: [Int] = []

    init(_ random: inout SeededGenerator) {
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

    func any(_ random: inout SeededGenerator) -> Moment { moment(random.pick(days)) }

    /// Late in life more often than early.
    private func late(_ random: inout SeededGenerator) -> Moment {
        moment(days[max(random.below(days.count), random.below(days.count))])
    }

    func question(_ random: inout SeededGenerator) -> Question {
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

    var leftOutDay: Day? { Day(year: 2019, month: 9, day: 3) }

    private func changes(_ random: inout SeededGenerator, _ terms: Terms) -> [ChannelChange] {
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
}
