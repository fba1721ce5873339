import Consent
import Gate
import Imaging

/// A plan as it was carried out, shape `synas.plan/1`: what a later takedown needs to make a picture narrower without
/// the original.
struct PlanJSON: Codable, Sendable {
    private(set) var schema = "synas.plan/1"
    let verdict: String
    var pictures: [Entry]

    struct Entry: Codable, Sendable {
        let index: Int
        let verdict: String
        let leftOut: Bool
        var covers: [RegionJSON]
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
struct RegionJSON: Codable, Hashable, Sendable {
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

    /// `person`: whom it covers.
    init(_ redaction: Redaction, person: String) {
        at = redaction.region.numbers
        outline = redaction.outline.rawValue
        style = redaction.style.rawValue
        self.person = person
    }

    /// The same place, covered for nobody who can be named.
    func withoutPerson(in style: RedactionStyle? = nil) -> RegionJSON {
        RegionJSON(at: at, outline: outline, style: style?.rawValue ?? self.style, person: nil)
    }

    private init(at: [Double], outline: String, style: String?, person: String?) {
        self.at = at
        self.outline = outline
        self.style = style
        self.person = person
    }

    /// What is to be covered; in this style where none was decided. Nil where it is no region.
    func redaction(in other: RedactionStyle = .blur) -> Redaction? {
        guard at.count == 4, let region = Region(x: at[0], y: at[1], width: at[2], height: at[3]),
            let outline = Redaction.Outline(rawValue: outline)
        else { return nil }
        return Redaction(region: region, style: style.flatMap(RedactionStyle.init) ?? other, outline: outline)
    }
}
