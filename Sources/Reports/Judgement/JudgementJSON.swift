import Consent
package import Gate
import Imaging
package import Services

/// A judgement as JSON, shape `synas.judgement/1` (docs/json.md). Counts from 1, as people do. A service's answer is read
/// back into the same value, so that both are told in the same words.
package struct JudgementJSON: Codable, Sendable {
    private(set) var schema = Self.shape
    package let verdict: Verdict
    package let post: String?
    let unit: String
    package let channel: String
    /// As the caller named it.
    package var document: String
    let title: String
    package let pictures: [PictureJSON]
    let findings: [FindingJSON]
    let changes: [ChangeJSON]
    /// For the privacy role alone; absent in a teacher's view.
    let explanations: ExplanationsJSON?
    /// The folder that the cleared pictures were handed over to.
    package var handedOver: String?

    private static let shape = "synas.judgement/1"

    /// `viewpoint`: whom the answer is for; a teacher's has no explanations.
    package init(_ judgement: Judgement, for viewpoint: Viewpoint) {
        let seen = judgement.seen(as: viewpoint)
        verdict = seen.verdict
        post = seen.postID
        unit = seen.unit.rawValue
        channel = seen.channel.rawValue
        document = seen.document
        title = seen.title
        pictures = zip(seen.pictures, seen.plan.pictures).map(PictureJSON.init)
        findings = seen.plan.findings.map(FindingJSON.init)
        changes = seen.plan.changes.map(ChangeJSON.init)
        explanations = ExplanationsJSON(judgement, for: viewpoint)
        handedOver = seen.handedOver
    }

    /// Reads what was encoded; nil for anything else.
    package init?(json: String) {
        guard let read = try? JSONText.decode(Self.self, from: json), read.schema == Self.shape else { return nil }
        self = read
    }
}

package struct PictureJSON: Codable, Sendable {
    package let number: Int
    package let file: String
    let alt: String
    let verdict: Verdict
    let leftOut: Bool
    let appearances: [AppearanceJSON]
    package let output: CleanedJSON?

    init(_ picture: PictureJudgement, _ plan: PicturePlan) {
        number = picture.index + 1
        file = picture.file
        alt = picture.alt
        verdict = plan.verdict
        leftOut = plan.isLeftOut
        appearances = plan.appearances.map(AppearanceJSON.init)
        output = picture.cleared.map(CleanedJSON.init)
    }
}

struct AppearanceJSON: Codable, Sendable {
    let number: Int
    let subject: String
    let handle: String?
    let treatment: String

    init(_ appearance: AppearancePlan) {
        number = appearance.index + 1
        treatment = appearance.treatment.rawValue
        switch appearance.subject {
        case .child(let handle): (subject, self.handle) = ("child", handle)
        case .staff(let handle): (subject, self.handle) = ("staff", handle)
        case .visitor: (subject, handle) = ("visitor", nil)
        case .unknownChild: (subject, handle) = ("unknown-child", nil)
        case .thing: (subject, handle) = ("thing", nil)
        }
    }
}
