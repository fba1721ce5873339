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
    /// False for what was carried over without evidence.
    var verified: Bool
    /// Withdrawn, expired, revoked, invalidated, or followed by `undecided`.
    var ended: Bool
    /// When the decider last chose in a way that can widen: what "answered anew" is measured by (rule 5).
    var choseAt: Moment?

    func isLive(_ instant: Instant) -> Bool {
        guard !ended, verified, answer != nil else { return false }
        guard let endsAt else { return true }
        return instant.before ? instant.moment <= endsAt : instant.moment < endsAt
    }
}

/// A moment, or what held until just before it.
struct Instant {
    let moment: Moment
    var before = false
}
