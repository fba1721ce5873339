import Consent
import Storage

/// Whom an act is about, with what was known of them before it.
struct Subject {
    let record: PersonRecord
    let events: [Event]
    /// The unit that the caller named besides the handle, where one was named.
    let named: UnitID?

    /// The unit whose channels an answer of that moment is for: the one that was named, or else the one of that time.
    func unit(at moment: Moment) -> UnitID { named ?? record.unit(by: events, at: moment) }

    func registry(at moment: Moment) -> RegistryState { RegistryState(of: record.facts, events: events, at: moment) }

    /// The same person as a member of that unit: what the algebra is asked with.
    func member(of unit: UnitID) -> PersonRecord {
        var member = record
        member.unit = unit
        return member
    }

    /// Every place for which anybody answered, in order.
    var answeredPlaces: [Place] {
        let places = Corrections(of: events).standing.compactMap(\.what.answer?.place)
        return Set(places).sorted { ($0.unit, $0.channel) < ($1.unit, $1.channel) }
    }
}

extension PersonRecord {
    /// Which unit the person belonged to at a moment, or had belonged to last, by what was recorded. Before the first
    /// unit that is known: that one, since rosters begin later than children do.
    ///
    /// For what is recorded now of that day: by all that is known by now, errors taken out. What held then is asked of
    /// `whereabouts`.
    func unit(by events: [Event], at moment: Moment) -> UnitID {
        let joined = Corrections(of: events).standing.filter { $0.what.kind == .joined }.inTime
        guard case .joined(let known) = (joined.last { $0.at <= moment } ?? joined.first)?.what else { return unit }
        return known
    }
}
