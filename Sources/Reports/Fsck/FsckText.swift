package import Services

/// What a check found, for a terminal or a journal: counts, numbers of entries and opaque ids, and nobody's name.
package struct FsckText {
    private let result: FsckResult
    package init(_ result: FsckResult) { self.result = result }

    package func text() -> String {
        let mended = result.mended.map { "mended: \($0.code), \($0.count)" }
        return ([looked] + (mended + found + policies + [verdict]).map { "  \($0)" }).map { $0 + "\n" }.joined()
    }

    private var looked: String {
        let entries = result.entries == 1 ? "1 ledger entry" : "\(result.entries) ledger entries"
        return "Looked at \(entries) with \(result.openings.counted("opening")), "
            + "\(result.rows.counted("row")) and \(result.files.counted("file")) (\(result.bytes.counted("byte")))"
    }

    private var found: [String] {
        result.findings.flatMap { finding in
            let places = finding.places.isEmpty ? "" : ": " + finding.places.joined(separator: "; ")
            let more = finding.count > finding.places.count && !finding.places.isEmpty ? "; ..." : ""
            return ["\(finding.code): \(finding.count) \(finding.what)\(places)\(more)", "  to do: \(finding.todo)"]
        }
    }

    private var policies: [String] {
        guard result.policyMistakes > 0 else { return [] }
        return ["policies: \(result.policyMistakes.counted("mistake"))", "  to do: run synas policy check"]
    }

    private var verdict: String {
        switch result.standing {
        case .clean: "nothing is wrong"
        case .diverged: "the ledger is not the one that was signed"
        case .notProven: "what is stored is not what was committed"
        case .damaged: "something is lost or broken"
        }
    }
}
