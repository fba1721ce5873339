/// Verifies a bundle that is fed to it piece by piece, read once from the front (specification, sections 5 to 7). What it
/// keeps grows with the people and with what was erased, and by two bytes an entry; never with the length of the pieces.
package struct BundleVerifier: Sendable {
    /// Without its line end.
    static let maximumLine = 2_097_152

    enum Stage: Sendable { case first, entries, ended }

    let policy: TrustPolicy
    var known: KnownCheckpoints
    var stage = Stage.first
    /// The beginning of a line whose end has not come yet.
    private var held: [UInt8] = []
    private var failure: (why: LedgerFault.Code, at: Int)?
    /// Where the fault lies, if not at the last entry read.
    var faultAt: Int?

    /// Entries read, with one that is at fault.
    var entries = 0
    var entry = OpenEntry()
    var hasOpenEntry = false
    var tree = Frontier()
    var streams = StreamBook()
    var pairs = PairBook()
    var reader = BodyReader()
    /// The prefix of a commitment, then the nonce that was read last.
    var commitmentHead = Opening.prefix

    var checkpoints = 0
    var lastIsCheckpoint = false
    /// Of the last checkpoint.
    var isWitnessed = false
    var origin: Origin?
    var origins: Set<String> = []
    var left: [KnownCheckpoints.Left] = []

    /// Verifies against a policy and checkpoints that the verifying party has from elsewhere.
    ///
    /// - Throws: `form` or `signature` where a known checkpoint is not one that a trusted log signed: an error of use.
    package init(policy: TrustPolicy, known: [SignedNote] = []) throws(LedgerFault) {
        self.policy = policy
        self.known = try KnownCheckpoints(known, policy)
        self.known.pass(tree)
    }

    /// Whether the rest need not be read.
    package var hasFailed: Bool { failure != nil }

    package mutating func feed(_ bytes: [UInt8]) { feed(bytes.span) }

    package mutating func feed(_ bytes: Span<UInt8>) {
        var start = 0
        while start < bytes.count, !hasFailed {
            if stage == .ended { return fail(.form) }
            var isASCII = false
            guard let end = LineEnd.find(bytes, from: start, isASCII: &isASCII) else {
                return hold(bytes.extracting(start..<bytes.count))
            }
            let piece = bytes.extracting(start..<end)
            if held.isEmpty { take(piece, isASCII: isASCII) } else { takeHeld(piece) }
            start = end + 1
        }
    }

    private mutating func hold(_ piece: Span<UInt8>) {
        guard held.count + piece.count <= Self.maximumLine else { return fail(.form) }
        held.reserveCapacity(held.count + piece.count)
        for index in 0..<piece.count { held.append(piece[index]) }
    }

    private mutating func takeHeld(_ piece: Span<UInt8>) {
        hold(piece)
        guard !hasFailed else { return }
        var line: [UInt8] = []
        swap(&line, &held)
        take(line.span, isASCII: false)
        // Its storage is used again.
        line.removeAll(keepingCapacity: true)
        swap(&line, &held)
    }

    private mutating func take(_ line: Span<UInt8>, isASCII: Bool) {
        guard line.count <= Self.maximumLine, isASCII || UTF8Text.isValid(line) else { return fail(.form) }
        do { try read(line) } catch { fail(error.code) }
    }

    private mutating func fail(_ why: LedgerFault.Code) { failure = (why, faultAt ?? entries - 1) }
}

extension BundleVerifier {
    /// The bundle has ended.
    ///
    /// - Throws: `origin` where all else passes but a known checkpoint is of another log: an error of use.
    package consuming func finish() throws(LedgerFault) -> LedgerResult {
        if !hasFailed, stage != .ended || !held.isEmpty { fail(.form) }
        if !hasFailed { do { try end() } catch { fail(error.code) } }
        if !hasFailed, let at = try known.divergence(size: tree.size, origins: origins, left: left) {
            return result(.diverged, why: .diverged, at: at)
        }
        guard let failure else { return result(isWitnessed ? .witnessed : .selfAttested, why: nil, at: -1) }
        return result(.invalid, why: failure.why, at: failure.at)
    }

    private func result(_ outcome: LedgerResult.Outcome, why: LedgerFault.Code?, at: Int) -> LedgerResult {
        LedgerResult(
            outcome: outcome, at: at, why: why, entries: entries, checkpoints: checkpoints, opened: pairs.opened,
            erased: pairs.erased, gap: left.count, root: tree.size > 0 ? tree.root : nil)
    }
}
