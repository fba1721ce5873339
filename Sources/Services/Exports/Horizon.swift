import Consent
import Policies

/// Up to when a guardian sees what happens to the child.
///
/// A guardian sees it with custody, until the child is of age, and while no protection marking stands: then it stays as it was
/// before the marking (domain.md, "What nobody may learn"). Own acts are seen at any time.
struct Horizon: Hashable, Sendable {
    /// What was written down at this moment or later is not seen; nil: everything is.
    let end: Moment?

    static let none = Horizon(end: nil)

    func shows(_ moment: Moment) -> Bool { end.map { moment < $0 } ?? true }

    /// Of one guardian, by a child's events in the order in which they were recorded.
    init(of guardian: GuardianID, _ child: Person, _ events: [Event], at now: Moment, _ days: LocalDays) {
        let standing = Corrections(of: events).standing
        let state = RegistryState(of: child, events: events, at: now)
        let ends = [
            Self.protected(standing, state), Self.custodyEnded(guardian, standing, state, at: now),
            child.born?.attaining(age: 18).map(days.start).flatMap { $0 <= now ? $0 : nil },
        ]
        self.init(end: ends.compactMap(\.self).min())
    }

    private init(end: Moment?) { self.end = end }

    /// The first moment of the protection that stands, whichever markings followed each other without a gap. The earlier of
    /// when it held and when it was written down counts.
    static func protected(_ standing: [Event], _ state: RegistryState) -> Moment? {
        guard !state.protections.isEmpty else { return nil }
        var kinds: Set<Protection> = []
        var start: Moment?
        for event in standing.inTime {
            switch event.what {
            case .protectionSet(let kind):
                kinds.insert(kind)
                start = min(start ?? event.at, event.at, event.recordedAt)
            case .protectionLifted(let kind):
                kinds.remove(kind)
                if kinds.isEmpty { start = nil }
            default: break
            }
        }
        // Nothing at all where this and the fold do not agree.
        return start ?? Moment(rawValue: .min)
    }

    /// When the guardian's custody ended; nil while it holds, and the beginning of time where there never was any.
    private static func custodyEnded(
        _ guardian: GuardianID, _ standing: [Event], _ state: RegistryState, at now: Moment
    ) -> Moment? {
        guard !state.custodians.contains(guardian) else { return nil }
        var (until, end): (Moment?, Moment?) = (nil, nil)
        var holds = false
        for event in standing.inTime where event.at <= now {
            if holds, let last = until, last <= event.at { (holds, end) = (false, last) }
            switch event.what {
            case .custodyAdded(guardian, .custody, let last): (holds, until, end) = (true, last, nil)
            case .custodyAdded(guardian, _, _), .custodyEnded(guardian):
                if holds { (holds, end) = (false, event.at) }
            default: break
            }
        }
        if holds { end = until }
        return end ?? Moment(rawValue: .min)
    }
}
