import Consent
package import Services

/// A backup that was made, for a terminal or a journal.
package struct BackupText {
    private let made: Backups.Made
    package init(_ made: Backups.Made) { self.made = made }

    package func text() -> String {
        var lines = [
            "Backed up \(made.files.counted("file")), \(made.bytes.counted("byte")), "
                + "and a ledger of \(made.entries) entries; read again and found whole.",
            "  backup: \(made.content)", "  keys:   \(made.keys)",
        ]
        if made.keysRemoved > 0 {
            lines.append("  keys of \(made.keysRemoved.counted("older backup")) went: nobody reads those any more")
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

/// The same as JSON, shape `synas.backup/1` (docs/json.md).
package struct BackupJSON: Encodable, Sendable {
    let schema = "synas.backup/1"
    let at: String
    let backup: String
    let keys: String
    let files: Int
    let bytes: Int
    let entries: Int
    let root: String
    let keysRemoved: Int

    package init(_ made: Backups.Made) {
        at = made.at.description
        backup = made.content
        keys = made.keys
        (files, bytes) = (made.files, made.bytes)
        (entries, root) = (made.entries, made.root)
        keysRemoved = made.keysRemoved
    }
}

/// A data folder that was restored.
package struct RestoredText {
    private let restored: Restoring.Restored
    package init(_ restored: Restoring.Restored) { self.restored = restored }

    package func text() -> String {
        var lines = [
            "Restored \(restored.place) from the backup of \(restored.made): \(restored.files.counted("file")), "
                + "\(restored.bytes.counted("byte")), a ledger of \(restored.entries) entries."
        ]
        if let origin = restored.epoch {
            lines.append("  The ledger goes on as \(origin), and says that \(lost) lost.")
            lines.append("  Whoever verifies it needs its new key as well: synas ledger key show")
        }
        if restored.erased > 0 {
            lines.append("  \(restored.erased.counted("erasure")) after the backup: carried out again.")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private var lost: String {
        switch restored.lost {
        case 1: "1 entry is"
        case let count?: "\(count) entries are"
        case nil: "an unknown number of entries may be"
        }
    }
}

/// The same as JSON, shape `synas.restore/1` (docs/json.md).
package struct RestoredJSON: Encodable, Sendable {
    let schema = "synas.restore/1"
    let place: String
    let made: String
    let files: Int
    let bytes: Int
    let entries: Int
    let origin: String?
    let lost: Int?
    let erasedAgain: Int

    package init(_ restored: Restoring.Restored) {
        place = restored.place
        made = restored.made.description
        (files, bytes, entries) = (restored.files, restored.bytes, restored.entries)
        (origin, lost) = (restored.epoch, restored.lost)
        erasedAgain = restored.erased
    }
}
