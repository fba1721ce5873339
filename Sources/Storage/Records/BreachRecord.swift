package import Consent

/// A breach assessment (GDPR 33, 34): opened when consents turn out never to have held.
package struct BreachRecord: Hashable, Sendable {
    package enum Cause: String, Hashable, Sendable, CaseIterable { case invalidated, revoked, corrected }

    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// No breach, or no risk: recorded (33(5)).
        case recorded
        /// Notified to the authority (33(1)).
        case notified
        /// Notified, and those concerned were told (34).
        case communicated
    }

    /// Random and opaque.
    package var id: String
    package var cause: Cause
    package var place: Place
    package var openedAt: Moment
    /// 72 hours after it was opened (33(1)).
    package var dueAt: Moment
    /// Posts that were out and rested on these consents.
    package var posts: Int
    package var closedAt: Moment?
    package var outcome: Outcome?
    /// The number of the decision that the outcome stands in. Never a name.
    package var decision: String?

    package init(
        id: String, cause: Cause, place: Place, openedAt: Moment, dueAt: Moment, posts: Int, closedAt: Moment? = nil,
        outcome: Outcome? = nil, decision: String? = nil
    ) {
        self.id = id
        self.cause = cause
        self.place = place
        self.openedAt = openedAt
        self.dueAt = dueAt
        self.posts = posts
        self.closedAt = closedAt
        self.outcome = outcome
        self.decision = decision
    }
}
