import Consent
package import Gate
import Imaging
import Intake
package import Storage

extension Publishing {
    /// How often a post is planned again when consents change while its pictures are worked on.
    private static let attempts = 5

    /// Judges a post, records the verdict, and hands the cleared pictures over where a folder is named.
    ///
    /// The commit plans again on the newest consents: a clearance holds only while none that it rests on has narrowed.
    /// `folder`: where `FOLDER/POST-ID` is to appear, whole or not at all; nil keeps the pictures inside.
    /// - Throws: `ServiceError` for bad input (nothing is recorded then), `StorageError`.
    package func submit(_ submission: Submission, options: GateOptions = GateOptions(), handingOverTo folder: String?)
        async throws -> Judgement
    {
        try await submit(
            submission, as: PostID(rawValue: house.surroundings.newID()), options: options,
            delivery: folder.map(Delivery.folder) ?? .none)
    }

    /// The same under an id that the caller has chosen. One that is recorded already is answered again: the same answer, as
    /// long as nothing that it rests on has changed.
    ///
    /// - Throws: `ServiceError` for bad input (nothing is recorded then), `conflict` where the answer would be another by
    ///   now; `StorageError`.
    package func submit(
        _ submission: Submission, as id: PostID, options: GateOptions = GateOptions(), delivery: Delivery
    ) async throws -> Judgement {
        let document = try parse(submission)
        let post = document.post
        let unit = try unit(of: post, submission)
        if let known = try house.store.snapshot({ try $0.post(id) }) {
            return try await answerAgain(known, submission, options)
        }
        for _ in 0..<Self.attempts {
            let reading = try house.store.snapshot {
                try read(post, unit: unit, id: id, options: options, from: $0)
            }
            try refuseBadInput(reading.plan, in: document, submission)
            let attempt = Attempt(id: id, post: post, unit: unit, submission: submission, options: options)
            if let judgement = try await carryThrough(attempt, reading, delivery) { return judgement }
        }
        throw ServiceError(.busy, "the consents that this post rests on keep changing; submit it again in a minute")
    }

    /// Pictures, commit, files in place. Nil where the consents changed meanwhile; nothing is recorded then.
    private func carryThrough(_ attempt: Attempt, _ reading: Reading, _ delivery: Delivery) async throws
        -> Judgement?
    {
        let staged = try house.folder.pictures.stage(attempt.id, in: house.store)
        do {
            let judgement = try await prepare(attempt, reading, staged)
            let handOver = try handOver(judgement, from: staged, to: delivery.folder)
            try commit(attempt, judgement, handedOver: delivery.isHandOver && judgement.verdict == .cleared)
            try staged.finish()
            try handOver?.release()
            return judgement.with(handedOver: handOver == nil ? nil : place(judgement, in: delivery.folder))
        } catch is PlanChanged {
            try staged.finish()
            return nil
        } catch {
            try? staged.finish()
            throw error
        }
    }

    /// Judges a post that is recorded, and writes nothing: pictures are made from the same bytes in the same way.
    private func answerAgain(_ known: PostRecord, _ submission: Submission, _ options: GateOptions) async throws
        -> Judgement
    {
        let document = try parse(submission)
        let reading = try house.store.snapshot {
            try read(document.post, unit: known.unit, id: known.id, options: options, from: $0)
        }
        guard try JSONText.encode(PlanJSON(reading.plan)) == known.plan else { throw ServiceError.changedSince }
        let cleared = try await carryOut(reading.plan, of: submission) { _, _ in }
        return judgement(known.id, document.post, known.unit, submission, reading, cleared)
    }

    /// Builds the pictures into the spool; a held post keeps its originals there instead, for quarantine.
    private func prepare(_ attempt: Attempt, _ reading: Reading, _ staged: StagedPost) async throws -> Judgement {
        var cleared: [Int: ClearedPicture] = [:]
        if reading.plan.verdict == .cleared {
            cleared = try await carryOut(reading.plan, of: attempt.submission) { _, clean in
                try staged.add(clean.bytes, as: ClearedPicture(clean).file)
            }
        } else if reading.plan.verdict == .held {
            try await keepOriginals(attempt, staged)
        }
        try staged.seal()
        return judgement(attempt.id, attempt.post, attempt.unit, attempt.submission, reading, cleared)
    }
}

/// One post on its way.
struct Attempt: Sendable {
    let id: PostID
    let post: Post
    let unit: UnitID
    let submission: Submission
    let options: GateOptions
}

extension ServiceError {
    fileprivate static let changedSince = ServiceError(
        .conflict, "that post is recorded, and would be judged otherwise by now: look at it, or submit it as a new one")
}

/// The consents changed between the plan and the commit.
struct PlanChanged: Error {}

extension ClearedPicture {
    var file: ClearedFile { ClearedFile(sha256: sha256, format: report.format.fileExtension) }
}
