/// One leaf of the log: commitments alone, never a name, a stable pseudonym or a picture's digest (specification, section 2).
package struct Entry: Hashable, Sendable {
    /// All that concerns people is of the one kind `child`: the kind tells nothing.
    package enum Kind: String, Sendable, CaseIterable {
        case child, post, erase, key, config, clock
    }

    package static let maximumCommitments = 1024
    package static let maximumBytes = 65_536

    package let kind: Kind
    /// 1 to 1024; the one at 0 commits to a body of type `commit`.
    package let commitments: [Digest]

    package init(kind: Kind, commitments: [Digest]) {
        precondition((1...Self.maximumCommitments).contains(commitments.count), "an entry has 1 to 1024 commitments")
        self.kind = kind
        self.commitments = commitments
    }

    package var bytes: [UInt8] {
        let list = commitments.map { "\"\($0.base64)\"" }.joined(separator: ",")
        return Array("{\"c\":[\(list)],\"k\":\"\(kind.rawValue)\",\"v\":1}".utf8)
    }

    /// - Throws: `canonical` where it is not canonical JSON or too long, else `entry`.
    package init(parsing bytes: [UInt8]) throws(LedgerFault) { self = try EntryReader.entry(bytes.span) }
}
