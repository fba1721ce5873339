import Consent
package import Imaging
import Storage

/// Where somebody is in a published picture, said when no region was stored.
package struct Mark: Hashable, Sendable {
    /// The picture's place in the post, from 0.
    package let picture: Int
    package let handle: String
    package let region: Region
    package let outline: Redaction.Outline

    package init(picture: Int, handle: String, region: Region, outline: Redaction.Outline) {
        self.picture = picture
        self.handle = handle
        self.region = region
        self.outline = outline
    }
}

/// What is to be covered in one picture for a takedown, and what is not known for it. Pure: decided from what is stored.
struct NarrowingTask {
    let picture: PictureRecord
    /// The narrower picture made last; nil: none, and the published one is where it begins.
    let latest: RevisionRecord?
    /// Who must be covered, whether or not they are.
    let people: [PersonID]
    /// Who must be, is not, and nothing says where.
    let unmarked: [PersonID]
    /// What is covered now, for whom.
    let regions: [RegionJSON]
    /// Covers that stay as they are.
    let earlier: EarlierCovers
    let covered: Set<PersonID>

    /// Those who are covered by this for the first time.
    var newlyCovered: [PersonID] { people.filter { !covered.contains($0) } }
    var request: CleaningRequest {
        CleaningRequest(redactions: regions.compactMap { $0.redaction() }, earlier: earlier)
    }

    /// Nil where nobody has to be covered in the picture, or it must go as a whole.
    init?(_ picture: PictureRecord, of file: TakedownFile, marks: [Mark], style: RedactionStyle) throws {
        guard let people = file.mustBeCovered(in: picture.index), !people.isEmpty else { return nil }
        let revisions = file.revisions(of: picture.index)
        let covered = file.covered(in: picture.index)
        let latent = try JSONText.decode([RegionJSON].self, from: picture.latentRegions)
        var regions: [RegionJSON] = []
        for person in people {
            let marked = marks.filter { $0.handle == file.handle(person) }.map {
                Redaction(region: $0.region, style: style, outline: $0.outline)
            }
            let stored = covered.contains(person) ? [] : latent.filter { $0.person == person.rawValue }
            let all = stored.compactMap { $0.redaction(in: style) } + marked
            regions += all.map { RegionJSON($0, person: person.rawValue) }
        }
        let known = Set(regions.compactMap(\.person))
        self.picture = picture
        self.latest = revisions.last
        self.people = people
        self.covered = covered
        self.regions = regions
        unmarked = people.filter { !covered.contains($0) && !known.contains($0.rawValue) }
        earlier = try Self.earlier(picture, revisions, file.post)
    }

    /// What was covered when the post was cleared, and by every revision since.
    static func earlier(_ picture: PictureRecord, _ revisions: [RevisionRecord], _ post: PostRecord) throws
        -> EarlierCovers
    {
        let plan = try JSONText.decode(PlanJSON.self, from: post.plan).pictures.first { $0.index == picture.index }
        let first = plan?.covers.compactMap { $0.redaction() } ?? []
        let since = try revisions.flatMap { try JSONText.decode(RevisionJSON.self, from: $0.manifest).covers }
        let isScaled = plan?.maxEdge.map { max(picture.width, picture.height) >= $0 } ?? false
        let redone = since.compactMap { $0.redaction() }
        return isScaled
            ? EarlierCovers(exact: redone, beforeScaling: first) : EarlierCovers(exact: first + redone)
    }
}
