import Consent
import Gate
import Imaging
package import Services

/// A judgement as JSON, shape `synas.judgement/1` (docs/json.md). Counts from 1, as people do.
package struct JudgementJSON: Encodable, Sendable {
    let schema = "synas.judgement/1"
    let verdict: String
    let post: String?
    let unit: String
    let channel: String
    let document: String
    let title: String
    let pictures: [PictureJSON]
    let findings: [FindingJSON]
    let changes: [ChangeJSON]
    /// For the privacy role alone; absent in a teacher's view.
    let explanations: ExplanationsJSON?
    let handedOver: String?

    /// `viewpoint`: whom the answer is for; a teacher's has no explanations.
    package init(_ judgement: Judgement, for viewpoint: Viewpoint) {
        let seen = judgement.seen(as: viewpoint)
        verdict = seen.verdict.rawValue
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
}

struct PictureJSON: Encodable {
    let number: Int
    let file: String
    let alt: String
    let verdict: String
    let leftOut: Bool
    let appearances: [AppearanceJSON]
    let output: CleanedJSON?

    init(_ picture: PictureJudgement, _ plan: PicturePlan) {
        number = picture.index + 1
        file = picture.file
        alt = picture.alt
        verdict = plan.verdict.rawValue
        leftOut = plan.isLeftOut
        appearances = plan.appearances.map(AppearanceJSON.init)
        output = picture.cleared.map(CleanedJSON.init)
    }
}

struct AppearanceJSON: Encodable {
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

struct FindingJSON: Encodable {
    let code: String
    let weight: String
    let at: PositionJSON
    let message: String
    let mend: String
    let leftOut: Bool

    init(_ finding: Finding) {
        code = finding.code.rawValue
        weight = finding.code.weight.rawValue
        at = PositionJSON(finding.position)
        message = finding.message
        mend = finding.mend
        leftOut = finding.concernsLeftOut
    }
}

struct PositionJSON: Encodable {
    let picture: Int?
    let appearance: Int?
    let field: String?
    /// First character and the one after the last, from 0.
    let characters: [Int]?

    init(_ position: PostPosition) {
        picture = position.picture.map { $0 + 1 }
        appearance = position.appearance.map { $0 + 1 }
        field = position.field?.rawValue
        characters = position.characters.map { [$0.lowerBound, $0.upperBound] }
    }
}

struct ChangeJSON: Encodable {
    let action: String
    let at: [PositionJSON]
    let text: String

    init(_ change: Change) {
        action = change.action.rawValue
        at = change.positions.map(PositionJSON.init)
        text = change.text
    }
}
