import Documents
package import Services

/// A folder of policies without mistakes, as lines.
package struct PolicyCheckText {
    private let check: PolicyCheck
    package init(_ check: PolicyCheck) { self.check = check }

    package func text() -> String {
        guard let found = check.summary else { return "" }
        return """
            \(check.folder): no mistakes.
            \(count(found.units, "unit")), \(count(found.regimes, "regime")), \(count(found.notices, "notice")); \
            channels: \(found.channels.joined(separator: ", ")).
            Version \(found.version.prefix(16)).

            """
    }

    private func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
}

/// The same as JSON, shape `synas.policy-check/1` (docs/json.md), with every mistake.
package struct PolicyCheckJSON: Encodable, Sendable {
    let schema = "synas.policy-check/1"
    let folder: String
    /// SHA-256 of the whole set; absent where there is any mistake.
    let version: String?
    let mistakes: [MistakeJSON]

    package init(_ check: PolicyCheck) {
        folder = check.folder
        version = check.summary?.version
        mistakes = check.mistakes.map(MistakeJSON.init)
    }
}

/// A mistake in a file that somebody wrote.
struct MistakeJSON: Encodable {
    let file: String
    let line: Int
    let column: Int
    let message: String
    let hint: String

    init(_ mistake: Mistake) {
        file = mistake.file
        line = mistake.line
        column = mistake.column
        message = mistake.message
        hint = mistake.hint
    }
}
