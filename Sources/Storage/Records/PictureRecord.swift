package import Consent

/// A cleared picture of a post: what the file in the data folder is, and what was done to it.
package struct PictureRecord: Hashable, Sendable {
    package var post: PostID
    /// The picture's place in the post, from 0.
    package var index: Int
    /// SHA-256 of the cleared file in lower-case hexadecimal: the name of the file.
    package var sha256: String
    /// The ending of the file's name without the dot: `jpg` or `png`.
    package var format: String
    /// Pixels as displayed.
    package var width: Int
    package var height: Int
    /// Bytes of the cleared file.
    package var bytes: Int
    package var alt: String
    /// What was found, removed and covered (kinds and counts), as JSON.
    package var manifest: String
    /// Regions that were marked but not covered, kept for a later takedown, as JSON.
    package var latentRegions: String

    package init(
        post: PostID, index: Int, sha256: String, format: String, width: Int, height: Int, bytes: Int, alt: String,
        manifest: String, latentRegions: String = "[]"
    ) {
        self.post = post
        self.index = index
        self.sha256 = sha256
        self.format = format
        self.width = width
        self.height = height
        self.bytes = bytes
        self.alt = alt
        self.manifest = manifest
        self.latentRegions = latentRegions
    }

    package var file: ClearedFile { ClearedFile(sha256: sha256, format: format) }
}

extension PictureRecord: CustomReflectable {
    package var customMirror: Mirror { Mirror(self, children: ["post": post.rawValue, "index": index]) }
}

/// The name of a cleared picture's file in the data folder: what is in it decides what it is called.
package struct ClearedFile: Hashable, Sendable {
    /// 64 lower-case hexadecimal digits.
    package let sha256: String
    /// `jpg` or `png`.
    package let format: String
    package init(sha256: String, format: String) {
        self.sha256 = sha256
        self.format = format
    }
}

/// A person in a cleared post, and how the post shows them: what a later withdrawal is held against.
package struct AppearanceRecord: Hashable, Sendable {
    package var post: PostID
    /// The picture's place in the post; nil where the row says that the person is named in the post's words.
    package var picture: Int?
    package var person: PersonID
    /// How the person is shown; nil where the person is in no picture.
    package var shown: Choice?
    /// Whether the person's name stands with the post.
    package var named: Bool

    package init(post: PostID, picture: Int?, person: PersonID, shown: Choice?, named: Bool = false) {
        self.post = post
        self.picture = picture
        self.person = person
        self.shown = shown
        self.named = named
    }
}
