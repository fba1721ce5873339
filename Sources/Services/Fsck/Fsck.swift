import Policies
import Storage

/// Everything of a data folder against everything, and what of it can be mended without losing anything (docs/fsck.md).
///
/// It needs no policies and no keys to begin: what is lost is what it tells.
package struct Fsck: Sendable {
    private let folder: DataFolder
    private let patience: Duration

    /// - Throws: `StorageError` where there is no data folder.
    package init(_ path: String, patience: Duration) throws {
        folder = try DataFolder.open(at: path)
        self.patience = patience
    }

    /// - Throws: `StorageError` where the folder cannot be looked at; what is wrong in it is told.
    package func run(repair: Bool) throws -> FsckResult {
        let check = FolderCheck(folder, patience: patience)
        guard repair else { return FsckResult(try check.run(), policyMistakes: policyMistakes) }
        let (before, after) = try check.repair()
        return FsckResult(after, before: before, policyMistakes: policyMistakes)
    }

    private var policyMistakes: Int {
        do { _ = try House.loadPolicies(folder.policies) } catch { return max(1, error.mistakes.count) }
        return 0
    }
}

/// What a check looked at, found, and mended.
package struct FsckResult: Sendable {
    package struct Found: Sendable {
        package let code: String
        package let count: Int
        /// The first of them: numbers of entries, opaque ids, names of files and tables.
        package let places: [String]
        package let what: String
        package let todo: String
        package let isMendable: Bool
    }

    /// What it comes to.
    package enum Standing: String, Sendable, CaseIterable {
        case clean
        /// Something is lost or broken.
        case damaged
        /// The ledger is not the one that was signed.
        case diverged
        /// What is stored is not what was committed.
        case notProven = "not-proven"
    }

    package let entries: Int
    package let openings: Int
    /// Commitments that an erasure names.
    package let erased: Int
    package let rows: Int
    package let files: Int
    package let bytes: Int
    /// The worst first.
    package let findings: [Found]
    package let mended: [(code: String, count: Int)]
    package let standing: Standing
    /// Mistakes in the policies, without which nothing can be decided.
    package let policyMistakes: Int
}

extension FsckResult {
    init(_ checked: Checked, before: Checked? = nil, policyMistakes: Int) {
        (entries, openings, erased) = (checked.entries, checked.openings, checked.erased)
        (rows, files, bytes) = (checked.rows, checked.files, checked.bytes)
        self.policyMistakes = policyMistakes
        findings = checked.findings.all.map(Found.init)
        mended = (before?.findings.all ?? []).compactMap { finding in
            let gone = finding.count - (checked.findings[finding.code]?.count ?? 0)
            return gone > 0 ? (finding.code.rawValue, gone) : nil
        }
        standing = Standing(checked.findings, policyMistakes: policyMistakes)
    }
}

extension FsckResult.Found {
    init(_ finding: Finding) {
        let words = FindingWords(finding.code)
        self.init(
            code: finding.code.rawValue, count: finding.count, places: finding.places, what: words.what,
            todo: words.todo, isMendable: finding.code.isMendable)
    }
}

extension FsckResult.Standing {
    /// A damaged database comes before all: of what cannot be read nothing is known.
    init(_ findings: Findings, policyMistakes: Int) {
        switch findings[.databaseDamaged] == nil ? findings.worst : .damage {
        case .diverged: self = .diverged
        case .evidence: self = .notProven
        case .damage: self = .damaged
        case .note, nil: self = policyMistakes > 0 ? .damaged : .clean
        }
    }
}
