import Access
import Consent
import Foundation
import GRDB
import Ledger
import Testing

@testable import Storage

@Suite("The file of accounts: apart from the consents, and as lasting")
struct AccountFileTests {
    private func write(_ data: DataFolder, _ id: String = "account-1", name: String = "anna") throws {
        try data.openAccountsForWriting().write { try $0.keep(account(id, name: name)) }
    }

    @Test("it is made with the data folder, for its owner alone, and lasts at each write")
    func made() throws {
        let home = try Home()
        #expect(home.data.hasAccounts && Folder.mode(of: home.data.accounts) == 0o600)
        let store = try home.data.openAccountsForWriting()
        for (pragma, value) in [
            ("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"), ("foreign_keys", "1"),
            ("application_id", "\(AccessSchema.applicationID)"), ("user_version", "\(AccessSchema.version)"),
        ] {
            #expect(try store.askWriter { try String.fetchOne($0, sql: "PRAGMA \(pragma)") } == value, "\(pragma)")
        }
    }

    @Test("an older data folder has no accounts; the first writing makes the file")
    func older() throws {
        let home = try Home()
        for name in try home.data.folder.names() where name.hasPrefix(DataFolder.accountsName) {
            try Folder.removeFile(home.data.folder.child(name))
        }
        #expect(try home.data.openAccountsForReading().read { try $0.accounts() }.isEmpty)
        #expect(!home.data.hasAccounts)
        try write(home.data)
        #expect(try home.data.openAccountsForReading().read { try $0.accounts() }.count == 1)
    }

    @Test("each file has a secret of its own, and keeps it")
    func secret() throws {
        let (one, other) = (try Home(), try Home())
        let secrets = try [one, one, other].map { home in
            try home.data.openAccountsForWriting().read { try $0.secret() }
        }
        #expect(secrets[0] == secrets[1] && secrets[0] != secrets[2])
    }

    @Test("opened for reading, nothing is written")
    func readOnly() throws {
        let home = try Home()
        let store = try home.data.openAccountsForReading()
        #expect(code { try store.write { try $0.keep(account()) } } == .readOnly)
    }

    @Test("the consents' own database, or a newer one, in its place is refused")
    func foreign() throws {
        let home = try Home()
        for (sql, expected) in [
            ("PRAGMA application_id = \(Schema.applicationID)", StorageError.Code.corrupt),
            ("PRAGMA application_id = \(AccessSchema.applicationID); PRAGMA user_version = 1000", .newerFormat),
        ] {
            let other = try DatabaseQueue(path: home.data.accounts)
            try other.writeWithoutTransaction { try $0.execute(sql: sql) }
            try other.close()
            #expect(code { _ = try home.data.openAccountsForReading() } == expected)
            #expect(code { try home.data.openAccountsForWriting() } == expected)
        }
    }

    @Test("nobody who signs in waits for an import: the turns of the two files are apart")
    func apart() throws {
        let home = try Home()
        let store = try home.data.openAccountsForWriting(patience: .milliseconds(50))
        try home.store.commit { _ in
            try store.write { try $0.keep(account()) }
            return Commit(Change(), entry: byRegistrar, result: ())
        }
        #expect(try store.read { try $0.accounts() }.count == 1)
    }

