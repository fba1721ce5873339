internal import GRDB
internal import Ledger

/// What a check looked at and found.
package struct Checked: Hashable, Sendable {
    package var findings = Findings()
    package var entries = 0
    package var openings = 0
    /// Commitments that an erasure names.
    package var erased = 0
    package var rows = 0
    package var files = 0
    /// Bytes of those files.
    package var bytes = 0
}

/// Everything of a data folder against everything: rows, ledger, files, keys, the signer, leftovers (docs/fsck.md).
///
/// Others may write meanwhile: rows and ledger are read at one state; what depends on files is looked at again in the turn of a
/// write, which is short.
package struct FolderCheck {
    let data: DataFolder
    /// How long to wait for that turn.
    let patience: Duration

    /// Whether the ledger is held against what was signed last.
    private let isSigned: Bool

    package init(_ data: DataFolder, patience: Duration) { self.init(data, patience: patience, isSigned: true) }

    /// `isSigned`: not for what was restored, where that is looked at apart.
    init(_ data: DataFolder, patience: Duration, isSigned: Bool) {
        self.data = data
        self.patience = patience
        self.isSigned = isSigned
    }

    /// - Throws: `notADataFolder`, `newerFormat`, `olderFormat`, `locked`; what is damaged is a finding.
    package func run() throws -> Checked { try check().checked }

    /// With what mending needs to know.
    struct Whole {
        var checked = Checked()
        var unwanted: [String] = []
        var leftovers: LeftoverCheck
    }

    func check() throws -> Whole {
        let database = try data.openToCheck()
        var checked = Checked()
        var files = FileCheck(data)
        let last = signer(&checked.findings)
        let signed = isSigned ? last : nil
        try tolerating(&checked) { checked in try database.read { db in try schema(db, &checked.findings) } }
        try AccountsCheck(data: data).run(&checked.findings)
        // Before the database, which may name newer ones: those are asked for; one that is destroyed meanwhile is known.
        let keys = self.keys()
        try tolerating(&checked) { checked in try database.read { db in try ledger(db, signed, keys, &checked) } }
        try tolerating(&checked) { _ in try files.run(database) }
        var whole = Whole(leftovers: LeftoverCheck(data))
        try WriteTurns(path: data.lock, patience: patience).take {
            try tolerating(&checked) { checked in
                try database.read { db in
                    whole.unwanted = try files.settle(db)
                    try whole.leftovers.run(db)
                    try orphans(db, &checked.findings)
                    try erasures(db, &checked.findings)
                }
            }
        }
        checked.findings.add(files.findings)
        checked.findings.add(whole.leftovers.findings)
        (checked.files, checked.bytes) = (files.files, files.bytes)
        whole.checked = checked
        return whole
    }

    /// A damaged page ends one part of the check, not the whole.
    private func tolerating(_ checked: inout Checked, _ work: (inout Checked) throws -> Void) throws {
        do { try work(&checked) } catch {
            guard let fault = DatabaseFault.translation(of: error), fault.code == .corrupt || fault.code == .inputOutput
            else { throw error }
            checked.findings.add(.databaseDamaged)
        }
    }

    // MARK: The database

    private func schema(_ db: Database, _ findings: inout Findings) throws {
        try SchemaCheck().check(db, &findings)
        let complaints = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        findings.add(.databaseDamaged, count: complaints.count)
        for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
            findings.add(.referenceBroken, try row.value(0))
        }
    }

    /// Nil where they are lost.
    private func keys() -> KeyTable? {
        let keyring = Keyring(reading: data.keys)
        guard data.folder.kind(of: data.keys) == .file, keyring.isWhole() else { return nil }
        return try? keyring.all()
    }

    private func ledger(_ db: Database, _ signed: SignerState?, _ keys: KeyTable?, _ checked: inout Checked) throws {
        var findings = Findings()
        let isNew = try TreeHead.read(db).frontier.size == 0
        if keys == nil, !isNew || data.folder.kind(of: data.keys) == .file { findings.add(.keysLost) }
        try pass(db, signed, keys, &checked, &findings)
        checked.findings.add(findings)
    }

    private func pass(
        _ db: Database, _ signed: SignerState?, _ keys: KeyTable?, _ checked: inout Checked,
        _ findings: inout Findings
    ) throws {
        var ledger = try LedgerCheck(db, signed: signed, keys: keys)
        try ledger.run()
        findings.add(ledger.findings)
        let stray = "SELECT position FROM opening WHERE NOT EXISTS (SELECT 1 FROM leaf WHERE number = position >> 10)"
        for raw in try Int64.fetchAll(db, sql: stray) {
            findings.add(.openingWithoutEntry, LedgerPosition(rawValue: raw).text)
        }
        (checked.entries, checked.openings, checked.erased) = (ledger.frontier.size, ledger.openings, ledger.erased)
        // Without the keys nothing is known of people; then rows cannot be held against what was told of them.
        guard keys != nil else { return }
        var streams = ledger.streams
        try streams.check(db, &findings)
        var rows = RowCheck(db, ledger.told, erased: ledger.erasedLeaves)
        try rows.run(migrated: ledger.migrated)
        findings.add(rows.findings)
        checked.rows = rows.rows
    }

    // MARK: Signer and keys

    /// What was signed last; read before the database, which may only have grown since.
    private func signer(_ findings: inout Findings) -> SignerState? {
        guard let state = try? data.signer.state(), let keys = try? data.signer.keys() else {
            findings.add(.signerLost)
            return nil
        }
        if !keys.contains(where: { state.note.isSigned(by: $0, name: state.checkpoint.origin) }) {
            findings.add(.signerLost)
        }
        return state
    }

    /// Keys that nothing is sealed under: of a commit that did not come about.
    private func orphans(_ db: Database, _ findings: inout Findings) throws {
        guard data.folder.kind(of: data.keys) == .file, let orphans = try? Self.orphans(db, Keyring(reading: data.keys))
        else { return }
        findings.add(.keyOrphan, count: orphans.count)
    }

    /// Erasures that are not finished, that the signer does not remember, or that were undone.
    private func erasures(_ db: Database, _ findings: inout Findings) throws {
        let reader = SQLiteReader(db: db)
        findings.add(.erasurePending, count: try reader.pendingErasures().count)
        guard let stones = try? data.signer.tombstones() else { return findings.add(.signerLost) }
        let known = Set(stones.map(\.person))
        let done = try reader.all("SELECT person FROM erasure WHERE done_at IS NOT NULL", []) { try $0.person(0) }
        findings.add(.tombstoneMissing, count: done.count { !known.contains($0) })
        findings.add(.erasureUndone, count: try known.count { try reader.person($0) != nil })
    }

    static func orphans(_ db: Database, _ keyring: Keyring) throws -> [String] {
        let sql = "SELECT 1 FROM opening WHERE holder = ? LIMIT 1"
        return try keyring.holders().filter { holder in
            try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [holder]) == nil
        }
    }
}
