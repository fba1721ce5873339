import Ledger
package import Storage

/// The keys that sign a log's checkpoints, and how one takes the other's place.
package struct LedgerKeys: Sendable {
    /// A key as others take it.
    package struct Public: Hashable, Sendable {
        /// `origin+id+base64`, for policies.
        package let vkey: String
        /// For `openssl pkeyutl -pubin`.
        package let pem: String
    }

    private let house: House
    package init(_ house: House) { self.house = house }

    /// The keys that sign now, the older first.
    ///
    /// - Throws: `StorageError` where there is no signer.
    package static func all(of folder: DataFolder) throws(StorageError) -> [Public] {
        let origin = try folder.signer.state().checkpoint.origin
        return try folder.signer.keys().map { key in
            Public(vkey: key.verifierKey(name: origin).description, pem: key.publicPEM)
        }
    }

    /// A new key signs from now on, beside the old one.
    ///
    /// - Throws: `ServiceError` where two keys sign already, or not two people have agreed; `StorageError`.
    package func rotate(approvers: [String]) throws -> [Public] {
        try Self.check(approvers)
        let keys = try Self.all(of: house.folder)
        let isTold =
            try keys.count == 2 && house.store.snapshot { try $0.signingKeys().contains { $0.vkey == keys[1].vkey } }
        guard !isTold else {
            throw ServiceError(
                .badInput, "two keys sign already: take the older away first with synas ledger key retire")
        }
        try house.store.inTurn { _ in try house.folder.signer.makeNextKey() }
        let new = try Self.all(of: house.folder)
        try commit(.adopted, new[1].vkey, approvers)
        return new
    }

    /// The older key signs no more, and is gone.
    ///
    /// - Throws: `ServiceError` where only one signs, or not two people have agreed; `StorageError`.
    package func retire(approvers: [String]) throws -> [Public] {
        try Self.check(approvers)
        let keys = try Self.all(of: house.folder)
        guard keys.count == 2 else {
            throw ServiceError(.badInput, "only one key signs: make its successor first with synas ledger key rotate")
        }
        let isTold = try house.store.snapshot {
            try $0.signingKeys().contains { $0.vkey == keys[0].vkey && $0.action == .retired }
        }
        if !isTold { try commit(.retired, keys[0].vkey, approvers) }
        try house.store.inTurn { _ in try house.folder.signer.dropOldKey() }
        return try Self.all(of: house.folder)
    }

    private static func check(_ approvers: [String]) throws(ServiceError) {
        guard Approvers.areTwo(approvers, by: \.self, where: \.isOpaque) else {
            throw ServiceError(
                .usage, "a key changes when two have agreed: give --approved-by twice, with the ids of two people")
        }
    }

    private func commit(_ action: SigningKeyChange.Action, _ vkey: String, _ approvers: [String]) throws {
        let change = SigningKeyChange(vkey: vkey, action: action, approvers: approvers)
        try house.store.commit { reader in
            let draft = house.draft(.key, at: try house.nowForNarrowing(reader))
            return Commit(Storage.Change(signingKeys: [change]), entry: draft, result: ())
        }
    }
}
