package import Consent

/// That a clock which went back was accepted, why, and by whom. The entry of its commit is the new beginning.
package struct ClockAcceptance: Hashable, Sendable {
    /// What the clock showed when it was accepted.
    package var at: Moment
    /// The latest moment that had been recorded before.
    package var before: Moment
    package var reason: String
    /// Two opaque ids, of two people.
    package var approvers: [String]

    package init(at: Moment, before: Moment, reason: String, approvers: [String]) {
        self.at = at
        self.before = before
        self.reason = reason
        self.approvers = approvers
    }
}