    @Test("two who write at once, as two processes do, both have written")
    func together() async throws {
        let home = try Home()
        let stores = try (0..<2).map { _ in try home.data.openAccountsForWriting() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, store) in stores.enumerated() {
                group.addTask {
                    for turn in 0..<20 {
                        let id = "account-\(number)-\(turn)"
                        try store.write { try $0.keep(account(id, name: id)) }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try stores[0].read { try $0.accounts() }.count == 40)
    }

    @Test("what was read of somebody goes with the erasure, from the file and from its log")
    func erased() throws {
        let home = try Home()
        let store = try home.data.openAccountsForWriting()
        let (gone, stays) = (PersonID(rawValue: "person-that-goes"), PersonID(rawValue: "person-that-stays"))
        try store.write { writer in
            try writer.keep(account())
            for person in [gone, stays, gone] { try writer.note(reading(.person(person))) }
        }
        try home.data.finishErasure(of: gone, in: home.store)
        #expect(try store.read { try $0.readings(of: gone) }.isEmpty)
        #expect(try store.read { try $0.readings(of: stays) }.count == 1)
        for name in try home.data.folder.names() where name.hasPrefix(DataFolder.accountsName) {
            let bytes = Data(try DurableFile.read(home.data.folder.child(name)))
            #expect(bytes.range(of: Data(gone.rawValue.utf8)) == nil, "\(name)")
        }
    }

    @Test("fsck knows the file, and tells what is wrong with it and nothing else")
    func checked() throws {
        let home = try Home()
        try write(home.data)
        func found() throws -> [Finding] { try FolderCheck(home.data, patience: .seconds(1)).run().findings.all }
        let before = try found()
        #expect(!before.contains { $0.code == .fileUnknown || $0.code == .accountsDamaged }, "\(before)")
        let damages = [
            "DROP TRIGGER account_never_goes", "CREATE TABLE other (a)",
            "PRAGMA foreign_keys = OFF; INSERT INTO session VALUES (zeroblob(32), 'nobody', 0, 0, 0)",
            "PRAGMA ignore_check_constraints = ON; UPDATE account SET role = 'king'",
        ]
        for damage in damages {
            let copy = try Home()
            try write(copy.data)
            let database = try DatabaseQueue(path: copy.data.accounts)
            try database.writeWithoutTransaction { try $0.execute(sql: damage) }
            let codes = try FolderCheck(copy.data, patience: .seconds(1)).run().findings.all.map(\.code)
            #expect(codes.contains(.accountsDamaged), "\(damage): \(codes)")
            #expect(!codes.contains(.databaseDamaged), "\(damage)")
        }
        try Data("no database at all, but long enough to be taken for one".utf8).write(
            to: URL(fileURLWithPath: home.data.accounts))
        #expect(try found().contains { $0.code == .accountsDamaged })
    }

    @Test("a backup takes the accounts along; restored, nobody is signed in")
    func restored() throws {
        let home = try CheckedHome()
        try home.data.openAccountsForWriting().write { writer in
            try writer.keep(account())
            try writer.keep(session("s"))
            try writer.keep(token("t"))
        }
        let folder = home.home.temporary
        let made = try BackupMaker(
            home.data, content: folder.path("backups"), keys: folder.path("keys"), made: noon, id: "backup-1"
        ).run()
        let draft = try RestoreDraft(
            made.content, keys: made.keys, to: folder.path("restored"), signer: home.data.signer.folder.path)
        try draft.check()
        try draft.release()
        let store = try DataFolder.open(at: folder.path("restored")).openAccountsForReading()
        #expect(try store.read { try $0.session(sha256("s")) } == nil)
        #expect(try store.read { try $0.accounts() } == [account()])
        #expect(try store.read { try $0.token(sha256("t")) } == token("t"))
        let own = try home.data.openAccountsForReading()
        #expect(try own.read { try $0.session(sha256("s")) } != nil)
        let left = try home.data.folder.names().filter(DurableFile.isTemporary)
        #expect(left.isEmpty, "\(left)")
    }
}

@Suite("A look-up never reads every account, session or reading")
struct AccountQueryPlanTests {
    static let lookUps = [
        SQLiteAccounts.Query.byID, SQLiteAccounts.Query.byName, SQLiteAccounts.Query.scopes,
        SQLiteAccounts.Query.session, SQLiteAccounts.Query.tokenByID, SQLiteAccounts.Query.tokenByDigest,
        SQLiteAccounts.Query.attempt, SQLiteAccounts.Query.submission, SQLiteAccounts.Query.ofPerson,
        SQLiteAccounts.Query.ofPost, SQLiteAccounts.Query.secret, SQLiteAccounts.Removal.sessions,
        SQLiteAccounts.Removal.tokens, SQLiteAccounts.Removal.readingsOfPerson, SQLiteAccounts.Removal.endedSessions,
        SQLiteAccounts.Removal.unseenSessions, SQLiteAccounts.Removal.attempts, SQLiteAccounts.Removal.submissions,
        SQLiteAccounts.Removal.readings,
    ]

    @Test("SQLite goes about it by an index, without scanning or sorting", arguments: lookUps)
    func plan(sql: String) throws {
        let home = try Home()
        let arguments = StatementArguments(repeatElement("1", count: sql.count { $0 == "?" }))
        let steps = try home.data.openAccountsForWriting().askWriter {
            try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map { $0["detail"] as String }
        }
        #expect(!steps.isEmpty)
        for step in steps { #expect(step.hasPrefix("SEARCH"), "\(step)") }
    }
}
