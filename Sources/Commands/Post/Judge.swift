import Client
import Imaging
import Reports
import Services

/// Who judges posts: the data folder here, or a service.
enum Judge {
    case here(Publishing, Viewpoint)
    case service(RemotePosts, RemoteAccount?)

    /// `asksForTitles`: whether what people call the channels is wanted.
    /// - Throws: `ClientError`, `ServiceError` where the account may not have the view that is asked for.
    static func service(
        _ connection: ServerConnection, _ post: PostArguments, asksForTitles: Bool = false
    ) async throws -> Judge {
        let isPrivacy = post.viewpoint == .privacy
        let account = isPrivacy || asksForTitles ? try await connection.account() : nil
        if isPrivacy { try account?.checkMayKnowReasons() }
        return .service(
            RemotePosts(connection: connection, options: post.gate, viewpoint: post.viewpoint ?? .teacher), account)
    }

    func check(_ submission: Submission, _ post: PostArguments, openingPictures: Bool) async throws -> AnsweredPost {
        switch self {
        case .here(let publishing, let viewpoint):
            let judgement = try await publishing.check(
                submission, options: post.gate, openingPictures: openingPictures)
            return AnsweredPost(judgement, of: submission, publishing, viewpoint)
        case .service(let posts, let account):
            let answer = try await posts.check(submission, openingPictures: openingPictures)
            return AnsweredPost(answer, of: submission, account)
        }
    }

    func submit(_ submission: Submission, _ post: PostArguments, to folder: String?) async throws -> AnsweredPost {
        switch self {
        case .here(let publishing, let viewpoint):
            let judgement = try await publishing.submit(submission, options: post.gate, handingOverTo: folder)
            return AnsweredPost(judgement, of: submission, publishing, viewpoint)
        case .service(let posts, let account):
            return AnsweredPost(try await posts.submit(submission, handingOverTo: folder), of: submission, account)
        }
    }
}

extension AnsweredPost {
    init(_ judgement: Judgement, of submission: Submission, _ publishing: Publishing, _ viewpoint: Viewpoint) {
        self.submission = submission
        answer = JudgementJSON(judgement, for: viewpoint)
        channel = publishing.title(of: judgement.channel, language: "sv")
        cleared = { picture in
            try judgement.pictures.first { $0.index + 1 == picture.number }.flatMap {
                try publishing.clearedBytes(of: $0)
            }
        }
    }

    /// Its pictures are looked at where they were handed over.
    init(_ answer: JudgementJSON, of submission: Submission, _ account: RemoteAccount?) {
        self.submission = submission
        self.answer = answer
        channel = account?.title(of: answer.channel, language: "sv") ?? answer.channel
        cleared = { picture in
            guard let folder = answer.handedOver, let known = RemotePicture(picture) else { return nil }
            return try InputFile.read("\(folder)/\(known.fileName)", limit: known.bytes)
        }
    }
}
