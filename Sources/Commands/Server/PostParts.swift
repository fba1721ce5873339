import Client
import Consent
import Gate
import Services

/// A post as the parts of one request: the document first, what is said beside it, then the pictures, each read from its
/// file while it is sent.
struct PostParts {
    let all: [ServerRequest.Part]
    /// Of the content: the same post has the same.
    let key: String

    /// `handingOver`: whether the files are wanted; nil: it is a dry run.
    /// `withPictures`: false sends the document alone.
    /// - Throws: `ServiceError` where the document has mistakes or a picture cannot be read.
    init(_ submission: Submission, _ options: GateOptions, handingOver: Bool?, withPictures: Bool) throws(ServiceError)
    {
        let fields = Self.fields(submission, options, handingOver)
        let files = try withPictures ? submission.pictureFiles() : []
        var digest = ContentDigest()
        digest.add("synas submit")
        digest.add(submission.document)
        for (name, value) in fields {
            digest.add(name)
            digest.add(value)
        }
        for file in files {
            digest.add(file)
            digest.add(try submission.picture(file))
        }
        key = digest.text
        let type = "application/\(submission.isJSON ? "json" : "yaml")"
        all =
            [ServerRequest.Part("post", type: type, .bytes(submission.document))]
            + fields.map { ServerRequest.Part($0.0, .bytes([UInt8]($0.1.utf8))) }
            + files.map { ServerRequest.Part("picture", fileName: $0, .file(submission.folder + $0)) }
    }

    /// The key of the same post once more, after the one that it had before.
    func key(after key: String, _ post: String) -> String {
        var digest = ContentDigest()
        digest.add(key)
        digest.add(post)
        return digest.text
    }

    private static func fields(_ submission: Submission, _ options: GateOptions, _ handingOver: Bool?)
        -> [(String, String)]
    {
        let flags = [
            ("without_refused", options.withoutRefused), ("without_held", options.withoutHeld),
            ("cover_everyone", options.coverEveryone), ("hand_over", handingOver ?? false),
        ]
        let unit = submission.unit.map { [("unit", $0.rawValue)] } ?? []
        return unit + flags.filter(\.1).map { ($0.0, "true") }
    }
}

extension Submission {
    /// What begins as JSON is read as JSON.
    fileprivate var isJSON: Bool {
        document.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }.map { $0 == UInt8(ascii: "{") } ?? false
    }

    /// The folder in which the post file lies, with its slash; empty: here.
    var folder: String { name.lastIndex(of: "/").map { String(name[...$0]) } ?? "" }
}
