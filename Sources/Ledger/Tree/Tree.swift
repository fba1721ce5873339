/// The Merkle tree of RFC 6962 section 2.1. Leaves and nodes are hashed apart, so that neither can stand for the other.
package enum Tree {
    private static let leafTag: [UInt8] = [0]

    package static let empty = Digest.sha256([])

    package static func leaf(_ entry: [UInt8]) -> Digest { leaf(entry.span) }

    package static func leaf(_ entry: Span<UInt8>) -> Digest { Digest.sha256(leafTag.span, entry) }

    package static func node(_ left: Digest, _ right: Digest) -> Digest { Digest.sha256(1, left, right) }
}
