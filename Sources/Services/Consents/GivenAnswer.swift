package import Consent

/// An answer on paper (or on the telephone, to narrow) that staff registers: as it is named, not yet looked up.
package struct GivenAnswer: Hashable, Sendable {
    package let person: PersonReference
    /// The guardian's source id; nil where the person answers alone (staff, an older child).
    package let guardian: String?
    package let channel: ChannelID
    package let response: Response
    package let name: Bool?
    /// Nil where nobody knows what was shown: only for an answer that is carried over.
    package let noticeVersion: String?
    package let language: String
    package let collected: Collection
    /// When it was given; nil: now.
    package let at: Moment?

    package init(
        person: PersonReference, guardian: String?, channel: ChannelID, response: Response, name: Bool?,
        noticeVersion: String?, language: String, collected: Collection = .paper, at: Moment? = nil
    ) {
        self.person = person
        self.guardian = guardian
        self.channel = channel
        self.response = response
        self.name = name
        self.noticeVersion = noticeVersion
        self.language = language
        self.collected = collected
        self.at = at
    }
}
