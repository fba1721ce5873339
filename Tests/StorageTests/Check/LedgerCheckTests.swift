import Consent
import Foundation
import GRDB
import Ledger
import Testing

@testable import Storage

@Suite("fsck: the ledger against itself, its keys and its signer")
struct LedgerCheckTests {
    struct Fault: CustomTestStringConvertible, Sendable {
        let name: String
        let sql: String
        let code: Finding.Code
        var isMended = false
        var testDescription: String { name }
    }

    static let faults = [
        Fault(
            name: "the last entry is gone", sql: "DELETE FROM leaf WHERE number = (SELECT max(number) FROM leaf)",
            code: .ledgerCutShort),
        Fault(name: "an entry in the middle is gone", sql: "DELETE FROM leaf WHERE number = 2", code: .entryMissing),
        Fault(
            name: "an entry's bytes are others",
            sql: "UPDATE leaf SET bytes = CAST(bytes || ' ' AS BLOB) WHERE number = 2",
            code: .entryDamaged),
        Fault(
            name: "two entries are swapped",
            sql: """
                UPDATE leaf SET number = 9001 WHERE number = 2; UPDATE leaf SET number = 2 WHERE number = 3;
                UPDATE leaf SET number = 3 WHERE number = 9001
                """, code: .ledgerDiverged),
        Fault(
            name: "an opening is gone", sql: "DELETE FROM opening WHERE position = (2 << 10) + 1", code: .openingMissing
        ),
        Fault(
            name: "another's opening stands in the place of one",
            sql:
                "UPDATE opening SET sealed = (SELECT sealed FROM opening WHERE position = (1 << 10)) WHERE position = (2 << 10)",
            code: .openingOther),
        Fault(
            name: "an opening is somebody else's", sql: "UPDATE opening SET holder = 'g1' WHERE holder = 'p1'",
            code: .openingOther),
        Fault(
            name: "an opening of no entry", sql: "INSERT INTO opening (position, sealed) VALUES (9000 << 10, x'00')",
            code: .openingWithoutEntry),
        Fault(
            name: "an opening of no commitment",
            sql: "INSERT INTO opening (position, sealed) VALUES ((2 << 10) + 999, x'00')", code: .openingOther),
        Fault(
            name: "a stream stands elsewhere", sql: "UPDATE stream SET seq = seq + 1", code: .streamOther,
            isMended: true),
        Fault(
            name: "a stream is gone", sql: "DELETE FROM stream WHERE holder = 'g1'", code: .streamOther, isMended: true),
        Fault(
            name: "a stream of nobody", sql: "INSERT INTO stream VALUES ('p1', 'none', 1, zeroblob(32), 0)",
            code: .streamOther, isMended: true),
        Fault(
            name: "the tree's frontier is another", sql: "UPDATE tree_head SET policy = 'x'", code: .treeOther,
            isMended: true),
        Fault(
            name: "a subtree too many", sql: "INSERT INTO subtree VALUES (8, zeroblob(32))", code: .treeOther,
            isMended: true),
        Fault(name: "a guard is gone", sql: "DROP INDEX event_by_person", code: .guardOther, isMended: true),
        Fault(name: "a table is another", sql: "ALTER TABLE stream ADD COLUMN more INTEGER", code: .tableOther),
        Fault(
            name: "a reference leads nowhere", sql: "UPDATE event SET guardian = 'none' WHERE guardian IS NOT NULL",
            code: .referenceBroken),
    ]

