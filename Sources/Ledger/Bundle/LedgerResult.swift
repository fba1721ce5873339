/// What a verifier finds (specification, section 6, "Results").
package struct LedgerResult: Hashable, Sendable {
    package enum Outcome: String, Sendable, CaseIterable {
        /// All checks pass, and a quorum of witnesses has seen the final checkpoint.
        case witnessed
        /// All checks pass, but on the operator's word alone.
        case selfAttested = "self-attested"
        /// Two histories were signed, or one was cut short.
        case diverged
        case invalid
    }

    package internal(set) var outcome: Outcome
    /// The index of the entry at fault; of a receipt its own; -1 where there is none.
    package internal(set) var at = -1
    /// Nil where it is valid.
    package internal(set) var why: LedgerFault.Code?
    package internal(set) var entries = 0
    package internal(set) var checkpoints = 0
    /// Commitments.
    package internal(set) var opened = 0
    /// Commitments.
    package internal(set) var erased = 0
    /// How often the log was restored after a loss.
    package internal(set) var gap = 0
    /// Of the tree at its end; nil where there is none.
    package internal(set) var root: Digest?

    /// The canonical JSON of the result, without a line end.
    package var bytes: [UInt8] {
        JSONValue.object([
            "at": .integer(at), "checkpoints": .integer(checkpoints), "entries": .integer(entries),
            "erased": .integer(erased), "gap": .integer(gap), "opened": .integer(opened),
            "result": .string(outcome.rawValue), "root": .string(root?.base64 ?? ""),
            "why": .string(why?.rawValue ?? ""),
        ]).canonicalBytes
    }
}

extension LedgerResult {
    /// For what is found before anything is read: nothing was counted.
    package init(_ outcome: Outcome, at: Int = -1, why: LedgerFault.Code? = nil) {
        self.init(outcome: outcome, at: at, why: why)
    }
}
