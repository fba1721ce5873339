internal import Foundation
internal import GRDB
internal import Ledger

extension FolderCheck {
    /// Mends what can be mended without losing anything, and looks again. What is in doubt stays as it is.
    ///
    /// - Returns: what was found first, and what is left.
    /// - Throws: `StorageError`.
    package func repair() throws -> (before: Checked, after: Checked) {
        let before = try check()
        guard before.checked.findings.all.contains(where: \.code.isMendable) else {
            return (before.checked, before.checked)
        }
        try before.leftovers.close()
        // Where the folder cannot be opened, only what needs no opening is mended: the findings say why.
        if let writing = try? data.openForWriting(patience: patience).writing {
            try writing.turns.take { try mend(before, writing) }
        }
        return (before.checked, try run())
    }

    private func mend(_ whole: Whole, _ writing: SQLiteStore.Writing) throws {
        let findings = whole.checked.findings
        try DatabaseFault.translated {
            try writing.database.write { db in try mend(findings, db) }
            // Files and keys can be wanted again while anything is in doubt.
            if findings.touchesLedger { return }
            try writing.database.read { db in
                try writing.signer.follow(db)
                try writing.keyring.destroy(Self.orphans(db, writing.keyring))
                try rememberErasures(db)
            }
            for path in whole.unwanted { try Folder.removeFile(path) }
            try whole.leftovers.removeUnwanted()
        }
        try whole.leftovers.removePartials()
    }

    private func rememberErasures(_ db: Database) throws {
        let done = "SELECT person, at FROM erasure WHERE done_at IS NOT NULL ORDER BY at, person"
        let stones = try SQLiteReader(db: db).all(done, []) {
            Tombstone(person: try $0.person(0), at: try $0.moment(1))
        }
        for stone in stones { try data.signer.append(stone) }
    }

    private func mend(_ findings: Findings, _ db: Database) throws {
        let schema = try SchemaCheck()
        if findings[.guardOther] != nil { try schema.mend(db) }
        // The tree and the streams are made from entries and openings: only where those are beyond doubt.
        if findings.touchesLedger { return }
        if findings[.treeOther] != nil {
            try schema.unguarded("subtree", db) { try TreeRebuilding(db: db).run() }
        }
        if findings[.streamOther] != nil {
            let keys = try Keyring(reading: data.keys).all()
            try StreamRebuilding(db: db, key: keys.key).run()
        }
    }
}

/// Makes what is kept of the tree again from the entries.
struct TreeRebuilding {
    let db: Database

    func run() throws {
        try db.execute(sql: "DELETE FROM subtree")
        var frontier = Frontier()
        try LeafRows.each(db, from: 0) { bytes in
            for subtree in frontier.grow(by: Tree.leaf(bytes)) { try subtree.insert(db) }
        }
        let last = try Int64.fetchOne(db, sql: "SELECT entry FROM leaf ORDER BY number DESC LIMIT 1") ?? 0
        try TreeHead(frontier: frontier, policy: try policy(), covered: last).write(db)
    }

    /// What the last entry that names policies says.
    private func policy() throws -> String {
        let sql = "SELECT sealed FROM opening WHERE position & 1023 = 0 ORDER BY position DESC"
        let rows = try Data.fetchCursor(db, sql: sql)
        while let sealed = try rows.next() {
            let body = try? JSONValue.parse(canonical: Opening(plain: [UInt8](sealed)).body)
            if let policy = body?["policy"]?.string, !policy.isEmpty { return policy }
        }
        return ""
    }
}

/// Makes the table of streams again from what was opened.
struct StreamRebuilding {
    let db: Database
    let key: (String) throws -> SealingKey?

    func run() throws {
        try db.execute(sql: "DELETE FROM stream")
        let sql = "SELECT position, holder, sealed FROM opening WHERE holder IS NOT NULL ORDER BY position"
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next() {
            let position = LedgerPosition(rawValue: try row.number(0))
            guard let key = try key(try row.value(1)), let commitment = try commitment(position) else { continue }
            let opening = try Opening(sealed: try row.bytes(2), commitment: commitment, key: key)
            try keep(try JSONValue.parse(canonical: opening.body), commitment)
        }
    }

    private func commitment(_ position: LedgerPosition) throws -> Digest? {
        let sql = "SELECT bytes FROM leaf WHERE number = ?"
        let bytes = try Data.fetchOne(db.cachedStatement(sql: sql), arguments: [position.leaf])
        let commitments = try bytes.map { try Entry(parsing: [UInt8]($0)).commitments } ?? []
        return commitments.indices.contains(position.place) ? commitments[position.place] : nil
    }

    /// As of no head: the next one says where all of them stand.
    private func keep(_ body: JSONValue, _ commitment: Digest) throws {
        guard body["type"]?.string == "person", let sequence = body["seq"]?.integer else { return }
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO stream (holder, stream, seq, commitment, headed) VALUES (?, ?, ?, ?, 0)"
        ).execute(arguments: [body["person"]?.string, body["stream"]?.string, sequence, Data(commitment.bytes)])
    }
}
