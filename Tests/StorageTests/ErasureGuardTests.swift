import Consent
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("The guards let an erasure pass, and nothing else")
struct ErasureGuardTests {
    /// Two children with an event each, as another program would open them.
    private func opened() throws -> (Home, DatabaseQueue) {
        let home = try Home()
        try home.store.commit(
            Change(people: [person("p1"), person("p2")], events: [event("e1"), event("e2", about: "p2")]),
            entry: byRegistrar)
        return (home, try DatabaseQueue(path: home.data.database))
    }

    private func refused(_ statements: [String]) throws {
        let (home, database) = try opened()
        let error = #expect(throws: DatabaseError.self) {
            try database.write { db in for sql in statements { try db.execute(sql: sql) } }
        }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
        for (child, id) in [("p1", "e1"), ("p2", "e2")] {
            let events = try home.store.snapshot { try $0.events(about: PersonID(rawValue: child)) }
            #expect(events.map(\.id.rawValue) == [id] && events.allSatisfy { $0.reference == nil })
        }
    }

    @Test("that somebody is being erased cannot be committed")
    func within() throws { try refused(["INSERT INTO erasing (person) VALUES ('p1')"]) }

    @Test(
        "while somebody is being erased, nobody else's rows go, and no column but words changes",
        arguments: [
            "DELETE FROM event WHERE person = 'p2'", "DELETE FROM handle WHERE person = 'p2'",
            "UPDATE event SET at = 0 WHERE person = 'p2'",
            "UPDATE event SET reference = 'x', at = 0 WHERE person = 'p2'",
            "DELETE FROM entry", "UPDATE entry SET actor = 'x'", "DELETE FROM leaf",
        ])
    func others(_ sql: String) throws {
        try refused(["INSERT INTO erasing (person) VALUES ('p1')", sql, "DELETE FROM erasing"])
    }

    @Test("what was erased stays so: the row, and the marks of what was given")
    func stays() throws {
        let (home, database) = try opened()
        var erasure = Erasure(
            ErasureRecord(
                person: PersonID(rawValue: "p1"), at: noon, ground: "17(1)(b)", approvers: ["a", "b"], answer: "{}"))
        erasure.spent = ["mark"]
        try home.store.commit(
            Change(erasures: [erasure]), entry: LedgerDraft(kind: .erase, at: noon, actor: "staff-1"))
        #expect(try home.store.snapshot { try $0.events(about: PersonID(rawValue: "p1")) } == [])
        #expect(try home.store.snapshot { try $0.pendingErasures() } == [PersonID(rawValue: "p1")])
        for sql in ["DELETE FROM erasure", "DELETE FROM spent"] {
            #expect(throws: DatabaseError.self, "\(sql)") { try database.write { try $0.execute(sql: sql) } }
        }
        _ = try home.data.openForWriting()
        #expect(try home.store.snapshot { try $0.pendingErasures() } == [])
        #expect(try home.data.signer.tombstones() == [Tombstone(person: PersonID(rawValue: "p1"), at: noon)])
        let log = FileManager.default.contents(atPath: home.data.database + "-wal") ?? Data()
        #expect(log.range(of: Data("src-p1".utf8)) == nil)
    }

    @Test("somebody who reads holds the log up: the erasure stays pending, and the next start finishes it")
    func reader() throws {
        let (home, database) = try opened()
        let person = PersonID(rawValue: "p1")
        let record = ErasureRecord(person: person, at: noon, ground: "17", approvers: ["a", "b"], answer: "{}")
        try database.read { db in
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM event")
            try home.store.commit(
                Change(erasures: [Erasure(record)]), entry: LedgerDraft(kind: .erase, at: noon, actor: "staff-1"))
            #expect(code { try home.store.finishErasure(of: person, in: home.data) } == .locked)
        }
        #expect(try home.store.snapshot { try $0.pendingErasures() } == [person])
        _ = try home.data.openForWriting()
        #expect(try home.store.snapshot { try $0.pendingErasures() } == [])
    }
}
