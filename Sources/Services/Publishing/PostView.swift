package import Consent
package import Gate
import Storage

/// A recorded post as those who work in its unit may see it: no reason, and nobody by name but in the teacher's own words.
package struct PostView: Sendable {
    package let post: String
    package let unit: UnitID
    package let channel: ChannelID
    package let title: String
    package let verdict: Verdict
    package let submittedAt: Moment
    /// When somebody was handed the pictures: from then on it counts as published.
    package let handedOverAt: Moment?
    /// Where it is, the earliest first.
    package let publications: [PublicationView]
    /// The cleared pictures, in the post's order.
    package let pictures: [PublishedPicture]
}

/// A cleared picture of a post.
package struct PublishedPicture: Sendable {
    /// Its place in the post, from 1.
    package let number: Int
    /// What it is called outside: the first digits of what is in it.
    package let name: String
    /// Of the file, in lower-case hexadecimal.
    package let sha256: String
    /// `jpg` or `png`.
    package let format: String
    /// Pixels as displayed.
    package let width: Int
    package let height: Int
    /// Bytes of the file.
    package let bytes: Int
    package let alt: String
}

/// A cleared picture that somebody fetches, with what is told of it.
package struct FetchedPicture: Sendable {
    package let picture: PublishedPicture
    package let bytes: [UInt8]
    /// Shape `synas.manifest/1`.
    package let manifest: String
}

extension PublishedPicture {
    init(_ record: PictureRecord) {
        self.init(
            number: record.index + 1, name: record.file.publicName(number: record.index + 1), sha256: record.sha256,
            format: record.format, width: record.width, height: record.height, bytes: record.bytes, alt: record.alt)
    }
}

extension PostView {
    init(_ record: PostRecord, from reader: any Reader) throws {
        self.init(
            post: record.id.rawValue, unit: record.unit, channel: record.channel,
            title: try Post(stored: record.document).title, verdict: Verdict(record.verdict),
            submittedAt: record.submittedAt, handedOverAt: record.handedOverAt,
            publications: try reader.publications(of: record.id).map(PublicationView.init),
            pictures: try reader.pictures(of: record.id).map(PublishedPicture.init))
    }
}

extension Verdict {
    init(_ verdict: PostRecord.Verdict) {
        switch verdict {
        case .cleared: self = .cleared
        case .held: self = .held
        case .refused: self = .refused
        }
    }
}
