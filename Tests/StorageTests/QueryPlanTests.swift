import Consent
import GRDB
import GRDBSQLite
import Testing

@testable import Storage

@Suite("A look-up never reads the rest of the municipality")
struct QueryPlanTests {
    static let statements: [String] = [
        SQLiteReader.RosterQuery.byID, SQLiteReader.RosterQuery.bySource, SQLiteReader.RosterQuery.byHandle,
        SQLiteReader.RosterQuery.ofUnit, SQLiteReader.RosterQuery.ofGroup, SQLiteReader.RosterQuery.guardianByID,
        SQLiteReader.RosterQuery.guardianBySource, SQLiteReader.ConsentQuery.byID,
        SQLiteReader.ConsentQuery.aboutPerson,
        SQLiteReader.ConsentQuery.relatedTo, SQLiteReader.PostQuery.byID, SQLiteReader.PostQuery.ofUnit,
        SQLiteReader.PostQuery.ofUnitBefore,
        SQLiteReader.PostQuery.pictures, SQLiteReader.PostQuery.appearances, SQLiteReader.PostQuery.handedOver,
        SQLiteReader.PostQuery.publications, SQLiteReader.RosterQuery.ownerOfHandle,
        SQLiteReader.TakedownQuery.byID, SQLiteReader.TakedownQuery.ofPost, SQLiteReader.TakedownQuery.demands,
        SQLiteReader.TakedownQuery.revisions, SQLiteReader.TakedownQuery.covers, SQLiteReader.TakedownQuery.breach,
        SQLiteReader.TimeQuery.outSinceBefore, SQLiteReader.TimeQuery.neverHandedOver,
        SQLiteReader.TimeQuery.keptBefore, SQLiteReader.TimeQuery.ofEvent, SQLiteReader.TimeQuery.wantedByPicture,
        SQLiteReader.TimeQuery.wantedByRevision, SQLiteReader.TimeQuery.scanKept, SQLiteReader.RemovalQuery.ofPost,
    ]

    /// Lists of all that is open: they read nothing else, by an index that holds only those.
    @Test(
        "What is open is read from an index of the open ones",
        arguments: [SQLiteReader.TakedownQuery.open, SQLiteReader.TakedownQuery.openBreaches])
    func open(sql: String) throws {
        let home = try Home()
        let steps = try home.store.askWriter {
            try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
        }
        #expect(steps.count == 1 && steps[0].contains("_open"), "\(steps)")
    }

    @Test("What is due in the daily work is read from indices of what is pending or over")
    func daily() throws {
        let home = try Home()
        func steps(_ sql: String) throws -> [String] {
            let arguments = StatementArguments(repeatElement("1", count: sql.count { $0 == "?" }))
            return try home.store.askWriter {
                try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map {
                    $0["detail"] as String
                }
            }
        }
        let pending = try steps(SQLiteReader.RemovalQuery.pending)
        #expect(pending.count == 1 && pending[0].contains("removal_pending"), "\(pending)")
        let over = try steps(SQLiteReader.RemovalQuery.over)
        #expect(over.first?.contains("publication_over") == true, "\(over)")
        #expect(!over.dropFirst().contains { $0.hasPrefix("SCAN") }, "\(over)")
    }

    @Test("SQLite goes about every look-up by an index, without scanning or sorting", arguments: statements)
    func plan(sql: String) throws {
        let home = try Home()
        let arguments = StatementArguments(repeatElement("1", count: sql.count { $0 == "?" }))
        let steps = try home.store.askWriter {
            try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map { $0["detail"] as String }
        }
        #expect(!steps.isEmpty)
        for step in steps {
            #expect(step.hasPrefix("SEARCH"), "\(step)")
        }
    }

    @Test("Everyone who ever was in a unit is found by the unit's handles, without scanning or sorting")
    func everInUnit() throws {
        let home = try Home()
        let steps = try home.store.askWriter {
            try Row.fetchAll(
                $0, sql: "EXPLAIN QUERY PLAN " + SQLiteReader.RosterQuery.everInUnit, arguments: ["ekbacken"]
            ).map { $0["detail"] as String }
        }
        #expect(steps.contains { $0.hasPrefix("SEARCH handle") } && steps.contains { $0.hasPrefix("SEARCH person") })
        #expect(!steps.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }, "\(steps)")
    }

    @Test("The look-up of a unit does the same work among 100 children as among 100,000")
    func flat() throws {
        let few = try work(units: 2)
        let many = try work(units: 2_000)
        #expect(few.people == 50 && many.people == 50)
        #expect(few.events == 750 && many.events == 750)
        #expect(many.steps <= few.steps * 11 / 10, "\(few) \(many)")
    }

    /// What SQLite does to give one unit's 50 children and their 15 events each, in steps of its machine.
    private func work(units: Int) throws -> (people: Int, events: Int, steps: Int) {
        let home = try Home()
        return try home.store.askWriter { db in
            try Self.fill(db, units: units)
            let reader = SQLiteReader(db: db)
            let people = try reader.people(of: UnitID(rawValue: "unit-1"), at: noon)
            let events = try reader.events(about: people.map(\.id))
            let statements = [
                SQLiteReader.RosterQuery.ofUnit, SQLiteReader.RosterQuery.ofGroup,
                SQLiteReader.ConsentQuery.aboutPerson,
            ]
            return (
                people.count, events.values.map(\.count).reduce(0, +),
                try statements.map { try Self.steps(db, $0) }.reduce(0, +)
            )
        }
    }

    private static func steps(_ db: Database, _ sql: String) throws -> Int {
        Int(sqlite3_stmt_status(try db.cachedStatement(sql: sql).sqliteStatement, SQLITE_STMTSTATUS_VM_STEP, 0))
    }

    /// Units of 50 children; only the looked-up unit's have events, so that filling takes no time.
    private static func fill(_ db: Database, units: Int) throws {
        try db.execute(sql: "INSERT INTO entry (kind, at, actor) VALUES ('child', 0, 'x')")
        try db.execute(
            sql: """
                WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
                INSERT INTO person
                SELECT 'p' || i, 'child', 's' || i, 'unit-' || (i / 50), 'g' || (i % 3), 'h' || i, 'Ella', 'Ek',
                    20190405, 0, NULL, 1 FROM n
                """, arguments: [units * 50])
        try db.execute(
            sql: """
                WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
                INSERT INTO event (id, entry, person, kind, at, recorded_at, actor, source, unit)
                SELECT 'e' || i, 1, 'p' || (50 + i % 50), 'joined', 0, 0, 'x', 'x', 'unit-1' FROM n
                """, arguments: [750])
    }
}
