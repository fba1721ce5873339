import Consent
import Ledger

@testable import Storage

/// What a ledger holds, read whole: for small ones.
struct LedgerView {
    let entries: [Entry]
    let bytes: [[UInt8]]
    /// Every body that can be opened, by where it stands.
    let bodies: [LedgerPosition: JSONValue]
    let openings: [StoredOpening]
    let tree: Frontier

    init(_ store: SQLiteStore) throws {
        var bytes: [[UInt8]] = []
        var openings: [StoredOpening] = []
        tree = try store.snapshot { reader in
            let tree = try reader.tree()
            try reader.eachEntry(0..<tree.size) { entry in
                bytes.append(entry.bytes)
                openings += entry.openings
            }
            return tree
        }
        self.bytes = bytes
        self.openings = openings
        entries = try bytes.map { try Entry(parsing: $0) }
        bodies = try Dictionary(
            uniqueKeysWithValues: openings.compactMap { stored in
                try stored.opening.map { (stored.position, try JSONValue.parse(canonical: $0.body)) }
            })
    }

    /// The bodies of a type, in their order.
    func bodies(_ type: String) -> [JSONValue] {
        bodies.sorted { $0.key < $1.key }.map(\.value).filter { $0["type"]?.string == type }
    }

    /// What is told of a person in a stream, in order.
    func events(of person: String, _ stream: String) -> [JSONValue] {
        bodies("person").filter { $0["person"]?.string == person && $0["stream"]?.string == stream }
            .flatMap { $0["events"]?.array ?? [] }
    }

    /// The root as RFC 6962 section 2.1 defines it, from the leaves alone.
    var naiveRoot: Digest { Self.root(bytes.map { Tree.leaf($0) }[...]) }

    private static func root(_ leaves: ArraySlice<Digest>) -> Digest {
        guard leaves.count > 1, let first = leaves.indices.first else { return leaves.first ?? Tree.empty }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        return Tree.node(root(leaves[..<(first + half)]), root(leaves[(first + half)...]))
    }
}
