import Storage

/// What each finding means and what to do, in the words of docs/fsck.md.
struct FindingWords {
    let what: String
    let todo: String

    private init(_ what: String, _ todo: String) {
        self.what = what
        self.todo = todo
    }

    private static let restore = "restore the newest backup (synas restore)"
    private static let mend = "run synas fsck --repair"
    private static let evidence =
        "keep a copy of the folder as evidence, find out who wrote to it, then restore the newest backup (synas restore)"
    private static let nothing = "nothing: the next command that writes, or synas fsck --repair, sees to it"

    init(_ code: Finding.Code) {
        self = Self.ofLedger(code) ?? Self.ofRows(code) ?? Self.ofFiles(code)
    }

    private static func ofLedger(_ code: Finding.Code) -> FindingWords? {
        switch code {
        case .entryDamaged: .init("ledger entries that cannot be read", evidence)
        case .entryMissing: .init("ledger entries that are not there", evidence)
        case .ledgerCutShort: .init("ledger entries that were signed and are not there", evidence)
        case .ledgerDiverged: .init("the ledger is not the one that was signed", evidence)
        case .unsigned: .init("ledger entries that are not signed yet", nothing)
        case .signerLost: .init("the signer's key or state is lost or of another log", restore)
        case .treeOther: .init("what is kept of the tree is not that of the entries", mend)
        case .openingMissing: .init("commitments that nothing opens and no erasure names", evidence)
        case .openingOther: .init("openings that do not fit their commitment", evidence)
        case .openingWithoutEntry: .init("openings of no entry", evidence)
        case .openingOfErased: .init("openings that an erasure names and that are there", evidence)
        case .bodyOther: .init("openings whose body is not what stands in such a place", evidence)
        case .sequenceBroken: .init("bodies that do not follow the one before in their stream", evidence)
        case .streamOther: .init("streams that stand elsewhere than their bodies say", mend)
        case .keysLost: .init("the file of keys is missing or damaged", restore)
        case .keyMissing: .init("openings whose key is missing", restore)
        case .keyOrphan: .init("keys that nothing is sealed under", nothing)
        default: nil
        }
    }

    private static func ofRows(_ code: Finding.Code) -> FindingWords? {
        switch code {
        case .databaseDamaged: .init("damaged places in the database", restore)
        case .referenceBroken: .init("rows that refer to what is not there", evidence)
        case .guardOther: .init("guards or indexes that are missing or others", mend)
        case .tableOther: .init("tables that are not as this build makes them", restore)
        case .commitUntold: .init("commits of which the ledger knows nothing", evidence)
        case .commitOther: .init("commits whose time or actor is not as it was told", evidence)
        case .rowOther: .init("rows that are not as they were committed", evidence)
        case .rowUntold: .init("rows that no entry tells of", evidence)
        case .rowMissing: .init("rows that an entry tells of and that are not there", evidence)
        default: nil
        }
    }

    private static func ofFiles(_ code: Finding.Code) -> FindingWords {
        switch code {
        case .fileMissing: .init("files that a row wants and that are not there", restore)
        case .fileDamaged: .init("files that are not what their name says", restore)
        case .accountsDamaged:
            .init(
                "damaged places in the accounts (access.db)",
                "restore the newest backup (synas restore), or move access.db away and make the accounts again "
                    + "(synas staff add)")
        case .fileUnwanted: .init("files that no row wants", mend)
        case .fileUnknown: .init("files that are none of synas", "look at them, and move them away")
        case .spoolLeft: .init("posts whose files an ended process left behind", nothing)
        case .partialLeft: .init("files that an ended process left unfinished", nothing)
        case .rights: .init("files that others than the owner may read", mend)
        case .removalPending: .init("removals of pictures that are still to be done", "run synas daily")
        case .erasurePending: .init("erasures of which files may still be there", nothing)
        case .erasureUndone: .init("people who were erased and are there again", evidence)
        case .tombstoneMissing: .init("erasures that the signer does not remember", mend)
        default: .init(code.rawValue, restore)
        }
    }
}
