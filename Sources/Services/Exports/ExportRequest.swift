/// For whom an export is made: what that one may not learn is not in it.
package enum ExportRecipient: Hashable, Sendable {
    /// By the source id of the roster.
    case guardian(String)
    /// The child itself, from the age at which it has a say.
    case child
    /// The supervisory authority, or the controller's own officer: everything.
    case authority
}

/// Which child is meant.
package enum ExportSubject: Hashable, Sendable {
    case reference(PersonReference)
    /// The stable id in the register that the roster came from.
    case source(String)
}

/// What is to be exported, and for whom.
package struct ExportRequest: Hashable, Sendable {
    package let subject: ExportSubject
    package let recipient: ExportRecipient
    /// Whether copies of pictures and papers come with it.
    package let withCopies: Bool
    /// The number of the request that it answers; stands in the export.
    package let reference: String?

    package init(
        _ subject: ExportSubject, for recipient: ExportRecipient, withCopies: Bool = false, reference: String? = nil
    ) {
        self.subject = subject
        self.recipient = recipient
        self.withCopies = withCopies
        self.reference = reference
    }
}
