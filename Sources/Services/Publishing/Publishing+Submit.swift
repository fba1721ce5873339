import Consent
package import Gate
import Imaging
import Intake
import Storage

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
        let document = try parse(submission)
        let post = document.post
        let unit = try unit(of: post, submission)
        let id = PostID(rawValue: house.surroundings.newID())
        for _ in 0..<Self.attempts {
            let reading = try house.store.snapshot {
                try read(post, unit: unit, id: id, options: options, from: $0)
            }
            try refuseBadInput(reading.plan, in: document, submission)
            let attempt = Attempt(id: id, post: post, unit: unit, submission: submission, options: options)
            if let judgement = try await carryThrough(attempt, reading, handingOverTo: folder) { return judgement }
        }
        throw ServiceError(.busy, "the consents that this post rests on keep changing; submit it again in a minute")
    }

    /// Pictures, commit, files in place. Nil where the consents changed meanwhile; nothing is recorded then.
    private func carryThrough(_ attempt: Attempt, _ reading: Reading, handingOverTo folder: String?) async throws
        -> Judgement?
    {
        let staged = try house.folder.pictures.stage(attempt.id, in: house.store)
        do {
            let judgement = try await prepare(attempt, reading, staged)
            let handOver = try handOver(judgement, from: staged, to: folder)
            try commit(attempt, judgement, handedOver: handOver != nil)
            try staged.finish()
            try handOver?.release()
            return judgement.with(handedOver: handOver == nil ? nil : place(judgement, in: folder))
        } catch is PlanChanged {
            try staged.finish()
            return nil
        } catch {
            try? staged.finish()
            throw error
        }
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

/// The consents changed between the plan and the commit.
struct PlanChanged: Error {}

extension ClearedPicture {
    var file: ClearedFile { ClearedFile(sha256: sha256, format: report.format.fileExtension) }
}
