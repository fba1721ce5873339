/// Whom a verifier trusts: the log's keys, the witnesses, and how many of them must have seen a checkpoint
/// (specification, section 4; a subset of c2sp.org/tlog-policy).
package struct TrustPolicy: Hashable, Sendable {
    struct Witness: Hashable, Sendable {
        let name: [UInt8]
        let key: VerifierKey
    }

    struct Group: Hashable, Sendable {
        let name: [UInt8]
        /// From 1 to the number of members.
        let threshold: Int
        let members: [[UInt8]]
    }

    package internal(set) var logs: [VerifierKey] = []
    var witnesses: [Witness] = []
    /// In the order of the file: a group's members stand before it.
    var groups: [Group] = []
    /// Nil is `none`: never satisfied.
    var quorum: [UInt8]?

    init() {}

    package var witnessKeys: [VerifierKey] { witnesses.map(\.key) }

    /// Whether those witnesses satisfy the quorum.
    package func isSatisfied(by seen: Set<VerifierKey>) -> Bool {
        guard let quorum else { return false }
        var holds = Set(witnesses.filter { seen.contains($0.key) }.map(\.name))
        for group in groups where group.members.count(where: holds.contains) >= group.threshold {
            holds.insert(group.name)
        }
        return holds.contains(quorum)
    }
}

extension TrustPolicy {
    /// The witnesses whose cosignatures on a note hold.
    ///
    /// - Throws: `signature` where no trusted key whose name is the origin signed it, or a known key's signature is wrong.
    package func check(_ note: SignedNote, origin: String) throws(LedgerFault) -> Set<VerifierKey> {
        var holding: Set<VerifierKey> = []
        for signature in note.signatures {
            for key in logs + witnessKeys where key.signed(signature) {
                guard key.isValid(signature, for: note.text) else {
                    throw LedgerFault(.signature, "a signature of a known key is wrong")
                }
                holding.insert(key)
            }
        }
        guard holding.contains(where: { $0.type == .log && $0.name.utf8.elementsEqual(origin.utf8) }) else {
            throw LedgerFault(.signature, "no trusted key of the log signed the checkpoint")
        }
        return holding.filter { $0.type == .witness }
    }
}
