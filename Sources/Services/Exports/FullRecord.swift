package import Consent

/// Everything that is held about a child, for the authority alone.
package struct FullRecord: Sendable {
    /// The unit of the roster by now.
    package let unit: UnitID
    /// Since when, and the first moment at which no longer.
    package let since: Moment
    package let until: Moment?
    /// When the roster's record was written down.
    package let recordedAt: Moment?
    package let handles: [FormerHandle]
    /// Everyone with a relation to the child, now or before.
    package let guardians: [GuardianFacts]
    /// Every event, also those registered in error, in the order in which they were recorded.
    package let events: [History.Entry]
    package let scans: [KeptScan]
    /// Every post that shows or names the child, or was to, the earliest first.
    package let posts: [FullPost]
    /// Assessments of breaches that the child's consents were among.
    package let breaches: [Assessment]
    /// What the ledger holds of the child, in order.
    package let ledger: [LedgerPlace]
}

/// A commitment of the ledger.
package struct LedgerPlace: Hashable, Sendable {
    /// The entry's index in the tree, from 0.
    package let entry: Int
    /// Its place in the entry.
    package let commitment: Int
}

/// What posts of a unit call, or called, the child.
package struct FormerHandle: Hashable, Sendable {
    package let unit: UnitID
    package let handle: String
}

/// A post, with what of it is about the child. Others who stand in it are left out.
package struct FullPost: Sendable {
    package let id: String
    package let unit: UnitID
    package let channel: ExportChannelName
    package let verdict: String
    package let submittedAt: Moment
    package let handedOverAt: Moment?
    package let title: String
    package let text: String
    package let isNamed: Bool
    package let pictures: [FullPicture]
    package let publications: [PublicationView]
    /// With what each asks for the child, or for the whole post.
    package let takedowns: [TakedownView]
    /// When it was decided that the files of its pictures go; nil while they are kept.
    package let removedAt: Moment?
}

package struct FullPicture: Sendable {
    /// Its place in the post, from 0.
    package let index: Int
    /// As the post file calls it.
    package let file: String
    package let alt: String
    /// Where the child is in it: x, y, width and height in shares of the picture, for each mark.
    package let regions: [[Double]]
    /// How it shows the child; nil where no picture came of it.
    package let shown: Choice?
    /// Of the cleared file; nil where there is none.
    package let sha256: String?
    package let revisions: [FullRevision]
    /// The copies that come with the export, the published one first.
    package let copies: [ExportCopy]
}

package struct FullRevision: Hashable, Sendable {
    package let revision: Int
    package let sha256: String
    package let madeAt: Moment
    /// Whether the child was covered for it.
    package let coversChild: Bool
}
