import Client
import Gate
import Reports
import Services

/// Posts that a service judges.
struct RemotePosts {
    let connection: ServerConnection
    let options: GateOptions
    /// Whose view is asked for: the privacy role's is for those whose account may have it.
    let viewpoint: Viewpoint

    /// How often the same post is handed in anew because what was answered before holds no more.
    private static let attempts = 8

    /// - Throws: `ClientError`, `ServiceError`.
    func check(_ submission: Submission, openingPictures: Bool) async throws -> JudgementJSON {
        let parts = try PostParts(submission, options, handingOver: nil, withPictures: openingPictures)
        let query = [("rules_only", openingPictures ? nil : "true"), explaining]
        let request = ServerRequest(
            .post, ["posts"], action: "check", query: query, body: .parts(parts.all), isSafe: true)
        return try await judgement(request, submission).value
    }

    /// Hands a post in, and its pictures over where a folder is named.
    ///
    /// The same content has the same key, so that a call that broke off can be made again and is one post. An answer of
    /// before that helps no more (it was held, or its clearance ended) is followed by a new post.
    /// - Throws: `ClientError`, `ServiceError`, `StorageError`.
    func submit(_ submission: Submission, handingOverTo folder: String?) async throws -> JudgementJSON {
        let parts = try PostParts(submission, options, handingOver: folder != nil, withPictures: true)
        var key = parts.key
        for _ in 0..<Self.attempts {
            let request = ServerRequest(
                .post, ["posts"], query: [explaining], body: .parts(parts.all), idempotencyKey: key)
            let (answer, isReplay) = try await judgement(request, submission)
            guard let post = answer.post else { throw connection.notAService }
            do {
                if let done = try await finish(answer, post, isReplay, folder) { return done }
            } catch let error as ClientError where isReplay && error.isOver {}
            key = parts.key(after: key, post)
        }
        throw ServiceError(
            .badInput, "\(submission.name): it was handed in too often as it is; change it and try again")
    }

    /// Nil where the answer is an old one that helps no more.
    private func finish(_ answer: JudgementJSON, _ post: String, _ isReplay: Bool, _ folder: String?) async throws
        -> JudgementJSON?
    {
        guard answer.verdict == .cleared else { return isReplay ? nil : answer }
        guard let folder else { return answer }
        var answer = answer
        let pictures = answer.pictures.compactMap(RemotePicture.init)
        answer.handedOver = try await RemotePictures(connection, of: post).handOver(pictures, to: folder)
        return answer
    }

    private var explaining: (String, String?) { ("explain", viewpoint == .privacy ? "true" : nil) }

    /// The document is called here what it is called here, and no folder of the service is told.
    private func judgement(_ request: ServerRequest, _ submission: Submission) async throws -> (
        value: JudgementJSON, isReplay: Bool
    ) {
        do throws(ClientError) {
            var answer = try await connection.ask(request, JudgementJSON.init(json:))
            answer.value.document = submission.name
            answer.value.handedOver = nil
            return answer
        } catch {
            throw error.told(of: submission.name)
        }
    }
}

extension ClientError {
    /// Whether what was cleared may no longer go out, or has gone.
    fileprivate var isOver: Bool { problem.map { ["conflict", "gone"].contains($0.name) } ?? false }
}
