import Consent
import Foundation
import GRDB
import GRDBSQLite
import Gate
import PictureFixtures
import Services
import Synchronization
import Testing

@testable import Storage

/// Every statement that the database is asked on the gate's way, recorded while a post is really checked, submitted and
/// published and consents really change: none is forgotten when a use case begins to ask something new.
@Suite("On the gate's way nothing reads the rest of the municipality")
struct GateQueryTests {
    /// Where the step `SCAN` reads no more than a row: the newest entry, by its number.
    private static let newestOnly = [SQLiteReader.TimeQuery.lastRecorded]

    @Test("SQLite finds everything by an index that is asked by check, submit, publish and by what is recorded")
    func plans() async throws {
        let traced = try TracedHouse()
        try await traced.useAll()
        let statements = traced.statements
        // What a gate asks first and last, so that a broken recording is not taken for good news.
        for sql in [
            SQLiteReader.RosterQuery.ofUnit, SQLiteReader.ConsentQuery.aboutPerson, SQLiteReader.PostQuery.handedOver,
        ] { #expect(statements.contains(sql)) }
        #expect(statements.contains { $0.hasPrefix("INSERT INTO event") })
        for sql in statements.subtracting(Self.newestOnly) where sql.hasPrefix("SELECT") || sql.hasPrefix("WITH") {
            for step in try traced.steps(of: sql) {
                #expect(!step.hasPrefix("SCAN"), "\(step) of \(sql)")
            }
        }
        // What writes is held against what it did: its plan names scans of foreign keys that are never carried out.
        for sql in statements {
            #expect(try traced.scannedRows(by: sql) == 0, "\(sql)")
        }
    }
}

/// A data folder whose database tells every statement.
private struct TracedHouse {
    private let base: TestHouse
    private let house: House
    fileprivate let queue: DatabaseQueue
    private let told = Told()

    init() throws {
        base = try TestHouse()
        try base.importRoster([
            "child,ekbacken,grodan,B-1,ella,Ella,Bergh,2021-03-14,G-1,Karin Bergh,sv,custody,,,",
            "child,ekbacken,grodan,B-2,nils,Nils,Ek,2021-05-01,G-2,Bo Ek,sv,custody,,,",
        ])
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        let told = told
        configuration.prepareDatabase { db in
            db.trace { if case .statement(let statement) = $0 { told.add(statement.sql) } }
        }
        let data = base.house.folder
        queue = try DatabaseQueue(path: data.database, configuration: configuration)
        let store = SQLiteStore(
            SQLiteStore.Writing(
                database: queue, turns: WriteTurns(path: data.lock, patience: .seconds(5)),
                keyring: try Keyring(writing: data.keys), signer: Signer(folder: data.signer)))
        house = House(
            folder: data, store: store, policies: base.house.policies, surroundings: base.house.surroundings)
    }

    /// Answers, a post that is checked, submitted, handed over and published, and then everything that can narrow it.
    func useAll() async throws {
        let consents = Consents(house)
        _ = try consents.answer(["1", "2"].map(answer))
        let picture = PNGFixture(colourType: 2, depth: 8, seed: 1).encoded()
        let submission = Submission(document: [UInt8](Self.post.utf8), name: "post.yaml") { _ throws(ServiceError) in
            picture
        }
        let publishing = Publishing(house)
        _ = try await publishing.check(submission)
        let judgement = try await publishing.submit(submission, handingOverTo: "\(base.folder)/ready")
        #expect(judgement.verdict == .cleared)
        let post = try #require(judgement.post)
        _ = try publishing.publish(post, PublicationRequest(.addresses(["https://blog.example/1"])))
        _ = try consents.leaveOut(PersonReference("nils"), of: .post(post))
        _ = try consents.withdraw(PersonReference("ella"), guardian: "G-1", channel: nil)
        #expect(try !house.store.snapshot { try $0.takedowns(of: post) }.isEmpty)
        try consents.everyone(
            unit: UnitID(rawValue: "ekbacken"), group: "grodan", channel: TestHouse.channel, at: nil
        ) { _ in }
        _ = try consents.show(PersonReference("ekbacken/ella"), channel: nil, at: nil)
    }

    private static let post = """
        channel: open-blog
        unit: ekbacken
        text: Idag byggde Ella en koja.
        pictures:
          - file: koja.png
            alt: Tva barn bygger en koja
            people:
              - child: ella
                at: [0.1, 0.2, 0.2, 0.3]
              - child: nils
                at: [0.6, 0.2, 0.2, 0.3]
        """

    private func answer(_ number: String) -> GivenAnswer {
        GivenAnswer(
            person: PersonReference(number == "1" ? "ella" : "nils"), guardian: "G-\(number)",
            channel: TestHouse.channel, response: .choice(.visible), name: true, noticeVersion: "2026-08",
            language: "sv")
    }

    /// Without transactions, pragmas, and what triggers do, which SQLite tells as comments.
    var statements: Set<String> {
        let words = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "REPLACE"]
        return told.all.filter { sql in words.contains { sql.hasPrefix($0) } && !sql.contains("sqlite_") }
    }

    /// How SQLite will go about it.
    func steps(of sql: String) throws -> [String] {
        let arguments = StatementArguments(repeatElement("1", count: sql.count { $0 == "?" }))
        return try queue.writeWithoutTransaction { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map { $0["detail"] as String }
        }
    }
}

extension TracedHouse {
    /// Rows that the statement went over in full scans, in all the calls of this connection.
    func scannedRows(by sql: String) throws -> Int {
        try queue.writeWithoutTransaction { db in
            Int(
                sqlite3_stmt_status(
                    try db.cachedStatement(sql: sql).sqliteStatement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0))
        }
    }
}

private final class Told: Sendable {
    private let statements = Mutex<Set<String>>([])
    func add(_ sql: String) { _ = statements.withLock { $0.insert(sql) } }
    var all: Set<String> { statements.withLock { $0 } }
}
