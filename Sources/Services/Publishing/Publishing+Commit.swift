import Consent
import Gate
import Imaging
import Policies
import Storage

extension Publishing {
    /// Plans again on the newest consents and records the verdict, in one transaction.
    ///
    /// - Throws: `PlanChanged` where the plan is another by now.
    func commit(_ attempt: Attempt, _ judgement: Judgement, handedOver: Bool) throws {
        try house.store.commit { reader in
            let again = try read(
                attempt.post, unit: attempt.unit, id: attempt.id, options: attempt.options, from: reader)
            guard again.plan == judgement.plan else { throw PlanChanged() }
            let now = try house.now(reader)
            return Commit(
                try change(attempt, judgement, at: now, handedOver: handedOver), entry: house.draft(.post, at: now),
                result: ())
        }
    }

    private func change(_ attempt: Attempt, _ judgement: Judgement, at now: Moment, handedOver: Bool) throws
        -> Storage.Change
    {
        let pictures = try judgement.pictures.compactMap { picture in
            try picture.cleared.map { try record($0, of: picture, in: judgement) }
        }
        let judged = JudgedPost(
            try record(attempt, judgement, at: now), pictures: pictures, appearances: appearances(judgement))
        var change = Storage.Change(posts: [judged])
        if handedOver {
            // Files that somebody has are published at an unknown address, until an address is recorded.
            change.handedOver = [attempt.id: now]
            change.publications = [
                PublicationRecord(id: house.surroundings.newID(), post: attempt.id, place: .unknown, since: now)
            ]
        }
        return change
    }

    private func record(_ attempt: Attempt, _ judgement: Judgement, at now: Moment) throws -> PostRecord {
        PostRecord(
            id: attempt.id, unit: attempt.unit, channel: judgement.channel, submittedAt: now,
            verdict: PostRecord.Verdict(judgement.verdict),
            document: try JSONText.encode(PostJSON(attempt.post, answers: attempt.options.nameAnswers)),
            plan: try JSONText.encode(PlanJSON(judgement.plan)), policyHash: house.policies.contentHash)
    }

    private func record(_ cleared: ClearedPicture, of picture: PictureJudgement, in judgement: Judgement) throws
        -> PictureRecord
    {
        let latent = judgement.plan.pictures[picture.index].latent.map(RegionJSON.init)
        return PictureRecord(
            post: judgement.post ?? PostID(rawValue: ""), index: picture.index, sha256: cleared.sha256,
            format: cleared.report.format.fileExtension, width: cleared.report.width, height: cleared.report.height,
            bytes: cleared.size, alt: picture.alt, manifest: try JSONText.encode(CleanedJSON(cleared)),
            latentRegions: try JSONText.encode(latent))
    }

    /// Who stands in the published pictures, and how, and who is named: what a later withdrawal is held against.
    private func appearances(_ judgement: Judgement) -> [AppearanceRecord] {
        guard let post = judgement.post else { return [] }
        let named = judgement.plan.named.map {
            AppearanceRecord(post: post, picture: nil, person: $0, shown: nil, named: true)
        }
        return named
            + judgement.plan.published.flatMap { index in
                judgement.plan.pictures[index].appearances.compactMap { appearance in
                    appearance.person.map { person in
                        AppearanceRecord(
                            post: post, picture: index, person: person,
                            shown: appearance.treatment == .shown ? .visible : .unrecognisable)
                    }
                }
            }
    }
}

extension PostRecord.Verdict {
    init(_ verdict: Verdict) {
        switch verdict {
        case .cleared: self = .cleared
        case .held: self = .held
        case .refused: self = .refused
        }
    }
}
