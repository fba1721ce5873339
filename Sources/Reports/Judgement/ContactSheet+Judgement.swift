import Consent
import Gate
import Imaging
package import Services

extension ContactSheet.Post {
    /// `channel`: what people call the channel.
    /// `paths`: where each picture is before and after, relative to the page, by its place in the post, from 0.
    package init(_ judgement: JudgementJSON, channel: String, paths: [Int: (before: String?, after: String?)]) {
        let open = judgement.findings.filter { !$0.leftOut }
        self.init(
            title: judgement.title, channel: channel, verdict: ContactSheet.Status(judgement.verdict),
            obstacles: open.map { ContactSheet.Obstacle(problem: $0.message, mend: $0.mend) },
            pictures: judgement.pictures.map { ContactSheet.Picture($0, paths[$0.number - 1] ?? (nil, nil)) })
    }

    package init(_ judgement: Judgement, channel: String, paths: [Int: (before: String?, after: String?)]) {
        self.init(JudgementJSON(judgement, for: .teacher), channel: channel, paths: paths)
    }
}

extension ContactSheet.Picture {
    init(_ picture: PictureJSON, _ paths: (before: String?, after: String?)) {
        self.init(
            before: paths.before, after: paths.after, alt: picture.alt, status: ContactSheet.Status(picture.verdict),
            removed: (picture.output?.removed ?? []).map { ContactSheet.Removed(kind: $0.kind, count: $0.count) },
            covered: picture.output?.covered ?? 0)
    }
}
