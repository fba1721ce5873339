import Consent
import Ledger
package import Storage

/// A witness: cosigns checkpoints of logs that only grow, and of each only one history.
package struct Witness: Sendable {
    private let folder: WitnessFolder
    private let surroundings: Surroundings

    /// - Throws: `StorageError` where there is no witness.
    package init(_ path: String, surroundings: Surroundings = .system()) throws(StorageError) {
        folder = try WitnessFolder(opening: path)
        self.surroundings = surroundings
    }

    /// What others put into their policy.
    ///
    /// - Throws: `StorageError`.
    package func vkey() throws(StorageError) -> String { try folder.vkey().description }

    /// Where a log stood when this witness last signed it; its size is nil before that.
    package struct Log: Hashable, Sendable {
        package let origin: String
        package let size: Int?
        /// In base64.
        package let root: String?
    }

    /// Every log that is trusted, by origin.
    ///
    /// - Throws: `StorageError`.
    package func logs() throws(StorageError) -> [Log] {
        let heads = try folder.state().heads
        return Set(try folder.logs().map(\.name)).sorted().map { origin in
            Log(origin: origin, size: heads[origin]?.size, root: heads[origin]?.root.base64)
        }
    }

    /// Looks at a log from now on.
    ///
    /// - Throws: `ServiceError` (`badInput`) where it is no log's key; `StorageError`.
    package func trust(_ vkey: String) throws {
        guard let key = try? VerifierKey(parsing: vkey), key.type == .log, Origin(key.name) != nil else {
            throw ServiceError(
                .badInput, "that is no key of a log: take it from synas ledger key, whole and in one line")
        }
        try folder.inTurn {
            let logs = try folder.logs()
            if !logs.contains(key) { try folder.write(logs + [key]) }
        }
    }

    /// Cosigns what a log asks, where it goes on from what was signed before. The new state is on disk before this returns.
    ///
    /// - Returns: the checkpoint with all its signatures and the witness's.
    /// - Throws: `ServiceError` (`badInput`, `witnessRefuses`) saying why it is not signed; `StorageError`.
    package func sign(_ request: [UInt8]) throws -> [UInt8] {
        guard let request = try? WitnessRequest(parsing: request) else {
            throw ServiceError(
                .badInput, "this is no request to a witness: make it with synas ledger checkpoint --for-witness")
        }
        return try folder.inTurn {
            let (state, checkpoint): (WitnessState, Checkpoint)
            do {
                (state, checkpoint) = try folder.state().granting(request, logs: folder.logs())
            } catch let refusal as WitnessRefusal {
                throw Self.refused(refusal, request)
            }
            let key = try folder.key()
            try folder.write(state)
            let seconds = Int(surroundings.now().rawValue / 1000)
            var note = request.note
            note.add(Cosignature(of: checkpoint.text, at: max(0, seconds), by: key).line(of: try folder.vkey()))
            return note.bytes
        }
    }

    private static func refused(_ refusal: WitnessRefusal, _ request: WitnessRequest) -> ServiceError {
        switch refusal {
        case .malformed:
            ServiceError(
                .badInput, "not signed: the request has no checkpoint, or an older one than it says: ask for a new one")
        case .unknownLog:
            ServiceError(
                .witnessRefuses,
                "not signed: this witness does not know the log: look who asks, then synas witness trust VKEY")
        case .wrongSignature:
            ServiceError(
                .witnessRefuses, "not signed: the log's own signature is wrong or missing: ask the log's operator")
        case .otherSize(let size) where size != request.old:
            ServiceError(
                .witnessRefuses,
                "not signed: this witness is at size \(size) of the log, not at \(request.old): ask again with --old \(size)"
            )
        case .inconsistent, .otherSize:
            ServiceError(
                .witnessRefuses,
                "not signed: the log does not go on from what this witness signed; it was forked or put back: keep this request and tell the auditor"
            )
        }
    }
}

extension Witness {
    /// Makes a witness with a key of its own.
    ///
    /// - Throws: `StorageError`.
    package static func found(_ path: String, name: String) throws(StorageError) -> Witness {
        try WitnessFolder.create(at: path, name: name)
        return try Witness(path)
    }
}
