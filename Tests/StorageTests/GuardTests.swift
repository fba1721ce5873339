import Consent
import GRDB
import Testing

@testable import Storage

@Suite("The database itself refuses what must not be")
struct GuardTests {
    /// The database of a folder with one of everything, opened as another program would, without our connection's settings.
    private func opened() throws -> (Home, DatabaseQueue) {
        let home = try Home()
        let appearance = AppearanceRecord(
            post: PostID(rawValue: "post-1"), picture: 0, person: PersonID(rawValue: "p1"), shown: .visible)
        var judged = judged("post-1")
        judged.appearances = [appearance]
        try home.store.commit(
            Change(
                people: [person("p1")], events: [event("e1")], posts: [judged], handedOver: [judged.post.id: noon]),
            entry: byRegistrar)
        return (home, try DatabaseQueue(path: home.data.database))
    }

    @Test(
        "What is append-only cannot be changed, removed or replaced",
        arguments: [
            "UPDATE event SET at = 0", "DELETE FROM event", "UPDATE entry SET actor = 'x'", "DELETE FROM entry",
            "INSERT OR REPLACE INTO entry (number, kind, at, actor) VALUES (1, 'child', 0, 'x')",
            """
            INSERT OR REPLACE INTO event (id, entry, person, kind, at, recorded_at, actor, source)
            VALUES ('e1', 1, 'p1', 'left', 0, 0, 'x', 'x')
            """,
            """
            INSERT OR REPLACE INTO event (sequence, id, entry, person, kind, at, recorded_at, actor, source)
            VALUES (1, 'e2', 1, 'p1', 'left', 0, 0, 'x', 'x')
            """,
            "UPDATE handle SET person = 'p2'", "DELETE FROM handle",
            "INSERT OR REPLACE INTO handle VALUES ('ekbacken', 'child', 'handle-p1', 'p2')",
        ])
    func appendOnly(sql: String) throws {
        let (home, database) = try opened()
        let error = try #require(throws: DatabaseError.self) { try database.write { try $0.execute(sql: sql) } }
        #expect(error.resultCode == .SQLITE_CONSTRAINT)
        #expect(try home.store.snapshot { try $0.events(about: PersonID(rawValue: "p1")) } == [event("e1")])
    }

    @Test(
        "What was handed over stays as it went out",
        arguments: [
            "UPDATE post SET verdict = 'held', handed_over_at = NULL", "DELETE FROM post",
            "UPDATE picture SET alt = 'x'", "DELETE FROM appearance", "UPDATE appearance SET named = 1",
            "INSERT INTO appearance (post, picture, person, shown, named) VALUES ('post-1', 1, 'p1', 'visible', 0)",
        ])
    func handedOver(sql: String) throws {
        let (_, database) = try opened()
        let error = try #require(throws: DatabaseError.self) { try database.write { try $0.execute(sql: sql) } }
        #expect(error.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER)
    }

    @Test("Every table is STRICT: a word in a column of numbers is refused")
    func strict() throws {
        let (_, database) = try opened()
        let loose = try database.read {
            try String.fetchAll(
                $0, sql: "SELECT name FROM pragma_table_list WHERE strict = 0 AND type = 'table' AND schema = 'main'")
        }
        #expect(loose.allSatisfy { $0.hasPrefix("sqlite_") || $0.hasPrefix("grdb_") }, "\(loose)")
        let error = try #require(throws: DatabaseError.self) {
            try database.write {
                try $0.execute(sql: "INSERT INTO entry (kind, at, actor) VALUES ('child', 'noon', 'x')")
            }
        }
        #expect(error.extendedResultCode == .SQLITE_CONSTRAINT_DATATYPE)
    }

    @Test("Events of a person, guardian or event that is not there are refused")
    func foreignKeys() throws {
        let home = try Home()
        try home.store.commit(Change(people: [person("p1")]), entry: byRegistrar)
        let strays = [
            event("e1", about: "p2"), event("e1", .custodyEnded(GuardianID(rawValue: "g1"))),
            event("e1", .corrected(EventID(rawValue: "e0"))),
        ]
        for stray in strays {
            #expect(code { try home.store.commit(Change(events: [stray]), entry: byRegistrar) } == .conflict)
        }
    }

    @Test("Every commit is numbered, and what it adds names it")
    func entries() throws {
        let (home, database) = try opened()
        try home.store.commit(
            Change(events: [event("e2")]), entry: LedgerDraft(kind: .post, at: noon, actor: "staff-2"))
        let rows = try database.read { try Row.fetchAll($0, sql: "SELECT number, kind, actor FROM entry") }
        #expect(
            rows == [
                ["number": 1, "kind": "child", "actor": "staff-1"], ["number": 2, "kind": "post", "actor": "staff-2"],
            ])
        #expect(try database.read { try Int.fetchOne($0, sql: "SELECT entry FROM event WHERE id = 'e2'") } == 2)
    }
}
