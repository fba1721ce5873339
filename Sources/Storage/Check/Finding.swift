/// Something in a data folder that is not as it should be, with how often and where.
package struct Finding: Hashable, Sendable {
    /// How much a finding matters, from the least.
    package enum Weight: Int, Hashable, Comparable, Sendable {
        /// What a process that was ended leaves behind: the next writing command, or `--repair`, sees to it.
        case note
        /// A file, key or guard is lost or broken.
        case damage
        /// What is stored is not what was committed.
        case evidence
        /// The ledger is not the one that was signed.
        case diverged

        package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    /// docs/fsck.md says of each what it means and what to do.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        case databaseDamaged = "database-damaged"
        case referenceBroken = "reference-broken"
        case guardOther = "guard-other"
        case tableOther = "table-other"
        case entryDamaged = "entry-damaged"
        case entryMissing = "entry-missing"
        case ledgerCutShort = "ledger-cut-short"
        case ledgerDiverged = "ledger-diverged"
        case unsigned
        case signerLost = "signer-lost"
        case treeOther = "tree-other"
        case openingMissing = "opening-missing"
        case openingOther = "opening-other"
        case openingWithoutEntry = "opening-without-entry"
        case openingOfErased = "opening-of-erased"
        case bodyOther = "body-other"
        case sequenceBroken = "sequence-broken"
        case streamOther = "stream-other"
        case keysLost = "keys-lost"
        case keyMissing = "key-missing"
        case keyOrphan = "key-orphan"
        case commitUntold = "commit-untold"
        case commitOther = "commit-other"
        case rowOther = "row-other"
        case rowUntold = "row-untold"
        case rowMissing = "row-missing"
        case fileMissing = "file-missing"
        case fileDamaged = "file-damaged"
        case fileUnwanted = "file-unwanted"
        case fileUnknown = "file-unknown"
        case accountsDamaged = "accounts-damaged"
        case spoolLeft = "spool-left"
        case partialLeft = "partial-left"
        case rights
        case removalPending = "removal-pending"
        case erasurePending = "erasure-pending"
        case erasureUndone = "erasure-undone"
        case tombstoneMissing = "tombstone-missing"
    }

    package let code: Code
    package fileprivate(set) var count: Int
    /// The first of them: numbers of entries, opaque ids, names of files and tables. Never a name of anybody.
    package fileprivate(set) var places: [String]
}

extension Finding.Code {
    package var weight: Finding.Weight {
        switch self {
        case .ledgerCutShort, .ledgerDiverged: .diverged
        case .referenceBroken, .entryDamaged, .entryMissing, .openingMissing, .openingOther, .openingWithoutEntry,
            .openingOfErased, .bodyOther, .sequenceBroken, .commitUntold, .commitOther, .rowOther, .rowUntold,
            .rowMissing, .erasureUndone:
            .evidence
        case .databaseDamaged, .guardOther, .tableOther, .signerLost, .treeOther, .streamOther, .keysLost, .keyMissing,
            .fileMissing, .fileDamaged, .accountsDamaged, .rights, .tombstoneMissing:
            .damage
        case .unsigned, .keyOrphan, .fileUnwanted, .fileUnknown, .spoolLeft, .partialLeft, .removalPending,
            .erasurePending:
            .note
        }
    }

    /// Whether mending it loses nothing.
    package var isMendable: Bool {
        switch self {
        case .guardOther, .unsigned, .treeOther, .streamOther, .keyOrphan, .fileUnwanted, .spoolLeft, .partialLeft,
            .rights, .erasurePending, .tombstoneMissing:
            true
        default: false
        }
    }
}

/// What was found so far.
package struct Findings: Hashable, Sendable {
    /// Places that are named; the rest are counted.
    private static let named = 20
    private var byCode: [Finding.Code: Finding] = [:]

    package init() {}

    package mutating func add(_ code: Finding.Code, _ place: String = "", count: Int = 1) {
        if count <= 0 { return }
        var finding = byCode[code] ?? Finding(code: code, count: 0, places: [])
        finding.count += count
        if finding.places.count < Self.named, !place.isEmpty { finding.places.append(place) }
        byCode[code] = finding
    }

    package mutating func add(_ others: Findings) {
        for finding in others.all {
            add(finding.code, count: finding.count)
            let room = Self.named - (byCode[finding.code]?.places.count ?? 0)
            byCode[finding.code]?.places += finding.places.prefix(room)
        }
    }

    /// The worst first, then in the order of the codes.
    package var all: [Finding] {
        Finding.Code.allCases.compactMap { byCode[$0] }.enumerated()
            .sorted { ($1.element.code.weight, $0.offset) < ($0.element.code.weight, $1.offset) }.map(\.element)
    }

    package subscript(code: Finding.Code) -> Finding? { byCode[code] }
    package var isEmpty: Bool { byCode.isEmpty }
    /// Nil where there is none.
    package var worst: Finding.Weight? { byCode.keys.map(\.weight).max() }

    /// Whether anything speaks against the ledger or what opens it.
    var touchesLedger: Bool {
        byCode.keys.contains { $0.weight >= .evidence || [.databaseDamaged, .keysLost, .keyMissing].contains($0) }
    }
}
