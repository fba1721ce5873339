internal import GRDB

/// The tables, indexes and guards of a database against those that this build makes.
struct SchemaCheck {
    private struct Part: Hashable {
        let kind: String
        let name: String
        let sql: String
        /// What can be made again without losing anything.
        var isGuard: Bool { kind == "trigger" || kind == "index" }
    }

    private let wanted: [Part]

    init(_ migrator: DatabaseMigrator = Schema.migrator) throws {
        let fresh = try DatabaseQueue()
        try migrator.migrate(fresh)
        wanted = try fresh.read(Self.parts)
    }

    private static func parts(_ db: Database) throws -> [Part] {
        let sql = """
            SELECT type, name, sql FROM sqlite_schema
            WHERE sql IS NOT NULL AND name NOT LIKE 'grdb\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            """
        return try Row.fetchAll(db, sql: sql).map {
            Part(kind: try $0.value(0), name: try $0.value(1), sql: try $0.value(2))
        }
    }

    func check(_ db: Database, _ findings: inout Findings) throws {
        let there = Set(try Self.parts(db))
        let names = Set(wanted.map(\.name))
        for part in wanted where !there.contains(part) {
            findings.add(part.isGuard ? .guardOther : .tableOther, part.name)
        }
        for part in there.filter({ !names.contains($0.name) }).sorted(by: { $0.name < $1.name }) {
            findings.add(.tableOther, part.name)
        }
    }

    /// Makes the guards and indexes again that are missing or others. Within a transaction.
    func mend(_ db: Database) throws {
        let there = Set(try Self.parts(db))
        for part in wanted where part.isGuard && !there.contains(part) {
            try db.execute(sql: "DROP \(part.kind) IF EXISTS \"\(part.name)\"")
            try db.execute(sql: part.sql)
        }
    }

    /// Lets a table be written anew past its guards, and puts them back. Within a transaction.
    func unguarded(_ table: String, _ db: Database, _ work: () throws -> Void) throws {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?"
        for name in try String.fetchAll(db, sql: sql, arguments: [table]) {
            try db.execute(sql: "DROP TRIGGER \"\(name)\"")
        }
        try work()
        try mend(db)
    }
}
