import Client
import Reports
import Services

extension ServerConnection {
    /// Hands over a post that was cleared before, or records where it is.
    ///
    /// - Throws: `ClientError`, `ServiceError`, `StorageError`.
    func publish(_ post: String, _ request: PublicationRequest) async throws -> PublicationJSON {
        try request.check()
        let said = ServerRequest(
            .post, ["posts", post], action: "publish", body: try .json(of: PublishJSON(request)))
        var answer = try await ask(said, PublicationJSON.init(json:)).value
        answer.handedOver = nil
        guard answer.outcome == .published, let folder = request.delivery.folder else { return answer }
        let read = ServerRequest(.get, ["posts", post])
        let pictures = try await ask(read) { try? JSONText.decode(PostPicturesJSON.self, from: $0) }.value.pictures
        answer.handedOver = try await RemotePictures(self, of: answer.post).handOver(pictures, to: folder)
        return answer
    }
}

/// What is said of a post, as the API has it.
private struct PublishJSON: Encodable {
    let handOver: Bool?
    let addresses: [String]?
    let print: String?
    let neverUsed: Bool?
    let alreadyOut: Bool?

    init(_ request: PublicationRequest) {
        handOver = request.delivery.folder == nil ? nil : true
        alreadyOut = request.isOutAlready ? true : nil
        switch request.place {
        case .unsaid: (addresses, print, neverUsed) = (nil, nil, nil)
        case .addresses(let given): (addresses, print, neverUsed) = (given, nil, nil)
        case .print(let words): (addresses, print, neverUsed) = (nil, words, nil)
        case .neverUsed: (addresses, print, neverUsed) = (nil, nil, true)
        }
    }
}

private struct PostPicturesJSON: Decodable {
    let pictures: [RemotePicture]
}
