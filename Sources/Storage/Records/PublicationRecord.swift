package import Consent

/// Where a post is published. Handing the files over is publication at an unknown address, until an address or "never
/// used" is recorded (architecture.md, "The way of a post").
package struct PublicationRecord: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        case unknown
        /// The address at which the post can be seen.
        case address(String)
        /// Somebody said that the files were never used.
        case neverUsed
    }

    /// Random and opaque.
    package var id: String
    package var post: PostID
    package var place: Place
    package var since: Moment

    package init(id: String, post: PostID, place: Place = .unknown, since: Moment) {
        self.id = id
        self.post = post
        self.place = place
        self.since = since
    }
}
