package import Ledger

/// What signs checkpoints, and remembers what it signed: outside the database, so that a database that was put back to an
/// earlier state gets no signature. `signer/` may be a link to another disk.
///
///     signer/key.pem      the private key (Ed25519, PKCS 8), 0600
///     signer/next.pem     while keys change: the newer one, which signs too
///     signer/cosigned     signed checkpoints that witnesses have cosigned
///     signer/state        the last checkpoint that was signed, with the tree's frontier
///     signer/tombstones   who was erased, so that a restored backup erases them again
package struct SignerFolder: Hashable, Sendable {
    static let name = "signer"
    let folder: Folder

    var keyFile: String { folder.child("key.pem") }
    var nextKeyFile: String { folder.child("next.pem") }
    var stateFile: String { folder.child("state") }
    package var tombstonesFile: String { folder.child("tombstones") }

    /// Whether a signer was made here.
    var exists: Bool { folder.kind(of: stateFile) == .file }

    /// Makes a key and a log of no entries, with a name of its own. What a making that was cut short left is taken up.
    ///
    /// - Throws: `diskFull`, `readOnly`, `inputOutput`.
    func create() throws(StorageError) {
        try folder.make(mode: 0o700)
        if folder.kind(of: keyFile) != .file { try DurableFile.write([UInt8](SigningKey().pem.utf8), to: keyFile) }
        try write(SignerState(Frontier(), origin: Origin().description, by: key()))
    }

    /// - Throws: `signerMissing` where there is none or it cannot be read.
    func key() throws(StorageError) -> SigningKey { try read(keyFile) }

    /// All keys that sign: two while one takes the other's place, the older first.
    ///
    /// - Throws: `signerMissing` where one cannot be read.
    package func keys() throws(StorageError) -> [SigningKey] {
        let key = try key()
        return try folder.kind(of: nextKeyFile) == .file ? [key, read(nextKeyFile)] : [key]
    }

    private func read(_ keyFile: String) throws(StorageError) -> SigningKey {
        guard folder.kind(of: keyFile) == .file,
            let key = try? SigningKey(pem: String(decoding: try DurableFile.read(keyFile), as: UTF8.self))
        else { throw Self.missing }
        return key
    }

    /// Makes a second key, which signs beside the first from the next signature on. One that is there already stays. Only
    /// within a turn.
    package func makeNextKey() throws(StorageError) {
        guard folder.kind(of: nextKeyFile) != .file else { return }
        try DurableFile.write([UInt8](SigningKey().pem.utf8), to: nextKeyFile)
    }

    /// Puts the second key in the first one's place; the older is gone. Only within a turn.
    package func dropOldKey() throws(StorageError) {
        try Folder.move(nextKeyFile, to: keyFile)
        try folder.sync()
    }

    /// - Throws: `signerMissing` where there is none or it cannot be read.
    package func state() throws(StorageError) -> SignerState {
        guard exists, let state = SignerState(try DurableFile.read(stateFile)) else { throw Self.missing }
        return state
    }

    /// On disk when this returns: only then may the signature be shown to anyone.
    package func write(_ state: SignerState) throws(StorageError) {
        try DurableFile.write(state.bytes, to: stateFile)
    }

    static let missing = StorageError(
        .signerMissing,
        "Cannot write: the signer's folder (signer/ in the data folder) is missing or damaged, so nothing can be signed. "
            + "Put it back, or restore the data folder with synas restore.")
}

/// The last checkpoint that was signed, and the frontier of its tree: enough to sign what was appended since, and to refuse
/// anything else.
package struct SignerState: Hashable, Sendable {
    package let frontier: Frontier
    package let note: SignedNote
    package let checkpoint: Checkpoint

    private static let header = "synas.v1/signer\nfrontier "

    package init(_ frontier: Frontier, origin: String, by key: SigningKey) {
        self.init(frontier, origin: origin, by: [key])
    }

    package init(_ frontier: Frontier, origin: String, by keys: [SigningKey]) {
        self.frontier = frontier
        checkpoint = Checkpoint(origin: origin, size: frontier.size, root: frontier.root)
        var note = SignedNote(text: checkpoint.text)
        for key in keys { note.sign(with: key, name: origin) }
        self.note = note
    }

    package var bytes: [UInt8] {
        [UInt8]((Self.header + Base64.text(frontier.bytes) + "\n").utf8) + note.bytes
    }

    /// Nil where the file is not one of ours, or its parts contradict each other.
    package init?(_ bytes: [UInt8]) {
        let header = [UInt8](Self.header.utf8)
        guard bytes.starts(with: header), let end = bytes[header.count...].firstIndex(of: 0x0A),
            let coded = Base64.decode(String(decoding: bytes[header.count..<end], as: UTF8.self)),
            let frontier = Frontier(bytes: coded),
            let note = try? SignedNote(parsing: [UInt8](bytes[(end + 1)...])),
            let checkpoint = try? Checkpoint(parsing: note.text),
            checkpoint.size == frontier.size, checkpoint.root == frontier.root
        else { return nil }
        self.frontier = frontier
        self.note = note
        self.checkpoint = checkpoint
    }
}
