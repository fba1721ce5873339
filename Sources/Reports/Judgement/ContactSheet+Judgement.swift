import Consent
import Gate
import Imaging
package import Services

extension ContactSheet.Post {
    /// `channel`: what people call the channel.
    /// `paths`: where each picture is before and after, relative to the page, by its place in the post.
    package init(_ judgement: Judgement, channel: String, paths: [Int: (before: String?, after: String?)]) {
        let open = judgement.plan.findings.filter { !$0.concernsLeftOut }
        self.init(
            title: judgement.title, channel: channel, verdict: ContactSheet.Status(judgement.verdict),
            obstacles: open.map { ContactSheet.Obstacle(problem: $0.message, mend: $0.mend) },
            pictures: zip(judgement.pictures, judgement.plan.pictures).map { picture, plan in
                ContactSheet.Picture(picture, plan, paths[picture.index] ?? (nil, nil))
            })
    }
}

extension ContactSheet.Picture {
    init(_ picture: PictureJudgement, _ plan: PicturePlan, _ paths: (before: String?, after: String?)) {
        let report = picture.cleared?.report
        self.init(
            before: paths.before, after: paths.after, alt: picture.alt, status: ContactSheet.Status(plan.verdict),
            removed: (report?.removed ?? []).map { ContactSheet.Removed(kind: $0.kind, count: $0.count) },
            covered: report?.covered ?? 0)
    }
}
