package import Consent

/// A channel as its file in `policies/channels/` says: where a post is seen, by whom, on what legal basis, and what
/// that lets the gate do.
package struct Channel: Hashable, Sendable {
    package let id: ChannelID
    /// What people call it, by language code (`sv`, `en`).
    package let title: [String: String]
    /// What the consent algebra needs to know. As read from the file the ages are the channel's own, if it has any;
    /// `PolicySet.terms(channel:at:)` and `PolicySet.channel(_:at:)` join the ages of the regime in force.
    package let terms: Terms
    package let redaction: ChannelRedaction
    /// What notices, receipts and records say of it.
    package let description: ChannelDescription

    package init(
        id: ChannelID, title: [String: String], terms: Terms, redaction: ChannelRedaction,
        description: ChannelDescription = ChannelDescription()
    ) {
        self.id = id
        self.title = title
        self.terms = terms
        self.redaction = redaction
        self.description = description
    }

    /// The same channel under other terms.
    package func with(terms: Terms) -> Channel {
        Channel(id: id, title: title, terms: terms, redaction: redaction, description: description)
    }
}

/// How faces are covered in a channel, in the words of the policy file.
package struct ChannelRedaction: Hashable, Sendable {
    package enum Style: String, Sendable, CaseIterable { case blur, solid, mosaic }
    package let style: Style
    /// The longest side of a published picture in pixels; nil: as it is.
    package let maxEdge: Int?
    package init(style: Style = .blur, maxEdge: Int? = nil) {
        self.style = style
        self.maxEdge = maxEdge
    }
}
