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
    package let outcome: Outcome
    /// The index of the entry at fault; of a proof its own; -1 where there is none.
    package let at: Int
    /// The specification's code; empty where it is valid.
    package let why: String
    package var entries = 0
    package var checkpoints = 0
    /// Commitments.
    package var opened = 0
    package var erased = 0
    /// How often the log was restored after a loss.
    package var gap = 0
    /// In base64; empty where there is none.
    package var root = ""
    /// When the entry at fault was written, as it says itself.
    package var moment: String?
    /// Of a data folder: entries that were committed and not signed yet.
    package var unsigned = 0
    /// Of a proof: the body that it proves.
    package var body: String?

    init(_ result: LedgerResult, of subject: Subject) {
        self.init(
            subject, Outcome(rawValue: result.outcome.rawValue) ?? .invalid, at: result.at,
            why: result.why?.rawValue ?? "")
        (entries, checkpoints, gap) = (result.entries, result.checkpoints, result.gap)
        (opened, erased) = (result.opened, result.erased)
        root = result.root?.base64 ?? ""
    }

    init(_ subject: Subject, _ outcome: Outcome, at: Int, why: String) {
        (self.subject, self.outcome, self.at, self.why) = (subject, outcome, at, why)
    }

    /// The one line of canonical JSON that every verifier writes.
    package var line: String {
        let value = JSONValue.object([
            "at": .integer(at), "checkpoints": .integer(checkpoints), "entries": .integer(entries),
            "erased": .integer(erased), "gap": .integer(gap), "opened": .integer(opened),
            "result": .string(outcome.rawValue), "root": .string(root), "why": .string(why),
        ])
        return String(decoding: value.canonicalBytes, as: UTF8.self)
    }
}
