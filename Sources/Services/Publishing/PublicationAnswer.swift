package import Consent
package import Gate

/// The answer to `publish`: what is recorded of where a post is, or why nothing was. The same for every reader: it holds
/// effects alone.
package struct PublicationAnswer: Sendable {
    package enum Outcome: String, Codable, Sendable, CaseIterable {
        case published
        case neverUsed = "never-used"
        /// What was cleared may no longer go out as it is: nothing was recorded, nothing handed over.
        case held
    }

    package let outcome: Outcome
    package let post: String
    package let unit: UnitID
    package let channel: ChannelID
    package let title: String
    /// The post, planned anew: what stands in its way by now.
    package let plan: Plan
    /// Whether the files were handed over before, so that they may be out already.
    package let wasHandedOver: Bool
    /// Where the post is, as far as anybody knows.
    package let publications: [PublicationView]
    /// The folder that the pictures were handed over to.
    package let handedOver: String?
    /// The takedown that asks for the end of what was recorded as out already; nil where nothing of it must go. Others of
    /// the post are the privacy role's to know of.
    package let takedown: String?
}
