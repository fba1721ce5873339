package import Consent
import Policies
import Storage

extension Consents {
    /// Records that those who have not answered were asked: everyone who decides, and a child that has come to have a say.
    ///
    /// `guardian`: only this one; nil: everyone.
    /// `channel`: nil: every channel whose basis is consent.
    /// - Throws: `ServiceError` where there is nobody to ask, `StorageError`.
    package func ask(
        _ target: Target, guardian: String? = nil, channel: ChannelID? = nil,
        _ registration: Registration = Registration()
    ) throws -> [RecordedEvent] {
        try house.register(registration) { act in
            let waiting = try waiting(target, guardian, channel, &act)
            guard !waiting.isEmpty else {
                throw ServiceError(.badInput, "there is nobody to ask: everyone who decides has answered")
            }
            return waiting.map { act.record(.asked($0.decider, $0.place), of: $0.subject, source: "letter") }
        }
    }

    /// Records that those who were asked and have not answered were reminded, as often as the policy allows.
    ///
    /// - Throws: `ServiceError` where nobody waits for a reminder or all have had theirs, `StorageError`.
    package func remind(
        _ target: Target, guardian: String? = nil, channel: ChannelID? = nil,
        _ registration: Registration = Registration()
    ) throws -> [RecordedEvent] {
        try house.register(registration) { act in
            let asked = try waiting(target, guardian, channel, &act).filter { $0.history.isAsked }
            guard !asked.isEmpty else {
                throw ServiceError(
                    .badInput, "nobody is waited for who was asked: ask first, with synas consent ask")
            }
            let due = asked.filter { mayRemind($0.history, at: act.at) }
            guard !due.isEmpty else { throw pastTheCap }
            return due.map { act.record(.reminded($0.decider, $0.place), of: $0.subject, source: "letter") }
        }
    }

    private var pastTheCap: ServiceError {
        let cap = house.policies.organisation.reminders
        return ServiceError(
            .badInput,
            "no more reminders now: the policy allows \(cap.atMost) after each question, \(cap.daysApart) days apart; "
                + "wait, or ask in person")
    }

    private func mayRemind(_ history: AskingHistory, at moment: Moment) -> Bool {
        let cap = house.policies.organisation.reminders
        guard history.reminders.count < cap.atMost, let last = history.last,
            let day = house.policies.localDay(of: last), let next = Day(sinceEpoch: day.sinceEpoch + cap.daysApart)
        else { return false }
        return house.policies.localDays.start(next) <= moment
    }

    /// Someone whose answer is waited for at a place.
    private struct Waiting {
        let subject: Subject
        let place: Place
        let decider: Decider
        let history: AskingHistory
    }

    private func waiting(_ target: Target, _ guardian: String?, _ channel: ChannelID?, _ act: inout Act) throws
        -> [Waiting]
    {
        let only = try guardian.map { Decider.guardian(try act.guardian($0).id) }
        let channels = try askable(channel, at: act.now)
        let now = act.now
        let at = act.at
        var waiting: [Waiting] = []
        for subject in try act.subjects(target) {
            try act.check(at, of: subject)
            for channel in channels {
                waiting += self.waiting(subject, Place(unit: subject.unit(at: now), channel: channel), at: now)
            }
        }
        return waiting.filter { only == nil || only == $0.decider }
    }

    private func waiting(_ subject: Subject, _ place: Place, at now: Moment) -> [Waiting] {
        house.standings(of: subject, at: place, now).compactMap { standing in
            let history = AskingHistory(of: subject.events, standing.decider, place)
            guard standing.isWaitedFor, !(standing.isVoiceOnly && history.isAsked) else { return nil }
            return Waiting(subject: subject, place: place, decider: standing.decider, history: history)
        }
    }

    private func askable(_ channel: ChannelID?, at now: Moment) throws -> [ChannelID] {
        guard let channel else {
            return consentChannels(at: now)
        }
        guard house.policies.terms(channel: try known(channel), at: now)?.basis != .forbidden else {
            throw ServiceError(.badInput, "nobody is asked for \(channel.rawValue): nobody may be seen there")
        }
        return [channel]
    }
}

/// How often a decider was asked about a place and reminded since.
struct AskingHistory {
    private(set) var asked: Moment?
    /// Since the last question.
    private(set) var reminders: [Moment] = []

    init(of events: [Event], _ decider: Decider, _ place: Place) {
        for event in Corrections(of: events).standing {
            switch event.what {
            case .asked(decider, place): (asked, reminders) = (event.at, [])
            case .reminded(decider, place): reminders.append(event.at)
            default: break
            }
        }
    }

    var isAsked: Bool { asked != nil }
    /// When the decider heard of it last.
    var last: Moment? { reminders.max() ?? asked }
}

extension DeciderStanding {
    /// Whether an answer is missing: none was given, or the one that was holds no more for a reason of ours.
    var isWaitedFor: Bool {
        switch state {
        case .answered, .withdrawn: false
        case .notAnswered, .undecided, .expired, .lapsed, .unverified, .invalidated, .revoked: true
        }
    }
}
