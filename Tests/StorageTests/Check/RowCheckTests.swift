import Consent
import GRDB
import Testing

@testable import Storage

@Suite("fsck: every row against what was committed")
struct RowCheckTests {
    @Test("a folder with one of everything is clean")
    func clean() throws {
        let home = try CheckedHome()
        let checked = try FolderCheck(home.data, patience: .seconds(5)).run()
        #expect(checked.findings.codes == [.removalPending])
        #expect(checked.findings.worst == .note)
        let counts: [Int] = try home.ask("SELECT count(*) FROM leaf UNION ALL SELECT count(*) FROM opening")
        #expect([checked.entries, checked.openings] == counts)
        #expect(checked.files == 2 && checked.rows > 15)
    }

    /// What no entry tells, and nothing is decided by: docs/fsck.md names them.
    private static let untold: [String: Set<String>] = [
        "event": ["sequence"], "person": ["entry"], "guardian": ["entry"], "post": ["entry"],
        "picture": ["width", "height", "bytes"], "appearance": ["number"], "publication": ["entry"],
        "takedown": ["entry"],
        "takedown_demand": ["number", "entry"],
        "revision": ["takedown", "width", "height", "bytes", "made_at", "entry"], "breach": ["entry"],
        "scan": ["entry"], "clock_acceptance": ["entry"], "removal": ["entry"], "entry": ["actor"],
    ]

    private static let tables = [
        "entry", "person", "guardian", "event", "post", "picture", "appearance", "publication", "takedown",
        "takedown_demand", "revision", "revision_cover", "breach", "scan", "clock_acceptance", "removal", "handle",
    ]

    @Test("a change in any column of any table is told, but for those that docs/fsck.md lists", arguments: tables)
    func everyColumn(_ table: String) throws {
        let columns: [String] = try CheckedHome().ask("SELECT name FROM pragma_table_info('\(table)')")
        for column in columns where Self.untold[table]?.contains(column) != true {
            let home = try CheckedHome()
            try home.tamper(Self.change(column, of: table, in: home))
            let findings = try home.check()
            #expect(findings.worst ?? .note >= .damage, "\(table).\(column): \(findings.codes)")
        }
    }

    /// Another value in one row: one that has a value, where any has.
    private static func change(_ column: String, of table: String, in home: CheckedHome) throws -> String {
        let counts: [Int] = try home.ask("SELECT count(\"\(column)\") FROM \(table)")
        let isNumber: [Int] = try home.ask(
            "SELECT type = 'INTEGER' FROM pragma_table_info('\(table)') WHERE name = '\(column)'")
        let keys: [String] = try home.ask("SELECT name FROM pragma_table_info('\(table)') WHERE pk > 0 ORDER BY pk")
        let key = "(" + keys.map { "\"\($0)\"" }.joined(separator: ", ") + ")"
        let chosen = counts == [0] ? "" : "WHERE \"\(column)\" IS NOT NULL"
        let number = column == "name" ? "1 - name" : "coalesce(\"\(column)\", 0) + 1000"
        let value = isNumber == [1] ? number : "coalesce(\"\(column)\", '') || 'x'"
        let row = keys.isEmpty ? "rowid" : key
        let names = keys.isEmpty ? "rowid" : keys.map { "\"\($0)\"" }.joined(separator: ", ")
        return
            "UPDATE \(table) SET \"\(column)\" = \(value) WHERE \(row) IN (SELECT \(names) FROM \(table) \(chosen) LIMIT 1)"
    }

    @Test("a row that is gone is told, from whatever table", arguments: tables)
    func deleted(_ table: String) throws {
        let home = try CheckedHome()
        try home.tamper("DELETE FROM \(table)")
        let findings = try home.check()
        #expect(findings.worst ?? .note >= .evidence, "\(findings.codes)")
    }

    @Test("a row that nobody committed is told")
    func added() throws {
        for sql in [
            """
            INSERT INTO event (id, entry, person, kind, at, recorded_at, actor, source, unit)
            VALUES ('forged', 1, 'p1', 'left', 0, 0, 'x', 'x', 'ekbacken')
            """,
            """
            INSERT INTO guardian (id, source_id, name, entry) VALUES ('g9', 's9', 'x', 1)
            """,
            "INSERT INTO appearance (post, picture, person, shown, named) VALUES ('post-2', 0, 'p2', 'visible', 0)",
            "INSERT INTO entry (kind, at, actor) VALUES ('child', 0, 'x')",
            "INSERT INTO removal (post, decided_at, entry) VALUES ('post-2', 0, 1)",
        ] {
            let home = try CheckedHome()
            try home.tamper(sql)
            let codes = try home.check().codes
            #expect(!codes.isDisjoint(with: [.rowUntold, .commitUntold]), "\(sql): \(codes)")
        }
    }

    @Test("rows of events in another order than they were committed in are still held against their entries")
    func reordered() throws {
        let home = try CheckedHome()
        try home.tamper("UPDATE event SET sequence = 1000 - sequence")
        #expect(try home.check().new.isEmpty)
    }

    @Test("nothing is mended of rows, and the words name nobody")
    func stays() throws {
        let home = try CheckedHome()
        try home.tamper("UPDATE event SET recorded_at = 0 WHERE id = 'e1'")
        let (before, after) = try home.repair()
        #expect(before == after && after[.rowOther]?.places == ["event e1"])
        #expect(try home.ask("SELECT recorded_at FROM event WHERE id = 'e1'") == [0])
    }

    @Test("a database of before the ledger is clean once it has its entries")
    func migrated() throws {
        let home = try CheckedHome()
        try home.tamper(
            """
            DELETE FROM leaf; DELETE FROM opening; DELETE FROM stream; DELETE FROM subtree; DELETE FROM tree_head
            """)
        for name in ["state", "key.pem"] { try Folder.removeFile(home.data.signer.folder.child(name)) }
        _ = try home.data.openForWriting()
        let findings = try home.check()
        #expect(findings.new.subtracting([.unsigned]).isEmpty, "\(findings.all)")
        _ = try home.repair()
        #expect(try home.check().new.isEmpty)
    }
}
