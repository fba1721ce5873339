import Consent
package import Documents
package import Gate

/// A post file (docs/posts.md) that was read: the post, and where each part of it stands in the file.
package struct PostDocument: Sendable {
    package let post: Post
    private let places: [PostPosition: Documents.Position]

    init(post: Post, places: [PostPosition: Documents.Position]) {
        self.post = post
        self.places = places
    }

    /// Reads YAML or JSON. Every mistake of the file is found at once.
    ///
    /// - Parameters:
    ///   - bytes: the file, UTF-8, at most 1 MiB.
    ///   - file: what messages call the file.
    ///   - channels: the channels that a post can be for; nil leaves that to the caller.
    /// - Returns: the post, or every mistake, in the order of the file.
    package static func parse(
        _ bytes: [UInt8], file: String, channels: [String]? = nil
    ) -> Result<PostDocument, PostMistakes> {
        let log = MistakeLog(file: file)
        var reader = PostReader(log: log, channels: channels)
        if let node = node(bytes, log: log), let document = reader.read(node), log.isEmpty {
            return .success(document)
        }
        return .failure(PostMistakes(mistakes: log.mistakes))
    }

    /// What begins as JSON is read as JSON: YAML has no pairs of surrogates, as programs write an emoji.
    private static func node(_ bytes: [UInt8], log: MistakeLog) -> Node? {
        let limits = YAML.Limits()
        guard JSON.isLikely(bytes) else { return YAML.parse(bytes, log: log, limits: limits) }
        return JSON.parse(bytes, log: log, limits: JSON.Limits(bytes: limits.bytes, depth: limits.depth))
    }

    /// Where in the file a part of the post stands, so that the gate's findings can be told with a line.
    package func place(of position: PostPosition) -> Documents.Position {
        places[position.withoutCharacters] ?? position.picture.flatMap { places[.picture($0)] } ?? .start
    }
}

/// Everything that is wrong in one post file; never empty.
package struct PostMistakes: Error, Hashable, Sendable {
    /// In the order of the file.
    package let mistakes: [Mistake]
}
