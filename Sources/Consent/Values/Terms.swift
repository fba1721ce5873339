/// Where an answer holds: a channel *of a unit*. A yes for one preschool's blog says nothing of another's.
package struct Place: Hashable, Sendable {
    package let unit: UnitID
    package let channel: ChannelID
    package init(unit: UnitID, channel: ChannelID) {
        self.unit = unit
        self.channel = channel
    }
}

/// What the legal basis of a channel lets the algebra do (domain.md, "A channel's legal basis").
package enum LegalBasis: String, Sendable, Codable, CaseIterable {
    /// GDPR 6(1)(a): a yes of every decider is needed.
    case consent
    /// GDPR 6(1)(e): guardians can only object (Art. 21); only here may no answer count as `visible`.
    case publicTask = "public-task"
    /// Nobody may be seen here.
    case forbidden
}

/// What a channel's policy and regime say to the algebra: the numbers that the rules of domain.md leave open.
package struct Terms: Hashable, Sendable {
    package let basis: LegalBasis
    /// What a decider without a standing answer counts as. `visible` only under `publicTask`.
    package let noAnswer: Choice
    /// The channel's cap: the widest that any consent can reach.
    package let atMost: Choice
    /// Whether the channel may name anyone at all.
    package let namesAllowed: Bool
    /// The age in whole years from which the child may narrow; nil where the child has no say of its own.
    package let childVoiceFrom: Int?
    /// The age in whole years from which the child alone decides; nil where that never happens before 18.
    package let childDecidesFrom: Int?

    package init(
        basis: LegalBasis, noAnswer: Choice = .unrecognisable, atMost: Choice = .visible, namesAllowed: Bool = true,
        childVoiceFrom: Int? = nil, childDecidesFrom: Int? = nil
    ) {
        self.basis = basis
        self.noAnswer = basis == .publicTask ? noAnswer : min(noAnswer, .unrecognisable)
        self.atMost = atMost
        self.namesAllowed = namesAllowed
        self.childVoiceFrom = childVoiceFrom
        self.childDecidesFrom = childDecidesFrom
    }
}
