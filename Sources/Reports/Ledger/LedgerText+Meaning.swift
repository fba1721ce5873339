import Services

extension LedgerText {
    var meaning: String { Self.meaning(of: finding) }
    var advice: String { Self.advice(for: finding) }

    private static func meaning(of finding: LedgerFinding) -> String {
        switch finding.outcome {
        case .witnessed:
            return
                "everything adds up, and enough of the witnesses that you trust have signed: nobody was shown another log."
        case .selfAttested:
            return finding.subject == .proof
                ? "it was logged and signed; only the log itself says so."
                : "everything adds up; only the log itself says so, and it could show others another log."
        case .diverged:
            return
                "two histories were signed, or one was cut short or put back: what is here contradicts a checkpoint that is known."
        case .invalid: return reasons[finding.why] ?? "it is not what a sound log looks like."
        }
    }

    private static let reasons = [
        "form":
            "bytes are missing or are none that a sound program writes: damage, or a row or file that was cut or edited.",
        "canonical": "bytes are none that a sound program writes: damage, or an edit.",
        "entry": "an entry is none that a sound program writes: damage, or an edit.",
        "body": "what is shown of an entry is none that a sound program writes.",
        "commitment": "what is shown is not what was logged: it was changed afterwards.",
        "sequence": "something that happened to a person is missing, doubled, or stands in another order.",
        "head": "something that happened to a person is missing at the end.",
        "erase": "an erasure names what cannot be erased.",
        "erased-open": "an erasure names what is still there, or was erased before.",
        "opening": "something is withheld, and no erasure names it.",
        "origin": "a checkpoint of another log stands among the entries.",
        "epoch": "a restore after a loss does not say what was lost.",
        "signature": "no key that you trust signed it, or a signature is wrong.",
        "root": "the entries are not those that were signed.",
        "inclusion": "the proof does not lead to its checkpoint.",
    ]

    private static func advice(for finding: LedgerFinding) -> String {
        switch (finding.outcome, finding.subject) {
        case (.witnessed, _): "keep its last checkpoint: the next audit is compared with it (--known)."
        case (.selfAttested, .proof): "keep it; compare its checkpoint with one that a witness or an auditor has."
        case (.selfAttested, _):
            "have checkpoints witnessed (docs/ledger/witnesses.md), or compare with one kept elsewhere (--known)."
        case (_, .folder):
            "change nothing; keep a copy of the whole folder for whoever looks into it; then synas restore of the newest backup."
        case (_, .proof):
            "ask the operator for a new proof; if that fails too, what was logged is no longer there: tell the authority."
        case (.diverged, .bundle):
            "keep the bundle and the checkpoint; ask the operator which history is the right one, and why there are two."
        case (.invalid, .bundle):
            "fetch it again; if it stays so, keep it and ask the operator what became of that entry."
        }
    }
}
