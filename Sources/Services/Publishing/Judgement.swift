package import Consent
package import Gate
package import Imaging
package import Storage

/// The answer to a submitted or checked post: all that a teacher may see, and beside it what the privacy role may.
package struct Judgement: Sendable {
    /// Nil for a dry run.
    package let post: PostID?
    package let unit: UnitID
    package let channel: ChannelID
    /// The document's name as the caller gave it.
    package let document: String
    package let title: String
    package let plan: Plan
    /// One for each picture of the post, in its order.
    package let pictures: [PictureJudgement]
    /// For the privacy role alone; empty in a teacher's view.
    package let explanations: [Explanation]
    /// The folder that the cleared pictures were handed over to.
    package let handedOver: String?

    package var verdict: Verdict { plan.verdict }
    /// The post's id as people and programs are told it; nil for a dry run.
    package var postID: String? { post?.rawValue }
}

/// One picture of a judged post.
package struct PictureJudgement: Sendable {
    package let index: Int
    /// As the post names it.
    package let file: String
    package let alt: String
    /// What was made of it; nil where it does not go out, or where pictures were not opened.
    package let cleared: ClearedPicture?
}

/// A picture that was built anew, without its bytes.
package struct ClearedPicture: Sendable {
    /// SHA-256 of the new file, lower-case hexadecimal.
    package let sha256: String
    /// Bytes of the new file.
    package let size: Int
    package let report: CleaningReport
}

/// Why someone may appear as the plan says, for the privacy role alone.
package struct Explanation: Sendable {
    package let person: PersonID
    package let handle: String
    package let effect: Effect
    package let rule: Rule
    package let restsOn: [EventID]
}

/// Who the answer is for (domain.md, "What nobody may learn").
package enum Viewpoint: String, Sendable, CaseIterable {
    /// Whoever has the data folder: effects and the rule that decided.
    case privacy
    /// Effects only. Chooses what is shown; it is no security boundary.
    case teacher
}

extension Judgement {
    /// The same answer for another reader: a teacher's holds no explanation.
    package func seen(as viewpoint: Viewpoint) -> Judgement {
        viewpoint == .privacy ? self : with(explanations: [], handedOver: handedOver)
    }

    /// The same answer once the pictures are in their place; nil: nothing was handed over.
    func with(handedOver: String?) -> Judgement { with(explanations: explanations, handedOver: handedOver) }

    private func with(explanations: [Explanation], handedOver: String?) -> Judgement {
        Judgement(
            post: post, unit: unit, channel: channel, document: document, title: title, plan: plan, pictures: pictures,
            explanations: explanations, handedOver: handedOver)
    }
}
