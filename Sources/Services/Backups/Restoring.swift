package import Consent
import Ledger
import Storage

/// Makes a data folder from a backup (docs/backup.md). It has its name only when everything in it was checked, erasures were carried out
/// again, and the ledger says what is missing.
package struct Restoring: Sendable {
    private let surroundings: Surroundings

    package init(surroundings: Surroundings = .system()) { self.surroundings = surroundings }

    /// What is restored, from where, and on whose word.
    package struct Request: Sendable {
        package var content: String
        package var keys: String
        package var place: String
        /// The signer's folder that survived; nil where it is lost.
        package var signer: String?
        /// Why the ledger goes on from an earlier state; nil where it is not to.
        package var ground: String?
        package var approvers: [String] = []

        package init(
            content: String, keys: String, place: String, signer: String? = nil, ground: String? = nil,
            approvers: [String] = []
        ) {
            self.content = content
            self.keys = keys
            self.place = place
            self.signer = signer
            self.ground = ground
            self.approvers = approvers
        }
    }

    package struct Restored: Sendable {
        package let place: String
        /// When the backup was made.
        package let made: Moment
        package let files: Int
        package let bytes: Int
        /// Entries of the restored ledger, before anything was added.
        package let entries: Int
        /// The name under which the ledger goes on, where a new epoch was opened.
        package let epoch: String?
        /// Entries that were signed and are lost; nil where nobody knows.
        package let lost: Int?
        /// People who were erased again.
        package let erased: Int
    }

    /// - Throws: `StorageError` (`occupied`, `badBackup`, `ledgerDiverged` where a ground and two approvers are needed),
    ///   `ServiceError`. There is no folder then.
    package func restore(_ request: Request) async throws -> Restored {
        if let ground = request.ground {
            try ErasureRequest(PersonReference(""), ground: ground, approvers: request.approvers).check()
        }
        let draft = try RestoreDraft(request.content, keys: request.keys, to: request.place, signer: request.signer)
        try draft.check()
        let (epoch, lost) = try goOn(draft, request)
        let erased = try await eraseAgain(draft, request)
        try draft.release()
        return Restored(
            place: request.place, made: draft.label.made, files: draft.files, bytes: draft.bytes,
            entries: draft.label.size, epoch: epoch?.origin.description, lost: epoch == nil ? 0 : lost, erased: erased)
    }

    private func goOn(_ draft: RestoreDraft, _ request: Request) throws -> (Epoch?, lost: Int?) {
        switch try draft.standing() {
        case .current: return (nil, 0)
        case .other:
            throw StorageError(
                .ledgerDiverged,
                "Cannot restore: the backup's ledger is not the beginning of what the signer signed. Use another backup, or the "
                    + "signer that belongs to it.")
        case .behind(let lost):
            guard let ground = request.ground, request.approvers.count == 2 else { throw Self.needsGround(lost) }
            let entry = LedgerDraft(kind: .key, at: try now(draft), actor: surroundings.actor)
            return (try draft.openEpoch(ground: ground, approvers: request.approvers, entry: entry), lost)
        }
    }

    private static func needsGround(_ lost: Int?) -> StorageError {
        let what =
            lost.map { $0 == 1 ? "1 ledger entry that was signed is" : "\($0) ledger entries that were signed are" }
            .map { "\($0) not in the backup" } ?? "nobody can tell what was signed after the backup"
        return StorageError(
            .ledgerDiverged,
            "Cannot restore yet: \(what). Say why the ledger goes on from there with --ground, and who agreed with "
                + "--approved-by twice; it will say so for good.")
    }

    /// Never before what was recorded last.
    private func now(_ draft: RestoreDraft) throws -> Moment {
        let last = try draft.data.openForReading().snapshot { try $0.lastRecorded() }
        return max(surroundings.now(), last ?? surroundings.now())
    }

    private func eraseAgain(_ draft: RestoreDraft, _ request: Request) async throws -> Int {
        let stones = try draft.data.signer.tombstones()
        if stones.isEmpty { return 0 }
        let house = try House.open(
            draft.data.path, for: .writing(patience: .seconds(10)), surroundings: surroundings)
        let ground = request.ground ?? "erased before the restore"
        return try await Erasing(house).again(stones, ground: ground, approvers: request.approvers)
    }
}
