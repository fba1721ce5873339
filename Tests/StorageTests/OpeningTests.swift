import Consent
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("A data folder is opened only when it can be trusted")
struct OpeningTests {
    @Test("The writer runs at synchronous=FULL in WAL mode, with secure delete and foreign keys")
    func durable() throws {
        let home = try Home()
        for (pragma, value) in [
            ("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"), ("foreign_keys", "1"),
        ] {
            let found = try home.store.askWriter { try String.fetchOne($0, sql: "PRAGMA \(pragma)") }
            #expect(found == value, "\(pragma)")
        }
    }

    @Test(
        "A connection that lacks any of it is refused",
        arguments: [
            "PRAGMA synchronous = NORMAL", "PRAGMA synchronous = OFF", "PRAGMA secure_delete = OFF",
            "PRAGMA foreign_keys = OFF", "PRAGMA journal_mode = DELETE",
        ])
    func notDurable(pragma: String) throws {
        let home = try Home()
        let queue = try DatabaseQueue(path: home.temporary.path("other.db"))
        try queue.writeWithoutTransaction { db in
            _ = try Row.fetchAll(db, sql: "PRAGMA journal_mode = WAL")
            try Durability.set(db)
            try Durability.check(db)
            _ = try Row.fetchAll(db, sql: pragma)
            #expect(code { try Durability.check(db) } == .notDurable)
        }
    }

