import Gate
import Intake

extension Submission {
    /// The pictures that the post names, each a path inside the post's folder: what may be sent with it.
    ///
    /// - Throws: `ServiceError` with every mistake of the document but those of its channel.
    package func pictureFiles() throws(ServiceError) -> [String] {
        switch PostDocument.parse(document, file: name, channels: nil) {
        case .success(let document): return document.post.pictures.map(\.file)
        case .failure(let found): throw ServiceError(mistakes: found.mistakes)
        }
    }
}
