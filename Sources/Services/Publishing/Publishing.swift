import Consent
import Documents
package import Gate
import Intake
import Policies
import Storage

/// The way of a post: parse, snapshot, plan, carry out, commit, answer.
package struct Publishing: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    /// A dry run: the verdict and the fewest changes that would clear it. Nothing is written.
    ///
    /// `openingPictures`: false judges by the rules alone and opens no picture.
    /// - Throws: `ServiceError` for bad input, `StorageError`.
    package func check(
        _ submission: Submission, options: GateOptions = GateOptions(), openingPictures: Bool = true
    ) async throws -> Judgement {
        let document = try parse(submission)
        let unit = try unit(of: document.post, submission)
        let reading = try house.store.snapshot {
            try read(document.post, unit: unit, id: nil, options: options, from: $0)
        }
        try refuseBadInput(reading.plan, in: document, submission)
        let cleared = openingPictures ? try await carryOut(reading.plan, of: submission) { _, _ in } : [:]
        return judgement(nil, document.post, unit, submission, reading, cleared)
    }

    func parse(_ submission: Submission) throws(ServiceError) -> PostDocument {
        let channels = house.policies.channels.keys.map(\.rawValue).sorted()
        switch PostDocument.parse(submission.document, file: submission.name, channels: channels) {
        case .success(let document): return document
        case .failure(let found): throw ServiceError(mistakes: found.mistakes)
        }
    }

    /// The post's own unit, else the submitter's, else the only one there is.
    func unit(of post: Post, _ submission: Submission) throws(ServiceError) -> UnitID {
        let known = house.policies.organisation.units.map(\.id)
        let choices = known.map(\.rawValue).joined(separator: ", ")
        guard let unit = post.unit ?? submission.unit ?? (known.count == 1 ? known.first : nil) else {
            throw ServiceError(
                .badInput, "say which unit publishes: add \"unit:\" to the post; it is one of \(choices)")
        }
        guard known.contains(unit) else {
            throw ServiceError(.badInput, "there is no unit \"\(unit.rawValue)\": choose one of \(choices)")
        }
        return unit
    }

    /// A post that is itself wrong was judged only in part: it is told as bad input, all of it at once, with lines.
    func refuseBadInput(_ plan: Plan, in document: PostDocument, _ submission: Submission) throws(ServiceError) {
        guard plan.isBadInput else { return }
        let wrong = plan.findings.filter { $0.code.weight == .mistake }
        throw ServiceError(
            mistakes: wrong.map {
                Mistake(
                    file: submission.name, at: document.place(of: $0.position), $0.message.withoutStop,
                    hint: $0.mend.withoutStop)
            })
    }

    func judgement(
        _ id: PostID?, _ post: Post, _ unit: UnitID, _ submission: Submission, _ reading: Reading,
        _ cleared: [Int: ClearedPicture]
    ) -> Judgement {
        let pictures = post.pictures.enumerated().map { index, picture in
            PictureJudgement(index: index, file: picture.file, alt: picture.alt, cleared: cleared[index])
        }
        return Judgement(
            post: id, unit: unit, channel: post.channel, document: submission.name, title: post.title,
            plan: reading.plan, pictures: pictures, explanations: reading.explanations, handedOver: nil)
    }
}

extension String {
    /// A sentence as a part of a longer line.
    fileprivate var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
