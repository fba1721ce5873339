internal import GRDB
internal import Ledger

/// Signs what was appended since the last signature, and nothing else. Called within a turn alone.
struct Signer: Sendable {
    let folder: SignerFolder

    /// Brings the signature up to the database, where the database continues what was signed.
    ///
    /// - Throws: `ledgerDiverged` where it does not: the database was put back, cut short or changed.
    func follow(_ db: Database) throws(StorageError) {
        let state = try folder.state()
        let head = try TreeHead.read(db)
        guard head.frontier != state.frontier else { return }
        guard head.frontier.size > state.frontier.size else { throw Self.diverged }
        var frontier = state.frontier
        try LeafRows.each(db, from: state.frontier.size) { frontier.append(Tree.leaf($0)) }
        guard frontier == head.frontier else { throw Self.diverged }
        let keys = try folder.keys()
        // A key that was put in the place of ours would be trusted by nobody, and found out too late.
        guard keys.contains(where: { state.note.isSigned(by: $0, name: state.checkpoint.origin) }) else {
            throw SignerFolder.missing
        }
        try folder.write(SignerState(frontier, origin: state.checkpoint.origin, by: keys))
    }

    /// The key that signs, as the ledger names it.
    func vkey() throws(StorageError) -> String {
        try folder.key().verifierKey(name: folder.state().checkpoint.origin).description
    }

    static let diverged = StorageError(
        .ledgerDiverged,
        "Cannot write: the database is not the one that was signed last; it was put back to an earlier state or changed. "
            + "Run synas ledger verify, then restore the newest backup with synas restore.")
}
