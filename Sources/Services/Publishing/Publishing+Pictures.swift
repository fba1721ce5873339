import Crypto
import Gate
import Imaging

extension Publishing {
    /// Builds every picture that goes out anew, on all cores, and hands each to `keep` as soon as it is verified, so
    /// that no more pictures are in memory than are worked on.
    ///
    /// - Throws: `ServiceError` naming every picture that could not be taken.
    func carryOut(
        _ plan: Plan, of submission: Submission,
        keep: @escaping @Sendable (Int, CleanPicture) throws -> Void
    ) async throws -> [Int: ClearedPicture] {
        let going = plan.pictures.filter(\.isGoing)
        let results = await inParallel(going, width: house.surroundings.cores, progress: house.surroundings.progress) {
            picture in
            Result { try clear(picture, of: submission, keep: keep) }
        }
        try refuse(zip(going, results))
        let cleared = zip(going, results).compactMap { picture, result in
            (try? result.get()).map { (picture.index, $0) }
        }
        return Dictionary(uniqueKeysWithValues: cleared)
    }

    /// One picture: read, built anew, verified, kept.
    private func clear(
        _ plan: PicturePlan, of submission: Submission, keep: @Sendable (Int, CleanPicture) throws -> Void
    ) throws -> ClearedPicture {
        let request = CleaningRequest(redactions: plan.redactions, maxEdge: plan.maxEdge)
        let clean = try PictureCleaner.clean(try submission.picture(plan.file), request)
        try keep(plan.index, clean)
        return ClearedPicture(clean)
    }

    /// A post whose pictures cannot all be taken is bad input: every one is told, and nothing is recorded.
    private func refuse(_ results: Zip2Sequence<[PicturePlan], [Result<ClearedPicture, any Error>]>) throws {
        var lines: [String] = []
        for case (let picture, .failure(let error)) in results {
            guard let wrong = error as? PictureError else { throw error }
            lines.append("\(picture.file): \(wrong.message)")
        }
        if !lines.isEmpty { throw ServiceError(.badInput, lines.joined(separator: "\n")) }
    }
}

extension [UInt8] {
    /// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
    var sha256: String {
        SHA256.hash(data: self).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
