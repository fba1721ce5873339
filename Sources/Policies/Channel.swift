package import Consent

/// A channel as its file in `policies/channels/` says: where a post is seen, by whom, on what legal basis, and what
/// that lets the gate do.
package struct Channel: Hashable, Sendable {
    package let id: ChannelID
    /// What people call it, by language code (`sv`, `en`).
    package let title: [String: String]
    /// What the consent algebra needs to know.
    package let terms: Terms
    package let redaction: ChannelRedaction
    // The rest of the file (platform, audience, recipients, third country, validity, retention…) is added by its owner.

    package init(id: ChannelID, title: [String: String], terms: Terms, redaction: ChannelRedaction) {
        self.id = id
        self.title = title
        self.terms = terms
        self.redaction = redaction
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
