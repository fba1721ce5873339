internal import GRDB
package import Ledger

/// That a ledger goes on from an earlier state than was signed: what was signed last, what is missing, why, and who agreed
/// (specification, section 7).
package struct Epoch: Hashable, Sendable {
    /// From here on.
    package let origin: Origin
    package let oldOrigin: Origin
    /// What was signed last under the old one, for all that is known.
    package let oldSize: Int
    package let oldRoot: Digest
    package let ground: String
    /// Opaque ids of two people.
    package let approvers: [String]

    package init(
        origin: Origin, oldOrigin: Origin, oldSize: Int, oldRoot: Digest, ground: String, approvers: [String]
    ) {
        self.origin = origin
        self.oldOrigin = oldOrigin
        self.oldSize = oldSize
        self.oldRoot = oldRoot
        self.ground = ground
        self.approvers = approvers
    }

    var body: BodyDraft {
        .plain(
            "epoch", about: nil,
            [
                "origin": .string(origin.description), "old_origin": .string(oldOrigin.description),
                "old_size": .integer(oldSize), "old_root": .string(oldRoot.base64), "ground": .string(ground),
                "approvers": .strings(approvers),
            ])
    }
}

extension SQLiteStore {
    /// Opens a new epoch: the entry that says so, then the signer's state, which goes on from there. Only for a data folder
    /// that nobody else can see yet.
    ///
    /// - Throws: `StorageError`.
    func open(_ epoch: Epoch, entry: LedgerDraft) throws {
        guard let writing else { return }
        try writing.turns.take {
            try DatabaseFault.translated {
                let frontier = try writing.database.write { db in
                    let keys = SealingKeys(writing.keyring)
                    let key = try writing.signer.folder.key().verifierKey(name: epoch.origin.description).description
                    try SQLiteWriter(db, entry).append([epoch.body, .adopted(key)], keys)
                    try keys.settle()
                    return try TreeHead.read(db).frontier
                }
                let keys = try writing.signer.folder.keys()
                try writing.signer.folder.write(SignerState(frontier, origin: epoch.origin.description, by: keys))
            }
        }
    }
}

/// `signer/left`: what was signed last under each origin that an epoch left, one line for each: origin, size, root.
extension SignerFolder {
    var leftFile: String { folder.child("left") }

    private func allLeft() throws(StorageError) -> [Checkpoint] {
        guard folder.kind(of: leftFile) == .file else { return [] }
        let lines = String(decoding: try DurableFile.read(leftFile), as: UTF8.self).split(separator: "\n")
        let left = lines.compactMap { line -> Checkpoint? in
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 3, let size = Int(words[1]), let root = Digest(base64: words[2]) else { return nil }
            return Checkpoint(origin: words[0], size: size, root: root)
        }
        guard left.count == lines.count else { throw Self.missing }
        return left
    }

    /// The longest that was signed under an origin that was left; nil where it never was.
    func left(_ origin: Origin) throws(StorageError) -> Checkpoint? {
        try allLeft().filter { $0.origin == origin.description }.max { $0.size < $1.size }
    }

    func leave(_ checkpoint: Checkpoint) throws(StorageError) {
        let all = try allLeft() + [checkpoint]
        let text = all.map { "\($0.origin) \($0.size) \($0.root.base64)\n" }.joined()
        try DurableFile.write([UInt8](text.utf8), to: leftFile)
    }
}
