import Consent
import Gate
import Imaging

/// A plan as it was carried out, shape `synas.plan/1`: what a later takedown needs to make a picture narrower without
/// the original.
struct PlanJSON: Encodable, Sendable {
    let schema = "synas.plan/1"
    let verdict: String
    let pictures: [Entry]

    struct Entry: Encodable, Sendable {
        let index: Int
        let verdict: String
        let leftOut: Bool
        let covers: [RegionJSON]
        let maxEdge: Int?
    }

    init(_ plan: Plan) {
        verdict = plan.verdict.rawValue
        pictures = plan.pictures.map { picture in
            Entry(
                index: picture.index, verdict: picture.verdict.rawValue, leftOut: picture.isLeftOut,
                covers: picture.redactions.map(RegionJSON.init), maxEdge: picture.maxEdge)
        }
    }
}

/// A region with how it is covered, or would be.
struct RegionJSON: Encodable, Sendable {
    let at: [Double]
    let outline: String
    let style: String?
    /// Whom it covers, where it is kept for later.
    let person: String?

    init(_ redaction: Redaction) {
        at = redaction.region.numbers
        outline = redaction.outline.rawValue
        style = redaction.style.rawValue
        person = nil
    }

    init(_ latent: LatentRegion) {
        at = latent.region.numbers
        outline = latent.outline.rawValue
        style = nil
        person = latent.person?.rawValue
    }
}
