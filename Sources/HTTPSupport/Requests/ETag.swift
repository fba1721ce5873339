internal import HTTPTypes
package import Hummingbird

/// A strong entity tag (RFC 9110, section 8.8.3).
package struct ETag: Equatable, Sendable {
    private let opaque: String

    /// `opaque`: letters, digits and the like, such as a hash in hexadecimal digits; other characters are dropped.
    package init(_ opaque: String) {
        self.opaque = String(decoding: opaque.utf8.filter { (0x21...0x7E).contains($0) && $0 != 0x22 }, as: UTF8.self)
    }

    package var header: String { "\"\(opaque)\"" }

    /// The sender has this already: `If-None-Match` names it, or `*`. Weak tags count as strong ones, as they must for GET
    /// (section 13.1.2). What cannot be read matches nothing: then the whole is sent.
    package func isMatched(by request: Request) -> Bool {
        let lists = request.headers[values: .ifNoneMatch]
        if lists.count == 1, lists[0] == "*" { return true }
        return lists.contains { Self.tags($0)?.contains(opaque) ?? false }
    }

    private static func tags(_ list: String) -> [String]? {
        var tags: [String] = []
        var rest = list.utf8[...]
        while true {
            rest = rest.drop { HTTPToken.isBlank($0) || $0 == UInt8(ascii: ",") }
            if rest.isEmpty { return tags }
            if rest.starts(with: "W/".utf8) { rest = rest.dropFirst(2) }
            guard rest.popFirst() == UInt8(ascii: "\"") else { return nil }
            let tag = rest.prefix { $0 != UInt8(ascii: "\"") }
            rest = rest[tag.endIndex...]
            guard rest.popFirst() != nil else { return nil }
            tags.append(String(decoding: tag, as: UTF8.self))
        }
    }
}

extension Response {
    /// 304, with the tag and without a body.
    package static func notModified(_ tag: ETag) -> Response {
        var response = Response(status: .notModified, headers: [.eTag: tag.header])
        // Would speak of the picture's length (RFC 9110, section 8.6), which is not 0.
        response.headers[.contentLength] = nil
        return response
    }

    package mutating func set(_ tag: ETag) { headers[.eTag] = tag.header }
}
