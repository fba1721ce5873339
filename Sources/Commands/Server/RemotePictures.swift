import Client
import Reports
import Services
import Storage

/// A cleared picture as a service says that it is.
struct RemotePicture: Decodable {
    /// Its place in the post, from 1.
    let number: Int
    let sha256: String
    let format: String
    let bytes: Int

    /// Nil where it does not go out.
    init?(_ picture: PictureJSON) {
        guard let output = picture.output else { return nil }
        (number, sha256, format, bytes) = (picture.number, output.sha256, output.format, output.bytes)
    }

    /// What it is called outside, as everywhere; nothing that a service says becomes a file's name.
    var fileName: String { "\(number)-\(sha256.prefix(16)).\(format.lowercased() == "png" ? "png" : "jpg")" }

    fileprivate var isPlausible: Bool {
        sha256.count == 64 && sha256.allSatisfy { $0.isHexDigit && !$0.isUppercase } && (1...1 << 30).contains(bytes)
    }
}

/// The pictures of a post that a service hands over.
struct RemotePictures {
    private let connection: ServerConnection
    private let post: String

    init(_ connection: ServerConnection, of post: String) {
        self.connection = connection
        self.post = post
    }

    /// Fetches every picture and manifest, makes sure of them, and only then gives the folder its name.
    ///
    /// - Returns: the folder, `FOLDER/POST-ID`.
    /// - Throws: `ClientError`, `ServiceError` for bytes that are not what was judged, `StorageError`.
    func handOver(_ pictures: [RemotePicture], to folder: String) async throws -> String {
        // An id of ours is opaque; another's could lead elsewhere.
        guard post.isPlainName else { throw connection.notAService }
        let bar = ProgressBar("Pictures")
        var files: [HandOver.File] = []
        for (done, picture) in pictures.enumerated() {
            bar.show(done, of: pictures.count)
            files.append(HandOver.File(name: picture.fileName, bytes: try await fetch(picture)))
            files.append(HandOver.File(name: picture.fileName + ".json", bytes: try await manifest(of: picture)))
        }
        bar.show(pictures.count, of: pictures.count)
        let place = "\(folder)/\(post)"
        try HandOver(files, to: place).release()
        return place
    }

    /// The bytes are those that were judged, by the judgement's hash and by what the service says beside them.
    private func fetch(_ picture: RemotePicture) async throws -> [UInt8] {
        guard picture.isPlausible else { throw connection.notAService }
        let answer = try await connection.send(request(picture, [], limit: picture.bytes))
        let digest = ContentDigest.sha256(of: answer.body)
        guard digest == picture.sha256, answer.etag == "\"\(digest)\"" else { throw differs(picture) }
        return answer.body
    }

    private func manifest(of picture: RemotePicture) async throws -> [UInt8] {
        let answer = try await connection.sendForJSON(request(picture, ["manifest"], limit: 1 << 20))
        let text = String(decoding: answer.body, as: UTF8.self)
        guard let said = try? JSONText.decode(Manifest.self, from: text), said.schema == "synas.manifest/1" else {
            throw connection.notAService
        }
        guard said.post == post, said.number == picture.number, said.file == picture.fileName,
            said.picture.sha256 == picture.sha256
        else { throw differs(picture) }
        return answer.body
    }

    private func request(_ picture: RemotePicture, _ rest: [String], limit: Int) -> ServerRequest {
        ServerRequest(.get, ["posts", post, "pictures", "\(picture.number)"] + rest, answerLimit: limit)
    }

    private func differs(_ picture: RemotePicture) -> ServiceError {
        ServiceError(
            .inputOutput,
            "picture \(picture.number) of post \(post) is not the one that was judged, so nothing was handed over: "
                + "try again, and tell whoever looks after the service")
    }

    /// What is held against the judgement; the rest is kept as it came.
    private struct Manifest: Decodable {
        let schema: String
        let post: String
        let number: Int
        let file: String
        let picture: Picture

        struct Picture: Decodable { let sha256: String }
    }
}

extension String {
    /// Whether it is one name of a file and leads nowhere.
    fileprivate var isPlainName: Bool {
        (1...64).contains(utf8.count)
            && utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
