package import Consent
import Policies
import Storage

extension Consents {
    /// Records an answer from the time of a regime that has ended: `legacy-unverified`, no yes until evidence is attached
    /// (GDPR recital 171). A refusal holds at once.
    ///
    /// - Throws: `ServiceError` for an answer that the regimes do not carry over, `StorageError`.
    package func carryOver(_ given: GivenAnswer, _ registration: Registration = Registration()) throws
        -> [RecordedEvent]
    {
        try house.register(registration, narrows: true) { act in
            let channel = try known(given.channel)
            let subject = try act.subject(given.person)
            let at = given.at ?? act.at
            try act.check(at, of: subject)
            try checkRegime(at, now: act.now)
            let decider = try act.decider(given.guardian, for: subject, in: channel, at: at)
            try check(given, at: at)
            let place = Place(unit: subject.unit(at: at), channel: channel)
            let narrows = narrows(given.response, decider, subject, place, at: act.now)
            if !narrows { try act.needClock() }
            let answer = Answer(
                decider: decider, place: place, response: given.response, name: given.name,
                notice: try carriedNotice(given, at: at, narrows: narrows), collected: given.collected,
                expires: house.policies.expiry(channel: channel, answered: at))
            return [act.record(.carriedOver(answer), of: subject, at: at, source: "paper")]
        }
    }

    /// Unknown only where there was none yet: an answer to nothing would lapse as soon as it was given, evidence or not.
    private func carriedNotice(_ given: GivenAnswer, at: Moment, narrows: Bool) throws(ServiceError) -> NoticeReference
    {
        guard given.noticeVersion == nil else { return try notice(given, at: at, evenIfReplaced: narrows) }
        guard narrows || house.policies.channelHistory(given.channel).validVersions(at: at) == nil else {
            throw ServiceError(
                .badInput, "a notice was in force when the answer was given: name the one that was shown with --notice")
        }
        return .unknown
    }

    /// Only from a regime that is over and carries its answers over.
    private func checkRegime(_ at: Moment, now: Moment) throws(ServiceError) {
        guard let then = house.policies.regime(at: at), then != house.policies.regime(at: now) else {
            throw ServiceError(
                .badInput, "it was given under the law that is in force: record it with synas consent answer")
        }
        guard then.carryOver == .unverified else {
            throw ServiceError(.badInput, "answers of that time ended with its law: ask anew")
        }
    }

    /// Attaches evidence, in the form that the law in force asks for, to an answer from the time of a law that has ended:
    /// one that was carried over by hand, or one that was given then.
    ///
    /// - Throws: `ServiceError` where the event is none, or it is not said where the evidence is, `StorageError`.
    package func attachEvidence(to id: EventID, _ registration: Registration) throws -> [RecordedEvent] {
        guard registration.reference != nil else {
            throw ServiceError(.usage, "it is not said where the evidence is: give the file's number with --reference")
        }
        return try house.register(registration) { act in
            let (event, subject) = try act.event(id)
            guard needsEvidence(event), Corrections(of: subject.events).corrected[id] == nil else {
                throw ServiceError(
                    .badInput,
                    "that is no answer that was carried over or given under a law that has ended: "
                        + "find its id with synas consent history")
            }
            try act.check(act.at, of: subject)
            guard event.at <= act.at else {
                throw ServiceError(.badInput, "the evidence is dated before the answer: correct the date")
            }
            return [act.record(.evidenceAttached(id), of: subject, source: "paper")]
        }
    }

    /// Whether it is an answer that counts only with evidence, now or once its law has ended.
    private func needsEvidence(_ event: Event) -> Bool {
        switch event.what {
        case .carriedOver: true
        case .answered(let answer):
            house.policies.channelHistory(answer.place.channel).unverified(given: event.at) != nil
        default: false
        }
    }
}

extension Act {
    /// An event by its id, and whom it is about.
    ///
    /// - Throws: `ServiceError` where there is none.
    func event(_ id: EventID) throws -> (Event, Subject) {
        guard let event = try reader.event(id), let person = try reader.person(event.person) else {
            throw ServiceError(.noSuchInput, "there is no such event: find its id with synas consent history")
        }
        return (event, try subject(person))
    }
}