    @Test("what is planted is told, and mended where that loses nothing", arguments: faults)
    func planted(_ fault: Fault) throws {
        let home = try CheckedHome()
        try home.tamper(fault.sql)
        let found = try home.check()
        #expect(found[fault.code] != nil, "\(found.codes)")
        let (_, after) = try home.repair()
        #expect((after[fault.code] == nil) == fault.isMended, "\(after.all)")
        if fault.isMended { #expect(after.new.isEmpty, "\(after.all)") }
    }

    @Test("guards that another program dropped are told by name, and made again")
    func guards() throws {
        let home = try CheckedHome()
        try home.tamper("SELECT 1", keepingGuards: true)
        let (before, after) = try home.repair()
        #expect((before[.guardOther]?.count ?? 0) > 20 && after.new.isEmpty)
        #expect(before[.guardOther]?.places.contains { $0.hasSuffix("_never_changes") } == true)
        #expect(throws: DatabaseError.self) {
            try DatabaseQueue(path: home.data.database).write { try $0.execute(sql: "DELETE FROM event") }
        }
    }

    @Test("a commit that was not signed any more is a note, and signed")
    func unsigned() throws {
        let home = try CheckedHome()
        let before = try DurableFile.read(home.data.signer.stateFile)
        try home.home.store.commit(Change(events: [event("late")]), entry: byRegistrar)
        try DurableFile.write(before, to: home.data.signer.stateFile)
        let (found, after) = try home.repair()
        #expect(found[.unsigned]?.count == 1 && found.worst == .note && after.new.isEmpty)
        #expect(try home.data.signer.state().checkpoint.size == LedgerView(home.home.store).entries.count)
    }

    @Test("a whole database that was put back is told as cut short")
    func putBack() throws {
        let home = try CheckedHome()
        let copy = home.home.temporary.path("copy.db")
        try DatabaseQueue(path: home.data.database).backup(to: DatabaseQueue(path: copy))
        try home.home.store.commit(Change(events: [event("late")]), entry: byRegistrar)
        try DatabaseQueue(path: copy).backup(to: DatabaseQueue(path: home.data.database))
        let findings = try home.check()
        #expect(findings.new == [.ledgerCutShort] && findings.worst == .diverged)
    }

    @Test("a key too few and a key too many")
    func keys() throws {
        let home = try CheckedHome()
        let keyring = Keyring(reading: home.data.keys)
        try Keyring(writing: home.data.keys).keep(["nobody": SealingKey()])
        let (before, after) = try home.repair()
        #expect(before[.keyOrphan]?.count == 1 && before[.keyOrphan]?.places == [] && after.new.isEmpty)
        #expect(try !keyring.holders().contains("nobody"))
        try keyring.destroy(["g1"])
        #expect(try home.check()[.keyMissing] != nil)
        try Keyring(writing: home.data.keys).keep(["nobody": SealingKey()])
        #expect(try home.repair().after[.keyOrphan] != nil, "kept while anything is in doubt")
        try Folder.removeFile(home.data.keys)
        #expect(try home.check()[.keysLost] != nil)
    }

    @Test("the signer's state or key is lost, or of another log", arguments: ["state", "key.pem"])
    func signer(_ file: String) throws {
        let home = try CheckedHome()
        let other = try CheckedHome()
        let path = home.data.signer.folder.child(file)
        try DurableFile.write(try DurableFile.read(other.data.signer.folder.child(file)), to: path)
        #expect(try !home.check().new.isEmpty)
        try Folder.removeFile(path)
        #expect(try home.check()[.signerLost] != nil)
    }

    @Test("a damaged page ends nothing but what stood on it")
    func page() throws {
        let home = try CheckedHome()
        let database = home.data.database
        try DatabaseQueue(path: database).write { db in
            for number in 0..<200 {
                try db.execute(sql: "INSERT INTO entry (kind, at, actor) VALUES ('child', 0, 'x\(number)')")
            }
        }
        try DatabaseQueue(path: database).writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        var bytes = try DurableFile.read(database)
        let page = bytes.count / 4096 - 1
        for index in (page * 4096)..<((page + 1) * 4096) { bytes[index] = 0xA5 }
        try Data(bytes).write(to: URL(fileURLWithPath: database))
        #expect(try home.check()[.databaseDamaged] != nil)
    }
}
