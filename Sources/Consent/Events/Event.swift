/// Something that happened to a person's consents (domain.md, "Events"): appended, never edited.
///
/// The state is a fold over a person's events; what a fold cannot see here has no effect.
package struct Event: Hashable, Sendable {
    package let id: EventID
    /// The child, or the member of staff, that it is about.
    package let person: PersonID
    /// From when it holds: when an answer was given, when custody began. Not later than that it was recorded, unless
    /// it is known beforehand, such as custody that begins next month.
    package let at: Moment
    /// When it was written down.
    package let recordedAt: Moment
    /// Who wrote it down, by pseudonymous id: the guardian on the web, the registering member of staff for paper.
    package let actor: String
    /// What it comes from: `form`, `paper`, `roster`, `court`…
    package let source: String
    /// What it rests on, where there is such a thing: the number of a decision, a judgment or a file. Never a name.
    package let reference: String?
    package let what: What

    package init(
        id: EventID, person: PersonID, at: Moment, recordedAt: Moment, actor: String, source: String,
        reference: String? = nil, what: What
    ) {
        self.id = id
        self.person = person
        self.at = at
        self.recordedAt = recordedAt
        self.actor = actor
        self.source = source
        self.reference = reference
        self.what = what
    }
}

/// What happened. Flat on purpose: every payload is made of texts, moments, days and truth values, one column each.
package enum What: Hashable, Sendable {
    /// A decider was asked. No effect at the gate.
    case asked(Decider, Place)
    /// A decider was reminded. No effect at the gate.
    case reminded(Decider, Place)
    case answered(Answer)
    /// The decider's answer at the place is withdrawn (GDPR 7(3)); it never revives an earlier one.
    case withdrawn(Decider, Place)
    /// "Leave out today": a narrowing for one post or one day, without a reason.
    case leftOut(Place, Occasion)
    /// Every answer at the place ended for an administrative reason, such as the end of a stage.
    case expired(Place)
    /// A guardian's relation to the child, from the event's `at` until the given moment (not included), if any.
    case custodyAdded(GuardianID, Relation, until: Moment?)
    case custodyEnded(GuardianID)
    /// The relation of this guardian is disputed: while any is, only narrowing answers count for the child.
    case custodyDisputed(GuardianID)
    case custodyResolved(GuardianID)
    case protectionSet(Protection)
    case protectionLifted(Protection)
    /// An answer carried over from PUL, `legacy-unverified` until evidence is attached (GDPR recital 171).
    case carriedOver(Answer)
    /// Evidence in the form that GDPR asks for, for the carried-over answer of that event.
    case evidenceAttached(EventID)
    /// The authority held the consents at the place invalid.
    case invalidated(Place)
    /// The controller revoked the consents at the place.
    case revoked(Place)
    /// That event of this person was registered in error: it counts as if it had never been.
    case corrected(EventID)
    case joined(UnitID)
    /// The person left the unit: the answers for its channels expire.
    case left(UnitID)
    /// The person's data was destroyed.
    case erased
}

/// The documented name of each kind of event, in storage, reports and JSON.
package enum EventKind: String, Sendable, Codable, CaseIterable {
    case asked, reminded, answered, withdrawn
    case leftOut = "left-out"
    case expired
    case custodyAdded = "custody-added"
    case custodyEnded = "custody-ended"
    case custodyDisputed = "custody-disputed"
    case custodyResolved = "custody-resolved"
    case protectionSet = "protection-set"
    case protectionLifted = "protection-lifted"
    case carriedOver = "carried-over"
    case evidenceAttached = "evidence-attached"
    case invalidated, revoked, corrected, joined, left, erased
}

extension What {
    package var kind: EventKind {
        switch self {
        case .asked: .asked
        case .reminded: .reminded
        case .answered: .answered
        case .withdrawn: .withdrawn
        case .leftOut: .leftOut
        case .expired: .expired
        case .custodyAdded: .custodyAdded
        case .custodyEnded: .custodyEnded
        case .custodyDisputed: .custodyDisputed
        case .custodyResolved: .custodyResolved
        case .protectionSet: .protectionSet
        case .protectionLifted: .protectionLifted
        case .carriedOver: .carriedOver
        case .evidenceAttached: .evidenceAttached
        case .invalidated: .invalidated
        case .revoked: .revoked
        case .corrected: .corrected
        case .joined: .joined
        case .left: .left
        case .erased: .erased
        }
    }
}
