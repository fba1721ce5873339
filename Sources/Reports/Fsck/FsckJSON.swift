package import Services

/// What a check found as JSON, shape `synas.fsck/1` (docs/json.md).
package struct FsckJSON: Encodable, Sendable {
    let schema = "synas.fsck/1"
    let result: String
    let entries: Int
    let openings: Int
    let erased: Int
    let rows: Int
    let files: Int
    let bytes: Int
    let policyMistakes: Int
    let findings: [Found]
    let mended: [Mended]

    struct Found: Encodable, Sendable {
        let code: String
        let count: Int
        let places: [String]
        let what: String
        let todo: String
        let mendable: Bool
    }

    struct Mended: Encodable, Sendable {
        let code: String
        let count: Int
    }

    package init(_ result: FsckResult) {
        self.result = result.standing.rawValue
        (entries, openings, erased) = (result.entries, result.openings, result.erased)
        (rows, files, bytes) = (result.rows, result.files, result.bytes)
        policyMistakes = result.policyMistakes
        findings = result.findings.map(Found.init)
        mended = result.mended.map { Mended(code: $0.code, count: $0.count) }
    }
}

extension FsckJSON.Found {
    init(_ finding: FsckResult.Found) {
        self.init(
            code: finding.code, count: finding.count, places: finding.places, what: finding.what, todo: finding.todo,
            mendable: finding.isMendable)
    }
}
