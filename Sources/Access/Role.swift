/// What a person with an account is to the organisation (domain.md, "People"). The one who has the data folder needs no
/// account: access to it is the privacy role.
package enum Role: String, Hashable, Sendable, CaseIterable {
    /// Submits posts for the units and groups of its scopes, and sees effects alone.
    case teacher
    /// The privacy role within its units: reasons, paper answers, takedowns, reports.
    case manager
    /// Reads what evidence needs, by pseudonym, and writes nothing.
    case auditor
    /// Looks after accounts and the running service; sees neither children nor posts.
    case administrator
    /// Decides for its own children; its pages are not part of this interface.
    case guardian

    /// Whether the role may know why something holds, and not only that it does.
    package var mayKnowReasons: Bool { self == .manager }
}
