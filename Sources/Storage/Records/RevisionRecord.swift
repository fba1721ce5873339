package import Consent

/// A narrower picture that was made from a published one for a takedown. It counts as published once the takedown is
/// closed as `replaced`.
package struct RevisionRecord: Hashable, Sendable {
    package var post: PostID
    /// The picture's place in the post, from 0.
    package var index: Int
    /// From 1; each is made from the one before it, the first from the published picture.
    package var revision: Int
    package var takedown: TakedownID
    /// Who is covered in it besides those that were covered before.
    package var covered: [PersonID]
    /// SHA-256 of the file in lower-case hexadecimal.
    package var sha256: String
    /// `jpg` or `png`.
    package var format: String
    /// Pixels as displayed.
    package var width: Int
    package var height: Int
    /// Bytes of the file.
    package var bytes: Int
    /// What the file is, and the regions that were covered in it, as JSON: a later revision leaves them as they are.
    package var manifest: String
    package var madeAt: Moment

    package init(
        post: PostID, index: Int, revision: Int, takedown: TakedownID, covered: [PersonID], sha256: String,
        format: String, width: Int, height: Int, bytes: Int, manifest: String, madeAt: Moment
    ) {
        self.post = post
        self.index = index
        self.revision = revision
        self.takedown = takedown
        self.covered = covered
        self.sha256 = sha256
        self.format = format
        self.width = width
        self.height = height
        self.bytes = bytes
        self.manifest = manifest
        self.madeAt = madeAt
    }

    package var file: ClearedFile { ClearedFile(sha256: sha256, format: format) }
}
