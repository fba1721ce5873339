import Ledger
package import Storage

/// Verifies the ledger in a data folder, against what its signer last signed: a database that was put back, cut short or
/// changed contradicts it. Reads alone.
package struct LedgerFolderCheck: Sendable {
    private let folder: DataFolder
    private let trust: LedgerTrust

    /// `trust`: without a policy, the keys that lie in the signer's folder are trusted, and no witness.
    package init(_ folder: DataFolder, _ trust: LedgerTrust) {
        self.folder = folder
        self.trust = trust
    }

    /// - Throws: `ServiceError` (`usage`), `StorageError` where the folder cannot be read or has no signer.
    package func find() throws -> LedgerFinding {
        let store = try folder.openForReading()
        return try store.snapshot { reader in
            // What was signed before this reading began, or later: a database is never older than its signature.
            let state = try folder.signer.state()
            let tree = try reader.tree()
            if tree.size == 0, state.checkpoint.size == 0 {
                return LedgerFinding(LedgerResult(.selfAttested), of: .folder)
            }
            var finding = try check(reader, tree, state)
            finding.unsigned = max(0, tree.size - state.checkpoint.size)
            if finding.at >= 0 {
                let first = try reader.opening(at: LedgerPosition(leaf: finding.at, place: 0))
                finding.moment = (first?.opening.opening?.body).flatMap(EntryMoment.of)
            }
            return finding
        }
    }

    private func check(_ reader: any Reader, _ tree: Frontier, _ state: SignerState) throws -> LedgerFinding {
        let origin = state.checkpoint.origin
        let isSigned = state.checkpoint.size == tree.size && state.checkpoint.root == tree.root
        // Where the tree is not what was signed, nobody's signature ends the lines: one that this verification alone trusts
        // does, and the signed one is held against them.
        let own = SigningKey()
        let ending =
            isSigned ? state.note : Checkpoint(origin: origin, size: tree.size, root: tree.root).signed(by: own)
        let policy = try policy(origin, isSigned ? nil : own.verifierKey(name: origin))
        guard (try? policy.check(state.note, origin: origin)) != nil else {
            let at = max(0, state.checkpoint.size - 1)
            return LedgerFinding(LedgerResult(.invalid, at: at, why: .signature), of: .folder)
        }
        let cosigned = try LedgerLines.current(folder.signer, origin)
        let last = [ending] + cosigned.filter { LedgerLines.size($0) == tree.size }
        let lines = LedgerLines(reader: reader, notes: cosigned)
        return try verify(lines, upTo: tree.size, last, policy, isSigned ? trust.known : trust.known + [state.note])
    }

    private func policy(_ origin: String, _ own: VerifierKey?) throws -> TrustPolicy {
        if trust.lines != nil { return try trust.policy(adding: own) }
        let keys = try folder.signer.keys().map { $0.verifierKey(name: origin) } + (own.map { [$0] } ?? [])
        return try LedgerTrust.policy([UInt8](keys.map { "log \($0)\n" }.joined().utf8) + Array("quorum none\n".utf8))
    }

    private func verify(
        _ lines: LedgerLines, upTo size: Int, _ last: [SignedNote], _ policy: TrustPolicy, _ known: [SignedNote]
    ) throws -> LedgerFinding {
        var verifier = try LedgerFileCheck.asUsage { () throws(LedgerFault) in
            try BundleVerifier(policy: policy, known: known)
        }
        do {
            try lines.write(upTo: size, ending: last) { line in
                verifier.feed(line)
                if verifier.hasFailed { throw Enough() }
            }
        } catch is Enough {
        } catch let gap as LedgerLines.Gap {
            return LedgerFinding(LedgerResult(.invalid, at: gap.index, why: .form), of: .folder)
        }
        let result = try LedgerFileCheck.asUsage { () throws(LedgerFault) in try verifier.finish() }
        return LedgerFinding(result, of: .folder)
    }

    /// The verifier knows already.
    private struct Enough: Error {}
}