    @Test("Only its owner may read a data folder and what is in it")
    func rights() throws {
        let home = try Home()
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(home.data.path) == 0o700)
        for name in ["synas.db", "synas.db-wal", "data-folder", "write.lock"] {
            #expect(try mode(home.data.path + "/" + name) == 0o600, "\(name)")
        }
    }

    @Test("Making it again finishes what is missing and loses nothing")
    func again() throws {
        let home = try Home()
        try home.store.commit(Change(people: [person("p1")]), entry: byRegistrar)
        try FileManager.default.removeItem(atPath: home.data.path + "/quarantine")
        let again = try DataFolder.create(at: home.data.path + "/")
        #expect(again == home.data)
        #expect(try again.openForReading().snapshot { try $0.person(PersonID(rawValue: "p1")) } != nil)
        #expect(try again.pictures.quarantine.names() == [])
    }

    @Test("Making it where something else is changes nothing")
    func occupied() throws {
        let temporary = try TemporaryFolder()
        try temporary.write("mine", to: "letter.txt")
        #expect(try DataFolder.state(at: temporary.path) == .occupied)
        #expect(code { _ = try DataFolder.create(at: temporary.path) } == .occupied)
        #expect(code { _ = try DataFolder.create(at: temporary.path("letter.txt")) } == .occupied)
        #expect(try temporary.contents() == ["letter.txt": Data("mine".utf8)])
    }

    @Test("A making that was cut short after any step is finished by the next")
    func cutShort() throws {
        let temporary = try TemporaryFolder()
        let folder = Folder(path: temporary.path("data"))
        let steps: [() throws -> Void] = [
            { try folder.make(mode: 0o700) },
            { try temporary.write("", to: "data/" + DurableFile.temporaryName(for: Marker.name)) },
            { try Marker.write(in: folder) },
            { try folder.folder("spool").make(mode: 0o700) },
            { try temporary.write("", to: "data/synas.db") },
            {
                try DatabaseQueue(path: temporary.path("data/synas.db")).write { db in
                    try db.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
                }
            },
        ]
        for count in 0...steps.count {
            try FileManager.default.removeItem(atPath: temporary.path)
            try FileManager.default.createDirectory(atPath: temporary.path, withIntermediateDirectories: true)
            for step in steps.prefix(count) { try step() }
            let data = try DataFolder.create(at: folder.path)
            try data.openForWriting().commit(Change(people: [person("p1")]), entry: byRegistrar)
        }
    }

    @Test("What is no data folder is not opened, and not made one")
    func notOurs() throws {
        let temporary = try TemporaryFolder()
        #expect(code { _ = try DataFolder.open(at: temporary.path("none")) } == .notADataFolder)
        #expect(code { _ = try DataFolder.open(at: temporary.path) } == .notADataFolder)
        try temporary.write("something else", to: "data-folder")
        #expect(code { _ = try DataFolder.open(at: temporary.path) } == .notADataFolder)
        #expect(try temporary.contents().keys.sorted() == ["data-folder"])
    }

    @Test("What a newer synas wrote is refused, the folder and the database, for reading and for writing")
    func newer() throws {
        let home = try Home()
        try DatabaseQueue(path: home.data.database).write { try $0.execute(sql: "PRAGMA user_version = 99") }
        #expect(code { _ = try home.data.openForReading() } == .newerFormat)
        #expect(code { _ = try home.data.openForWriting() } == .newerFormat)
        try home.temporary.write("synas data folder, layout 2\n", to: "data/data-folder")
        #expect(code { _ = try DataFolder.open(at: home.data.path) } == .newerFormat)
        #expect(code { _ = try DataFolder.create(at: home.data.path) } == .newerFormat)
    }

    @Test("A database that was never finished is not read, and finished by writing")
    func unfinished() throws {
        let temporary = try TemporaryFolder()
        try Folder(path: temporary.path("data")).make(mode: 0o700)
        try Marker.write(in: Folder(path: temporary.path("data")))
        try temporary.write("", to: "data/synas.db")
        let data = try DataFolder.open(at: temporary.path("data"))
        #expect(code { _ = try data.openForReading() } == .olderFormat)
        _ = try data.openForWriting()
        _ = try data.openForReading()
    }

    @Test("A damaged database, and another program's, give a clear error", arguments: ["text", "page", "other"])
    func damaged(how: String) throws {
        let temporary = try TemporaryFolder()
        let data = try DataFolder.create(at: temporary.path("data"))
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: data.database + suffix) }
        switch how {
        case "text": try temporary.write(String(repeating: "not a database ", count: 500), to: "data/synas.db")
        case "page":
            let file = try #require(FileHandle(forUpdatingAtPath: data.database))
            try file.seek(toOffset: 100)
            try file.write(contentsOf: Data(repeating: 0xA5, count: 4000))
            try file.close()
        default:
            try FileManager.default.removeItem(atPath: data.database)
            try DatabaseQueue(path: data.database).write { try $0.execute(sql: "CREATE TABLE theirs (x)") }
        }
        #expect(code { try data.openForReading().snapshot { _ = try $0.person(PersonID(rawValue: "p1")) } } == .corrupt)
        #expect(code { _ = try data.openForWriting() } == .corrupt)
    }

    @Test("An event of a kind that this build does not know stops the reading: it is never skipped")
    func unknownEvent() throws {
        let home = try Home()
        try home.store.commit(Change(people: [person("p1")]), entry: byRegistrar)
        try DatabaseQueue(path: home.data.database).write {
            try $0.execute(
                sql: """
                    INSERT INTO event (id, entry, person, kind, at, recorded_at, actor, source)
                    VALUES ('e1', 1, 'p1', 'forgotten', 0, 0, 'x', 'x')
                    """)
        }
        #expect(code { try home.store.snapshot { _ = try $0.events(about: PersonID(rawValue: "p1")) } } == .corrupt)
    }

    @Test("Reading takes no turn and waits for no writer")
    func readingWhileWriting() throws {
        let home = try Home()
        try home.store.commit { _ in
            let reading = try home.data.openForReading()
            #expect(try reading.snapshot { try $0.person(PersonID(rawValue: "p1")) } == nil)
            return Commit(Change(people: [person("p1")]), entry: byRegistrar, result: ())
        }
    }

    @Test("A snapshot stays as it was while others commit")
    func snapshot() throws {
        let home = try Home()
        let reading = try home.data.openForReading()
        try reading.snapshot { (reader) throws in
            #expect(try reader.person(PersonID(rawValue: "p1")) == nil)
            try home.store.commit(Change(people: [person("p1")]), entry: byRegistrar)
            #expect(try reader.person(PersonID(rawValue: "p1")) == nil)
        }
        #expect(try reading.snapshot { try $0.person(PersonID(rawValue: "p1")) } != nil)
    }
}
