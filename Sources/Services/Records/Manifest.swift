import Consent
import Gate
import Imaging
import Storage

/// What stands beside a cleared picture that is handed over, shape `synas.manifest/1` (docs/json.md): what it is, what
/// is gone and how much is covered; kinds and counts, never values, and nothing of the original.
struct Manifest: Encodable, Sendable {
    let schema = "synas.manifest/1"
    let post: String
    let channel: String
    let unit: String
    /// The picture's place in the post, from 1.
    let number: Int
    /// The name of the file beside the manifest.
    let file: String
    let alt: String
    let picture: CleanedJSON
    /// Which narrower picture of the published one it is, from 1; nil for the published one.
    let revision: Int?

    init(_ cleared: ClearedPicture, of picture: PictureJudgement, in judgement: Judgement, file: String) {
        post = judgement.post?.rawValue ?? ""
        channel = judgement.channel.rawValue
        unit = judgement.unit.rawValue
        number = picture.index + 1
        self.file = file
        alt = picture.alt
        self.picture = CleanedJSON(cleared)
        revision = nil
    }

    /// `file`: what the published picture is called, so that this one can take its place.
    init(_ picture: PictureRecord, _ revision: RevisionRecord, of post: PostRecord, file: String) throws {
        self.post = post.id.rawValue
        channel = post.channel.rawValue
        unit = post.unit.rawValue
        number = picture.index + 1
        self.file = file
        alt = picture.alt
        self.picture = try JSONText.decode(RevisionJSON.self, from: revision.manifest).picture
        self.revision = revision.revision
    }

    /// Of a picture that was cleared and committed before.
    ///
    /// - Throws: `ServiceError` where the data folder is damaged.
    init(_ record: PictureRecord, of post: PostRecord, file: String) throws(ServiceError) {
        guard let cleaned = try? JSONText.decode(CleanedJSON.self, from: record.manifest) else {
            throw ServiceError(.inputOutput, "a stored manifest cannot be read: restore the data folder from a backup")
        }
        self.post = post.id.rawValue
        channel = post.channel.rawValue
        unit = post.unit.rawValue
        number = record.index + 1
        self.file = file
        alt = record.alt
        picture = cleaned
        revision = nil
    }
}
