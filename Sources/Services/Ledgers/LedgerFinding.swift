import Ledger

/// What a verifier found of a bundle, a proof or a data folder.
package struct LedgerFinding: Hashable, Sendable {
    /// docs/ledger/specification.md, section 6, "Results".
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        case witnessed
        case selfAttested = "self-attested"
        case diverged, invalid
    }

    package enum Subject: Hashable, Sendable { case bundle, proof, folder }

    package let subject: Subject
    private let result: LedgerResult
    /// When the entry at fault was written, as it says itself.
    package var moment: String?
    /// Of a data folder: entries that were committed and not signed yet.
    package var unsigned = 0
    /// Of a proof: the body that it proves.
    package var body: String?

    init(_ result: LedgerResult, of subject: Subject) {
        (self.subject, self.result) = (subject, result)
    }
}

extension LedgerFinding {
    package var outcome: Outcome { Outcome(rawValue: result.outcome.rawValue) ?? .invalid }
    /// The index of the entry at fault; of a proof its own; -1 where there is none.
    package var at: Int { result.at }
    /// The specification's code; empty where it is valid.
    package var why: String { result.why?.rawValue ?? "" }
    package var entries: Int { result.entries }
    package var checkpoints: Int { result.checkpoints }
    /// Commitments.
    package var opened: Int { result.opened }
    package var erased: Int { result.erased }
    /// How often the log was restored after a loss.
    package var gap: Int { result.gap }
    /// In base64; empty where there is none.
    package var root: String { result.root?.base64 ?? "" }

    /// The one line of canonical JSON that every verifier writes.
    package var line: String { String(decoding: result.bytes, as: UTF8.self) }
}
