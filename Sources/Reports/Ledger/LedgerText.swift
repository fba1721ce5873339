package import Services

/// What a verifier found, for people: the result, what it means, where it is wrong, and what to do.
package struct LedgerText {
    let finding: LedgerFinding
    package init(_ finding: LedgerFinding) { self.finding = finding }

    package func text() -> String {
        var lines = [headline]
        if isValid { lines += facts }
        lines += ["", "What it means: \(meaning)"]
        if let place { lines.append("Where: \(place)") }
        lines.append("What to do: \(advice)")
        if let body = finding.body { lines += ["", "It proves that this was logged:", "  \(body)"] }
        return lines.map { $0 + "\n" }.joined()
    }

    private var isValid: Bool { finding.outcome == .witnessed || finding.outcome == .selfAttested }

    private var headline: String {
        let name =
            switch finding.subject {
            case .bundle: "The bundle"
            case .proof: "The proof"
            case .folder: "The ledger"
            }
        return switch finding.outcome {
        case .witnessed: "\(name) is valid, and witnessed."
        case .selfAttested: "\(name) is valid, on the operator's word alone (self-attested)."
        case .diverged: "\(name) DIVERGED from what was signed before."
        case .invalid: "\(name) is INVALID (\(finding.why))."
        }
    }

    private var facts: [String] {
        if finding.subject == .proof { return ["  entry \(finding.at), root \(finding.root)"] }
        var facts = [
            "  \(finding.entries.counted("entry", "entries")), \(finding.opened) opened, \(finding.erased) erased, "
                + finding.checkpoints.counted("checkpoint")
        ]
        if !finding.root.isEmpty { facts.append("  root \(finding.root)") }
        if finding.gap > 0 {
            facts.append("  succeeded with a gap: restored after a loss \(finding.gap.counted("time"))")
        }
        if finding.unsigned > 0 {
            facts.append("  \(finding.unsigned.counted("entry", "entries")) not signed yet: the next write signs them")
        }
        return facts
    }

    private var place: String? {
        guard !isValid else { return nil }
        guard finding.at >= 0 else { return "before the first entry" }
        let when = finding.moment.map { ", which says that it was written at \($0)" } ?? ""
        return "entry \(finding.at) (the first is 0)\(when)"
    }
}

extension Int {
    fileprivate func counted(_ one: String, _ many: String) -> String { "\(self) \(self == 1 ? one : many)" }
}
