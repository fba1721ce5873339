package import Hummingbird

/// What a form's bytes come to, one after the other: a head, pieces of a body (none of them empty, cut anywhere), an end,
/// and so on for each part.
package enum MultipartEvent: Equatable, Sendable {
    case head(MultipartHead)
    case body(ByteBuffer)
    case end
}

/// What stands before a part's content.
package struct MultipartHead: Equatable, Sendable {
    package let name: String
    /// As it was sent. A label for people and for matching against a list; never a path, never the name of a file of ours.
    package let filename: String?
    package let contentType: MediaTypeName?

    package var isFile: Bool { filename != nil }

    package init(name: String, filename: String? = nil, contentType: MediaTypeName? = nil) {
        self.name = name
        self.filename = filename
        self.contentType = contentType
    }
}
