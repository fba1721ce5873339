package import Ledger

/// What a witness keeps: a key of its own, the logs that it looks at, and what it last signed of each. Nothing of it lies in a
/// data folder.
///
///     witness     says that this is one, with its name
///     key.pem     the private key (Ed25519, PKCS 8), 0600
///     logs        verifier keys of the logs, one on a line
///     state       `ORIGIN SIZE ROOT` of each log, one on a line
///     lock        held for one signature
package struct WitnessFolder: Hashable, Sendable {
    private static let header = "synas.v1/witness\n"

    private let folder: Folder
    /// The key's name, as notes have it.
    package let name: String

    private var keyFile: String { folder.child("key.pem") }
    private var logsFile: String { folder.child("logs") }
    private var stateFile: String { folder.child("state") }
    private static func marker(_ folder: Folder) -> String { folder.child("witness") }

    /// Makes a witness with a new key; one that was cut short is finished.
    ///
    /// - Throws: `occupied` where a witness, or anything else, is there; `invalid` for a name that notes cannot hold.
    package static func create(at path: String, name: String) throws(StorageError) {
        let folder = Folder(path: path)
        let ours: Set = ["key.pem", "logs", "state", "lock"]
        guard try folder.names().allSatisfy({ ours.contains($0) || DurableFile.isTemporary($0) }) else {
            throw StorageError(
                .occupied, "Cannot make a witness at \(path): something else is there. Choose a new or an empty folder."
            )
        }
        let key = SigningKey()
        guard (try? VerifierKey(parsing: key.verifierKey(name: name, type: .witness).description)) != nil else {
            throw StorageError(
                .invalid,
                "Cannot make a witness of that name: leave out white space and plus signs, as in witness.example")
        }
        try folder.make(mode: 0o700)
        let witness = WitnessFolder(folder: folder, name: name)
        if folder.kind(of: witness.keyFile) != .file {
            try DurableFile.write([UInt8](key.pem.utf8), to: witness.keyFile)
        }
        for file in [witness.logsFile, witness.stateFile] { try DurableFile.write([], to: file) }
        try DurableFile.write([UInt8]((header + name + "\n").utf8), to: marker(folder))
    }

    private init(folder: Folder, name: String) {
        self.folder = folder
        self.name = name
    }

    /// - Throws: `notADataFolder` where there is no witness.
    package init(opening path: String) throws(StorageError) {
        folder = Folder(path: path)
        guard folder.kind(of: Self.marker(folder)) == .file else {
            throw StorageError(
                .notADataFolder, "Cannot read \(path): there is no witness. Make one with synas witness init.")
        }
        let text = String(decoding: try DurableFile.read(Self.marker(folder)), as: UTF8.self)
        guard text.hasPrefix(Self.header), text.hasSuffix("\n") else { throw Self.damaged(path) }
        name = String(text.dropFirst(Self.header.count).dropLast())
    }

    static func damaged(_ path: String) -> StorageError {
        StorageError(
            .corrupt,
            "Cannot read \(path): it is damaged. A witness that does not know what it signed last must not sign: "
                + "put it back from a copy that is as new, or make a new witness.")
    }

    /// - Throws: `corrupt`, `inputOutput`.
    package func key() throws(StorageError) -> SigningKey {
        guard let key = try? SigningKey(pem: String(decoding: try DurableFile.read(keyFile), as: UTF8.self)) else {
            throw Self.damaged(keyFile)
        }
        return key
    }

    /// What others put into their policy.
    ///
    /// - Throws: as `key`.
    package func vkey() throws(StorageError) -> VerifierKey { try key().verifierKey(name: name, type: .witness) }

    /// Does work that no other process of this witness does at the same time.
    ///
    /// - Throws: `locked`, or what the work throws.
    package func inTurn<Result>(_ work: () throws -> Result) throws -> Result {
        try WriteTurns(path: folder.child("lock"), patience: .seconds(10)).take(work)
    }
}

extension WitnessFolder {
    /// - Throws: `corrupt`, `inputOutput`.
    package func logs() throws(StorageError) -> [VerifierKey] {
        let lines = String(decoding: try DurableFile.read(logsFile), as: UTF8.self).split(separator: "\n")
        let keys = lines.compactMap { try? VerifierKey(parsing: String($0)) }
        guard keys.count == lines.count else { throw Self.damaged(logsFile) }
        return keys
    }

    /// Only within a turn.
    package func write(_ logs: [VerifierKey]) throws(StorageError) {
        try DurableFile.write([UInt8](logs.map { "\($0)\n" }.joined().utf8), to: logsFile)
    }

    /// - Throws: `corrupt`, `inputOutput`.
    package func state() throws(StorageError) -> WitnessState {
        let lines = String(decoding: try DurableFile.read(stateFile), as: UTF8.self).split(separator: "\n")
        var heads: [String: WitnessState.Head] = [:]
        for line in lines {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3, let size = Int(parts[1]), size >= 0, let root = Digest(base64: parts[2]),
                heads[parts[0]] == nil
            else { throw Self.damaged(stateFile) }
            heads[parts[0]] = WitnessState.Head(size: size, root: root)
        }
        return WitnessState(heads: heads)
    }

    /// On disk when this returns: only then may the cosignature leave. Only within a turn.
    package func write(_ state: WitnessState) throws(StorageError) {
        let lines = state.heads.sorted { $0.key < $1.key }.map {
            "\($0.key) \($0.value.size) \($0.value.root.base64)\n"
        }
        try DurableFile.write([UInt8](lines.joined().utf8), to: stateFile)
    }
}
