import Consent
import Policies
import Storage

extension MunicipalHistory.Telling {
    /// The answers of one of the guardians, each in one sitting.
    mutating func answers(of slot: Int) {
        for answer in history.answering.answers(of: household, in: year) where answer.adult == slot {
            let child = household.children[answer.child]
            guard let unit = stay(child)?.unit else { continue }
            happens(.answered(stored(answer, unit)), to: person(child), at: answer.at)
        }
    }

    private func stored(_ answer: FormAnswer, _ unit: UnitID) -> Answer {
        Answer(
            decider: .guardian(guardian(answer.adult)), place: Place(unit: unit, channel: answer.channel),
            response: answer.response, name: answer.name,
            notice: history.notices.reference(answer.channel, answer.notice, answer.language), collected: .web,
            expires: answer.channel == Answering.once[0] ? nil : history.notices.yearEnds[year])
    }

    /// What else happens in a year: second thoughts, days off, disputes, reminders, mistakes that are corrected, children
    /// of twelve and older who have a say.
    mutating func life() {
        let said = history.answering.answers(of: household, in: year)
        for (index, child) in household.children.enumerated() {
            guard let unit = stay(child)?.unit else { continue }
            let id = person(child)
            remind(child, unit, answered: Set(said.filter { $0.child == index }.map(\.channel)))
            if chance(3), let answer = said.last(where: { $0.child == index }) {
                let place = Place(unit: unit, channel: answer.channel)
                happens(.withdrawn(.guardian(guardian(answer.adult)), place), to: id, at: later(than: answer.at))
            }
            if chance(4) { leaveOut(id, unit) }
            if chance(1) { dispute(child) }
            if chance(0.5) { mistake(id, unit) }
            if year - child.born.year >= 12, chance(15) { ownAnswer(id, unit) }
        }
    }

    private mutating func remind(_ child: Household.Child, _ unit: UnitID, answered: Set<ChannelID>) {
        let moment = MunicipalHistory.morning(Answering.asked(year), plus: 1)
        for bond in child.bonds where household.adults[bond.adult].relation == .custody {
            for channel in Answering.yearly where !answered.contains(channel) {
                let place = Place(unit: unit, channel: channel)
                happens(.asked(.guardian(guardian(bond.adult)), place), to: person(child), at: moment)
                happens(.reminded(.guardian(guardian(bond.adult)), place), to: person(child), at: later(than: moment))
            }
        }
    }

    private mutating func leaveOut(_ id: PersonID, _ unit: UnitID) {
        let day = Answering.asked(year)
        let place = Place(unit: unit, channel: Answering.yearly[0])
        happens(.leftOut(place, .day(day)), to: id, at: MunicipalHistory.morning(day), source: "paper")
    }

    private mutating func dispute(_ child: Household.Child) {
        guard let bond = child.bonds.first else { return }
        let moment = later(than: MunicipalHistory.morning(Answering.asked(year)))
        happens(.custodyDisputed(guardian(bond.adult)), to: person(child), at: moment, source: "court")
        guard chance(50) else { return }
        happens(.custodyResolved(guardian(bond.adult)), to: person(child), at: later(than: moment), source: "court")
    }

    private mutating func mistake(_ id: PersonID, _ unit: UnitID) {
        let moment = later(than: MunicipalHistory.morning(Answering.asked(year)))
        let place = Place(unit: unit, channel: Answering.yearly[1])
        let wrong = happens(.expired(place), to: id, at: moment, source: "paper")
        happens(.corrected(wrong), to: id, at: moment, source: "paper")
    }

    private mutating func ownAnswer(_ id: PersonID, _ unit: UnitID) {
        let channel = Answering.yearly[2]
        let answer = Answer(
            decider: .person, place: Place(unit: unit, channel: channel),
            response: .choice(chance(80) ? .visible : .excluded), name: nil,
            notice: history.notices.reference(channel, Answering.notice(year), "sv"), collected: .web,
            expires: history.notices.yearEnds[year])
        happens(.answered(answer), to: id, at: later(than: MunicipalHistory.morning(Answering.asked(year))))
    }

    /// Some days on, and not later than the municipality's day.
    private mutating func later(than moment: Moment) -> Moment {
        let days = Int64.random(in: 1...20, using: &random) * 86_400_000
        return min(
            Moment(rawValue: moment.rawValue + days), MunicipalHistory.morning(history.municipality.today, plus: -1))
    }
}
