/// What happened to a channel as a whole, as far as answers depend on it: facts from its policy and from the law, not
/// about a person.
package struct ChannelHistory: Hashable, Sendable {
    /// Oldest first.
    package let changes: [ChannelChange]

    package init(_ changes: [ChannelChange] = []) {
        self.changes = changes.sorted { $0.at < $1.at }
    }
}

/// One change of a channel, from the moment on from which it holds.
package struct ChannelChange: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A new version of the notice with material changes: answers to older versions lapse.
        case materialNotice(version: String)
        /// A new version with editorial changes only: answers to the version before it stand.
        case editorialNotice(version: String)
        case recipients
        case platform
        case audience
        /// One law ended and the next began.
        case regime(RegimeTurn)
    }

    package let at: Moment
    package let kind: Kind

    package init(at: Moment, kind: Kind) {
        self.at = at
        self.kind = kind
    }
}
