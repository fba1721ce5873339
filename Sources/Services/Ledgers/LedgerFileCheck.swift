import Ledger

/// Verifies bundles and proofs: files from anyone, read once from the front in memory that does not grow with them.
package struct LedgerFileCheck: Sendable {
    private static let piece = 1 << 20

    private let policy: TrustPolicy
    private let known: [SignedNote]

    /// - Throws: `ServiceError` (`usage`) where there is no policy, or it cannot be understood.
    package init(_ trust: LedgerTrust) throws(ServiceError) {
        policy = try trust.policy()
        known = trust.known
    }

    /// A bundle or a proof, which tell themselves apart. `-` is standard input.
    ///
    /// - Throws: `ServiceError` (`usage`) where it cannot be read, or a known checkpoint is not signed or of another log.
    package func file(_ path: String, asProof: Bool = false) throws -> LedgerFinding {
        var verifier = try Self.asUsage { () throws(LedgerFault) in try BundleVerifier(policy: policy, known: known) }
        var proof: [UInt8]? = asProof ? [] : nil
        var isFirst = true
        try FileReading.eachPiece(of: path, size: Self.piece) { bytes in
            if isFirst, bytes.starts(with: LedgerProof.beginning) { proof = [] }
            isFirst = false
            if proof == nil { verifier.feed(bytes) } else { proof?.append(contentsOf: bytes) }
            return proof.map { $0.count <= LedgerProof.maximumBytes } ?? !verifier.hasFailed
        }
        if let proof { return Self.finding(proof: proof, policy) }
        let result = try Self.asUsage { () throws(LedgerFault) in try verifier.finish() }
        var finding = LedgerFinding(result, of: .bundle)
        finding.moment = finding.at < 0 || path == "-" ? nil : EntryMoment.inBundle(path, at: finding.at)
        return finding
    }

    static func finding(proof: [UInt8], _ policy: TrustPolicy) -> LedgerFinding {
        var finding = LedgerFinding(LedgerProof.verify(proof, policy: policy), of: .proof)
        if finding.outcome != .invalid, let parsed = try? LedgerProof(parsing: proof) {
            finding.body = String(decoding: parsed.opening.body, as: UTF8.self)
        }
        return finding
    }

    static func asUsage<Result>(_ work: () throws(LedgerFault) -> Result) throws(ServiceError) -> Result {
        do { return try work() } catch { throw LedgerTrust.usage("nothing was verified: \(error.text)") }
    }
}
