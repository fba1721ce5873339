package import Consent
import Policies
import Storage

/// The way of a consent: looked up, checked, appended as an event, never edited.
package struct Consents: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    /// Records answers, all of them or none. Answers that only narrow wait for no clock.
    ///
    /// `mayWiden`: whether whoever registers them may record one that allows more than before.
    /// - Throws: `ServiceError` for the first answer that cannot stand, `StorageError`.
    package func answer(
        _ given: [GivenAnswer], _ registration: Registration = Registration(), mayWiden: Bool = true
    ) throws -> [RecordedEvent] {
        try house.register(registration, narrows: true) { act in
            try given.map { try record($0, in: &act, mayWiden: mayWiden) }
        }
    }

    func record(_ given: GivenAnswer, in act: inout Act, mayWiden: Bool = true) throws -> RecordedEvent {
        let channel = try known(given.channel)
        let at = given.at ?? act.at
        let subject = try act.subject(given.person)
        try act.check(at, of: subject)
        let decider = try act.decider(given.guardian, for: subject, in: channel, at: at)
        try check(given, at: at)
        let place = Place(unit: subject.unit(at: at), channel: channel)
        let narrows = narrows(given.response, decider, subject, place, at: act.now)
        guard narrows || mayWiden else { throw Self.widens }
        if !narrows { try act.needClock() }
        let answer = Answer(
            decider: decider, place: place, response: given.response, name: given.name,
            notice: try notice(given, at: at, evenIfReplaced: narrows), collected: given.collected,
            expires: house.policies.expiry(channel: channel, answered: at))
        var recorded = act.record(.answered(answer), of: subject, at: at, source: "paper")
        recorded.notes = notes(on: recorded.event, answer, subject, at: act.now)
        return recorded
    }

    private static let widens = ServiceError(
        .notPermitted, "that answer may allow more than before, which a manager records: hand the form to one")

    /// Takes an answer back, also where the child has moved on. It narrows at once, needs no reason and no notice, and
    /// never revives an earlier answer.
    ///
    /// `channel`: nil takes back every channel that was answered.
    /// - Throws: `ServiceError`, `StorageError`.
    package func withdraw(
        _ reference: PersonReference, guardian: String?, channel: ChannelID?,
        _ registration: Registration = Registration()
    ) throws -> [RecordedEvent] {
        try house.register(registration, narrows: true) { act in
            let channel = try channel.map(known)
            let subject = try act.subject(reference)
            let at = act.at
            try act.check(at, of: subject)
            let decider = try act.decider(guardian, for: subject, in: channel, at: at)
            var places = answered(by: decider, subject).filter { channel == nil || $0.channel == channel }
            // Without an answer it is an objection where the child is now.
            if places.isEmpty, let channel { places = [Place(unit: subject.unit(at: at), channel: channel)] }
            guard !places.isEmpty else {
                throw ServiceError.nothingToWithdraw
            }
            return places.map { act.record(.withdrawn(decider, $0), of: subject, source: "paper") }
        }
    }

    /// Where the decider has given an answer and not taken it back.
    private func answered(by decider: Decider, _ subject: Subject) -> [Place] {
        var standing: Set<Place> = []
        for event in Corrections(of: subject.events).standing {
            if let answer = event.what.answer, answer.decider == decider { standing.insert(answer.place) }
            if case .withdrawn(decider, let place) = event.what { standing.remove(place) }
        }
        return standing.sorted { ($0.unit, $0.channel) < ($1.unit, $1.channel) }
    }
}

extension ServiceError {
    static let nothingToWithdraw = ServiceError(
        .badInput, "there is no answer to withdraw: nothing is allowed that was not given")

    package var isNothingToWithdraw: Bool { message == Self.nothingToWithdraw.message }
}
