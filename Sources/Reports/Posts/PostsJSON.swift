import Consent
import Gate
package import Services

/// A page of posts, shape `synas.posts/1` (docs/json.md).
package struct PostsJSON: Encodable, Sendable {
    let schema = "synas.posts/1"
    let posts: [Entry]
    /// What the next page begins after; nil on the last.
    let next: String?

    struct Entry: Encodable, Sendable {
        let post: String
        let unit: String
        let channel: String
        let title: String
        let verdict: String
        let submittedAt: String
        let handedOverAt: String?
        let publications: [PlaceJSON]
    }

    package init(_ posts: [PostView], next: String?) {
        self.posts = posts.map(Entry.init)
        self.next = next
    }
}

extension PostsJSON.Entry {
    init(_ post: PostView) {
        self.init(
            post: post.post, unit: post.unit.rawValue, channel: post.channel.rawValue, title: post.title,
            verdict: post.verdict.rawValue, submittedAt: post.submittedAt.description,
            handedOverAt: post.handedOverAt?.description, publications: post.publications.map(PlaceJSON.init))
    }
}

/// One post with its cleared pictures, shape `synas.post/1` (docs/json.md).
package struct PostViewJSON: Encodable, Sendable {
    let schema = "synas.post/1"
    let post: String
    let unit: String
    let channel: String
    let title: String
    let verdict: String
    let submittedAt: String
    let handedOverAt: String?
    let publications: [PlaceJSON]
    let pictures: [Picture]

    struct Picture: Encodable, Sendable {
        let number: Int
        let file: String
        let sha256: String
        let format: String
        let width: Int
        let height: Int
        let bytes: Int
        let alt: String
    }

    package init(_ view: PostView) {
        let entry = PostsJSON.Entry(view)
        (post, unit, channel, title) = (entry.post, entry.unit, entry.channel, entry.title)
        (verdict, submittedAt, handedOverAt) = (entry.verdict, entry.submittedAt, entry.handedOverAt)
        publications = entry.publications
        pictures = view.pictures.map(Picture.init)
    }
}

extension PostViewJSON.Picture {
    fileprivate init(_ picture: PublishedPicture) {
        self.init(
            number: picture.number, file: picture.name, sha256: picture.sha256,
            format: picture.format == "png" ? "png" : "jpeg", width: picture.width, height: picture.height,
            bytes: picture.bytes, alt: picture.alt)
    }
}
