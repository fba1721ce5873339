import Consent
import Policies
import Storage

extension Consents {
    /// - Throws: `ServiceError` for a channel that no policy knows, naming those that there are.
    func known(_ channel: ChannelID) throws(ServiceError) -> ChannelID {
        if house.policies.channels[channel] != nil { return channel }
        let channels = house.policies.channels.keys.map(\.rawValue).sorted().joined(separator: ", ")
        throw ServiceError(.badInput, "there is no channel \"\(channel.rawValue)\": choose one of \(channels)")
    }

    /// - Throws: `ServiceError` where nobody is asked, or the name is allowed without the picture.
    func check(_ given: GivenAnswer, at: Moment) throws(ServiceError) {
        guard house.policies.terms(channel: given.channel, at: at)?.basis != .forbidden else {
            throw ServiceError(
                .badInput,
                "nobody is asked for \(given.channel.rawValue): nobody may be seen there, so leave the answer out")
        }
        guard given.name != true || given.response == .choice(.visible) else {
            throw ServiceError(
                .badInput, "the name is never there where the child is not visible: say --name no, or leave it out")
        }
    }

    /// The notice that the form showed: in force when the answer was given, or it is no consent (GDPR 7(1)).
    ///
    /// `evenIfReplaced`: a narrowing on an old form counts all the same.
    func notice(_ given: GivenAnswer, at: Moment, evenIfReplaced: Bool) throws(ServiceError) -> NoticeReference {
        let (channel, version) = (given.channel, given.noticeVersion ?? "")
        let found = house.policies.notice(channel: channel, version: version, language: given.language)
        guard let found, house.policies.localDays.start(found.shownFrom) <= at else {
            let versions = house.policies.notices.filter { $0.channel == channel }
            let known = Set(versions.map { "\($0.version) (\($0.language))" }).sorted().joined(separator: ", ")
            throw ServiceError(
                .badInput,
                "no notice \(version) (\(given.language)) of \(channel.rawValue) was in force then: it is one of \(known)"
            )
        }
        let valid = house.policies.channelHistory(channel).validVersions(at: at)
        guard evenIfReplaced || valid?.contains(version) ?? true else {
            throw ServiceError(
                .badInput,
                "the notice \(version) of \(channel.rawValue) had been replaced when the answer was given: "
                    + "ask again on the form in force")
        }
        return NoticeReference(version: version, sha256: found.textHash, language: given.language)
    }

    /// Whether an answer can only narrow what the decider has said: such a one waits for neither clock nor form.
    func narrows(_ response: Response, _ decider: Decider, _ subject: Subject, _ place: Place, at now: Moment) -> Bool {
        guard case .choice(let choice) = response, choice != .excluded else { return true }
        guard choice == .unrecognisable else { return false }
        let standing = house.standings(of: subject, at: place, now).first { $0.decider == decider }
        guard standing?.state == .answered, let id = standing?.answer else { return false }
        return subject.events.contains { $0.id == id && $0.what.answer?.response == .choice(.visible) }
    }

    /// A wide answer while custody is disputed is kept, and does not widen. Said alike whether or not a marking stands.
    func notes(on event: Event, _ answer: Answer, _ subject: Subject, at now: Moment) -> [RecordedEvent.Note] {
        guard case .choice(let choice) = answer.response, choice != .excluded,
            !subject.registry(at: now).disputed.isEmpty
        else { return [] }
        let decision = house.decision(
            for: subject.member(of: answer.place.unit), events: subject.events.filter { !$0.what.isMarking } + [event],
            in: answer.place.channel, at: now)
        return decision.effect.choice < choice ? [.custodyDisputed] : []
    }
}

extension House {
    /// Where everyone stands who decides at a place at a moment.
    func standings(of subject: Subject, at place: Place, _ moment: Moment) -> [DeciderStanding] {
        guard let terms = policies.terms(channel: place.channel, at: moment) else { return [] }
        let question = Question(
            place: place, terms: terms, history: policies.channelHistory(place.channel), at: moment,
            days: policies.localDays)
        return Consent.standings(of: subject.record.facts, events: subject.events, in: question)
    }
}

extension What {
    fileprivate var isMarking: Bool {
        switch self {
        case .protectionSet, .protectionLifted: true
        default: false
        }
    }
}
