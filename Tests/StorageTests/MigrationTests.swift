import Consent
import Foundation
import GRDB
import Ledger
import Testing

@testable import Storage

@Suite("An older database is renewed with all that is in it")
struct MigrationTests {
    /// A database as the first version wrote it, with one of everything.
    private func old(_ temporary: TemporaryFolder) throws -> DataFolder {
        let data = try DataFolder.create(at: temporary.path("data"))
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: data.database + ending) }
        let queue = try DatabaseQueue(path: data.database)
        try Schema.migrator.migrate(queue, upTo: "1")
        try queue.write { db in
            for sql in Self.rows { try db.execute(sql: sql) }
        }
        #expect(try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 1)
        try queue.close()
        return data
    }

    private static let rows = [
        "INSERT INTO entry VALUES (1, 'child', 5, 'staff-1'), (2, 'post', 6, 'staff-2'), (7, 'config', 7, 'staff-3')",
        """
        INSERT INTO person VALUES ('p1', 'child', 'src-1', 'ekbacken', 'ugglan', 'ella', 'Ella', 'Ek', 20190405, 0, NULL, 1)
        """,
        "INSERT INTO handle VALUES ('ekbacken', 'child', 'ella', 'p1')",
        """
        INSERT INTO event (id, entry, person, kind, at, recorded_at, actor, source, unit)
        VALUES ('e1', 1, 'p1', 'joined', 0, 1, 'staff-1', 'roster', 'ekbacken')
        """,
        "INSERT INTO post VALUES ('post-1', 'ekbacken', 'open-blog', 6, 'cleared', '{}', '{}', 'h', NULL, 2)",
        """
        INSERT INTO picture VALUES ('post-1', 0, '\(digest(10))', 'jpg', 40, 30, 4, 'alt', '{}', '[]')
        """,
        "INSERT INTO appearance VALUES (1, 'post-1', 0, 'p1', 'visible', 0)",
        "INSERT INTO publication VALUES ('u1', 'post-1', 0, 'https://example.se', 6, 2)",
        "INSERT INTO publication VALUES ('u2', 'post-1', 0, NULL, 6, 2)",
        "UPDATE post SET handed_over_at = 6",
    ]

    @Test("from version 1 to this one: every row is still there, and what was guarded is guarded")
    func first() throws {
        let temporary = try TemporaryFolder()
        let data = try old(temporary)
        let store = try data.openForWriting()
        let id = PostID(rawValue: "post-1")
        try store.snapshot { (reader) throws in
            #expect(try reader.lastRecorded() == Moment(rawValue: 7))
            #expect(try reader.person(PersonID(rawValue: "p1"))?.handle == "ella")
            #expect(try reader.events(about: PersonID(rawValue: "p1")).map(\.what) == [.joined(ekbacken)])
            #expect(try reader.events(about: PersonID(rawValue: "p1")).map(\.reference) == [nil])
            #expect(try reader.pictures(of: id).count == 1)
            #expect(try reader.handedOverAppearances(of: PersonID(rawValue: "p1")).map(\.shown) == [.visible])
            #expect(
                try reader.publications(of: id).map(\.place) == [.address("https://example.se"), .unknown])
            #expect(try reader.publications(of: id).filter(\.isOut).count == 2)
            #expect(try reader.openTakedowns() == [])
        }
        let rows = try store.askWriter { try Row.fetchAll($0, sql: "SELECT number, kind, at, actor FROM entry") }
        #expect(rows.map { $0["number"] as Int } == [1, 2, 7] && rows.map { $0["at"] as Int } == [5, 6, 7])
        #expect(try store.askWriter { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Schema.version)
        #expect(try store.askWriter { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") } == [])
        for sql in ["DELETE FROM entry", "UPDATE event SET at = 9", "DELETE FROM appearance"] {
            #expect(throws: DatabaseError.self, "\(sql)") { try store.askWriter { try $0.execute(sql: sql) } }
        }
        let task = TakedownRecord(id: TakedownID(rawValue: "t1"), post: id, openedAt: noon, dueAt: noon)
        try store.commit(Change(takedowns: [task]), entry: LedgerDraft(kind: .clock, at: noon, actor: "x"))
        #expect(try store.snapshot { try $0.openTakedowns() } == [task])
    }

    @Test("reading waits for a writer to renew it, and says so")
    func reading() throws {
        let temporary = try TemporaryFolder()
        let data = try old(temporary)
        #expect(code { _ = try data.openForReading() } == .olderFormat)
        _ = try data.openForWriting()
        #expect(try data.openForReading().snapshot { try $0.person(PersonID(rawValue: "p1")) } != nil)
    }

    @Test("a database from before the ledger gets its entries, which say that they were made later")
    func ledger() throws {
        let temporary = try TemporaryFolder()
        let data = try old(temporary)
        let store = try data.openForWriting()
        let ledger = try LedgerView(store)
        #expect(ledger.entries.map(\.kind) == [.key, .child, .post, .child])
        #expect(ledger.bodies("commit").allSatisfy { $0["migrated"]?.integer == 1 })
        #expect(ledger.events(of: "p1", "registry").compactMap { $0["kind"]?.string } == ["person-record", "joined"])
        #expect(ledger.events(of: "p1", "posts").compactMap { $0["kind"]?.string } == ["appearance"])
        #expect(ledger.bodies("post").count == 4 && ledger.bodies("picture").count == 1)
        #expect(try data.signer.state().checkpoint.root != ledger.tree.root, "signed by the first commit, not before")
        try store.commit(Change(events: [event("next")]), entry: byRegistrar)
        let grown = try LedgerView(store)
        #expect(grown.entries.map(\.kind) == [.key, .child, .post, .child, .child])
        #expect(try data.signer.state().checkpoint.root == grown.naiveRoot)
        _ = try data.openForWriting()
        #expect(try LedgerView(store).bytes == grown.bytes, "it is done once")
    }

    @Test("however small the batches, every event is told once and in order", arguments: [1, 2, 3, 5, 100])
    func batches(_ size: Int) throws {
        let temporary = try TemporaryFolder()
        let data = try old(temporary)
        let queue = try DatabaseQueue(path: data.database)
        try queue.write { db in
            for commit in 10..<20 {
                try db.execute(sql: "INSERT INTO entry VALUES (\(commit), 'child', 8, 'staff-1')")
                for number in 0..<(commit % 4) {
                    try db.execute(
                        sql: """
                            INSERT INTO event (id, entry, person, kind, at, recorded_at, actor, source, unit) VALUES
                            ('e\(commit)-\(number)', \(commit), 'p1', 'joined', 0, 1, 'staff-1', 'roster', 'ekbacken')
                            """)
                }
            }
        }
        try Schema.migrator.migrate(queue)
        let keyring = try Keyring(writing: data.keys)
        let migration = LedgerMigration(database: queue, keyring: keyring, vkey: "key", eventsOfBatch: size)
        for _ in 1...2 { try migration.run(from: try queue.read { try TreeHead.read($0) }) }
        let ledger = try LedgerView(SQLiteStore(reading: queue, keyring: keyring))
        let told = ledger.events(of: "p1", "registry").compactMap { $0["id"]?.string }
        #expect(try told == queue.read { try String.fetchAll($0, sql: "SELECT id FROM event ORDER BY sequence") })
        #expect(ledger.entries.map(\.kind) == [.key, .child, .post] + Array(repeating: .child, count: 9))
        #expect(try queue.read { try TreeHead.read($0).covered } == 19)
    }

    @Test("a renewal that was cut short goes on where it was")
    func resumed() throws {
        let temporary = try TemporaryFolder()
        let data = try old(temporary)
        let store = try data.openForWriting()
        try store.askWriter { db in
            try db.execute(sql: "DROP TRIGGER leaf_never_goes")
            try db.execute(sql: "DELETE FROM opening WHERE position >= 3072; DELETE FROM leaf WHERE number >= 3")
            try db.execute(sql: "UPDATE stream SET seq = 1 WHERE stream = 'registry'")
            var frontier = Frontier()
            try LeafRows.each(db, from: 0) { frontier.append(Tree.leaf($0)) }
            try TreeHead(frontier: frontier, policy: "", covered: 0).write(db)
        }
        let ledger = try LedgerView(try data.openForWriting())
        #expect(ledger.entries.count == 4 && ledger.tree.root == ledger.naiveRoot)
        #expect(ledger.events(of: "p1", "registry").compactMap { $0["kind"]?.string } == ["person-record", "joined"])
    }
}
