package import Consent
import Policies
import Storage

/// Someone whose answer is missing, or soon will be. It says nothing of markings: a child that is protected stands here
/// as any other.
package struct PendingAnswer: Sendable {
    package enum Reason: String, Sendable, CaseIterable {
        case notAnswered = "not-answered"
        case undecided
        /// Will expire within the days that were asked about.
        case expires
        case expired
        /// Ended by a changed notice, recipient, platform or audience.
        case lapsed
        /// Carried over; evidence is missing.
        case unverified
        case invalidated, revoked
        /// The child has come to the age of a say and was not asked yet.
        case ofAge = "of-age"
    }

    package let person: PersonID
    package let handle: String
    package let unit: UnitID
    package let group: String?
    package let channel: ChannelID
    package let decider: Decider
    /// As the roster calls the guardian; nil where the person answers.
    package let guardianSource: String?
    package let reason: Reason
    /// When the answer that holds expires.
    package let expires: Moment?
    package let asked: Moment?
    package let reminders: Int
}

/// What is waited for, at a moment.
package struct PendingList: Sendable {
    package let at: Moment
    package let pending: [PendingAnswer]
}

extension Consents {
    /// Who has not answered, what expires soon, and what no longer holds, in the channels whose basis is consent.
    ///
    /// `target`: nil: the whole organisation.
    /// `days`: how far ahead to look for what expires.
    /// - Throws: `ServiceError`, `StorageError`.
    package func pending(_ target: Target? = nil, within days: Int) throws -> PendingList {
        try house.store.snapshot { reader in
            var act = try Act(house, reader, Registration(), narrows: true)
            let targets = target.map { [$0] } ?? house.policies.organisation.units.map { .unit($0.id) }
            let until = Moment(rawValue: act.now.rawValue + Int64(days) * 86_400_000)
            var list: [PendingAnswer] = []
            for subject in try targets.flatMap({ try act.subjects($0) }) {
                for channel in consentChannels(at: act.now) { list += try pending(subject, channel, until, act) }
            }
            return PendingList(at: act.now, pending: list)
        }
    }

    private func pending(_ subject: Subject, _ channel: ChannelID, _ until: Moment, _ act: Act) throws
        -> [PendingAnswer]
    {
        let place = Place(unit: subject.record.unit, channel: channel)
        return try house.standings(of: subject, at: place, act.now).compactMap { standing in
            let history = AskingHistory(of: subject.events, standing.decider, place)
            guard let reason = reason(standing, history, subject, until) else { return nil }
            return PendingAnswer(
                person: subject.record.id, handle: subject.record.handle, unit: place.unit,
                group: subject.record.group, channel: channel, decider: standing.decider,
                guardianSource: try act.source(of: standing.decider), reason: reason,
                expires: reason == .expires ? standing.endsAt : nil, asked: history.asked,
                reminders: history.reminders.count)
        }
    }

    private func reason(_ standing: DeciderStanding, _ history: AskingHistory, _ subject: Subject, _ until: Moment)
        -> PendingAnswer.Reason?
    {
        switch standing.state {
        case .answered: standing.endsAt.map { $0 <= until } == true ? .expires : nil
        case .withdrawn: nil
        case .notAnswered: notAnswered(standing, history, subject)
        case .undecided: .undecided
        case .expired: .expired
        case .lapsed: .lapsed
        case .unverified: .unverified
        case .invalidated: .invalidated
        case .revoked: .revoked
        }
    }

    /// A child with a say is asked once, and nobody waits for it.
    private func notAnswered(_ standing: DeciderStanding, _ history: AskingHistory, _ subject: Subject)
        -> PendingAnswer.Reason?
    {
        if subject.record.kind == .child, standing.decider == .person, !history.isAsked { return .ofAge }
        return standing.isVoiceOnly ? nil : .notAnswered
    }

    func consentChannels(at now: Moment) -> [ChannelID] {
        house.policies.channels.keys.sorted().filter { house.policies.terms(channel: $0, at: now)?.basis == .consent }
    }
}

extension Act {
    func source(of decider: Decider) throws -> String? {
        guard case .guardian(let id) = decider else { return nil }
        return try reader.guardian(id)?.sourceID
    }
}
