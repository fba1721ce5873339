package import Consent

/// The id of a takedown task. Random and opaque.
package struct TakedownID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A task: a post that is out shows somebody more than is allowed by now, or stays out longer than it may.
///
/// One task is open for a post at most; what comes to light later becomes further demands of it. It holds no reason:
/// whoever works on it learns the effect alone (domain.md, "What nobody may learn").
package struct TakedownRecord: Hashable, Sendable {
    package var id: TakedownID
    package var post: PostID
    package var openedAt: Moment
    /// The first moment at which it is overdue.
    package var dueAt: Moment
    /// Nil while it is open.
    package var closing: TakedownClosing?

    package init(id: TakedownID, post: PostID, openedAt: Moment, dueAt: Moment, closing: TakedownClosing? = nil) {
        self.id = id
        self.post = post
        self.openedAt = openedAt
        self.dueAt = dueAt
        self.closing = closing
    }

    package var isOpen: Bool { closing == nil }
}

/// How a takedown ended.
package struct TakedownClosing: Hashable, Sendable {
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// The post, or its pictures that were demanded, were removed.
        case removed
        /// The narrower pictures that were made stand in the place of the published ones.
        case replaced
        /// It had never been used, or was gone already.
        case notOut = "not-out"
        /// It stays, on a ground that the decision names (printed copies, GDPR 17(3)).
        case kept
    }

    package var at: Moment
    /// The opaque id of who closed it.
    package var by: String
    package var outcome: Outcome
    /// The disposal decision (gallringsbeslut) that it rests on: its number. Never a name.
    package var decision: String

    package init(at: Moment, by: String, outcome: Outcome, decision: String) {
        self.at = at
        self.by = by
        self.outcome = outcome
        self.decision = decision
    }
}

/// What a takedown asks for: one person in one picture, or in the words of a post, or the post as a whole.
package struct TakedownDemand: Hashable, Sendable {
    package var takedown: TakedownID
    /// Nil: the whole post, because its time is over.
    package var person: PersonID?
    /// The picture's place in the post; nil: the words of the post.
    package var picture: Int?
    /// How the person may be shown now; `visible` where only the name must go.
    package var allowed: Choice
    /// The name must leave the post's words.
    package var unname: Bool
    package var since: Moment

    package init(
        takedown: TakedownID, person: PersonID?, picture: Int?, allowed: Choice, unname: Bool, since: Moment
    ) {
        self.takedown = takedown
        self.person = person
        self.picture = picture
        self.allowed = allowed
        self.unname = unname
        self.since = since
    }
}
