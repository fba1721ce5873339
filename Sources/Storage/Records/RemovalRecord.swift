package import Consent

/// That the files of a post's pictures go, because their time is over. The digests stay, as evidence of what there was.
package struct RemovalRecord: Hashable, Sendable {
    package var post: PostID
    /// From then on nothing of the post can be handed over or made anew.
    package var decidedAt: Moment
    /// When the files were gone; nil while that is still to be done.
    package var doneAt: Moment?

    package init(post: PostID, decidedAt: Moment, doneAt: Moment? = nil) {
        self.post = post
        self.decidedAt = decidedAt
        self.doneAt = doneAt
    }
}
