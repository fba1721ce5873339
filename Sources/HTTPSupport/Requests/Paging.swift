/// Which piece of a list is asked for: `limit` entries after the one that `after` stands for.
package struct Paging: Equatable, Sendable {
    package let limit: Int
    /// The key that ``cursor(_:)`` was made of; nil: from the beginning.
    package let after: String?

    package static let names = ["limit", "after"]

    /// `query`: was read with ``names`` among what it knows.
    package init(_ query: QueryParameters) throws(Problem) {
        limit = try query.int("limit", in: 1...200) ?? 50
        guard let cursor = query["after"] else {
            after = nil
            return
        }
        guard cursor.utf8.count <= 1024, let bytes = Base64URL.decoded(cursor),
            let key = String(validating: bytes, as: UTF8.self), !key.isEmpty
        else { throw Problem(.badRequest, "after is wrong: take it from `next` of the answer before") }
        after = key
    }

    /// The key of the last entry given out, for `next`. Opaque to who asks; it hides nothing.
    package static func cursor(_ key: String) -> String { Base64URL.encoded(Array(key.utf8)) }
}
