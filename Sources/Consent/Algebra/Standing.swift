/// Where a decider stands at the place: the last answer, and whether it still holds.
struct Standing {
    /// The answer's event, by index; an objection without an answer has only `latest`.
    var answer: Int?
    /// The event that changed the standing last, by index.
    var latest: Int
    /// What was said, and what it stays at most once it no longer holds.
    var bound: Choice
    var name: Bool?
    /// When it was given.
    var at: Moment
    /// From when on it has expired or lapsed by itself.
    var endsAt: Moment?
    /// From when on it counts only with evidence: carried over, or given under a law that has ended. Nil: it does not.
    var unverifiedFrom: Moment?
    /// Withdrawn, expired, revoked, invalidated, or followed by `undecided`.
    var ended: Bool
    /// When the decider last chose in a way that can widen: what "answered anew" is measured by (rule 5).
    var choseAt: Moment?

    func isLive(_ instant: Instant) -> Bool { isUnended(instant) && !instant.hasReached(unverifiedFrom) }

    /// Whether evidence is all that it lacks.
    func needsEvidence(_ instant: Instant) -> Bool { isUnended(instant) && instant.hasReached(unverifiedFrom) }

    private func isUnended(_ instant: Instant) -> Bool { !ended && answer != nil && !instant.hasReached(endsAt) }
}

/// A moment, or what held until just before it.
struct Instant {
    let moment: Moment
    var before = false

    /// Whether what begins at that moment holds by now; nil: it never begins.
    func hasReached(_ beginning: Moment?) -> Bool {
        guard let beginning else { return false }
        return before ? beginning < moment : beginning <= moment
    }
}
