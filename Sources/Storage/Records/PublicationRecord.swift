package import Consent

/// Where a post is published. Handing the files over is publication at an unknown address, until an address or "never
/// used" is recorded (architecture.md, "The way of a post").
package struct PublicationRecord: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        case unknown
        /// The address at which the post can be seen.
        case address(String)
        /// A print run: its name and number of copies, which cannot be called back.
        case print(String)
        /// Somebody said that the files were never used.
        case neverUsed
    }

    /// Random and opaque.
    package var id: String
    package var post: PostID
    package var place: Place
    package var since: Moment
    /// When it was taken down; nil while it is out, as far as anybody knows.
    package var endedAt: Moment?

    package init(id: String, post: PostID, place: Place = .unknown, since: Moment, endedAt: Moment? = nil) {
        self.id = id
        self.post = post
        self.place = place
        self.since = since
        self.endedAt = endedAt
    }

    /// Whether anybody may see it there, for all that is known.
    package var isOut: Bool { place != .neverUsed && endedAt == nil }
}
