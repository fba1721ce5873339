internal import Consent
internal import Foundation
internal import GRDB
internal import Ledger

/// Events as they are stored, in the order in which they were appended, a page at a time.
struct EventRows {
    private struct Line {
        let commit: Int64
        let id: String
        let content: Mark?
    }

    private static let page = 2000
    private let reader: SQLiteReader
    private var last = Int64.min
    private var lines: ArraySlice<Line> = []

    init(_ db: Database) throws { reader = SQLiteReader(db: db) }

    /// Hands on every event of the commits up to one.
    mutating func feed(upTo commit: Int64, _ events: inout EventMatching, _ findings: inout Findings) throws {
        while let line = try peek(), line.commit <= commit {
            lines.removeFirst()
            events.row(line.id, line.content, &findings)
        }
    }

    private mutating func peek() throws -> Line? {
        if lines.isEmpty { try read() }
        return lines.first
    }

    private mutating func read() throws {
        let sql =
            "SELECT sequence, entry, id, person FROM event WHERE sequence > ? ORDER BY sequence LIMIT \(Self.page)"
        let rows = try Row.fetchAll(reader.db, sql: sql, arguments: [last])
        guard let first = rows.first, let end = rows.last else { return }
        let (from, to) = (try first.number(0), try end.number(0))
        last = to
        // A damaged tree gives other rows in a range than one after the other.
        let found = try? reader.events(Self.range, [from, to])
        let events = found?.count == rows.count ? found : nil
        lines = ArraySlice(
            try rows.enumerated().map { index, row in
                let sequence = try row.number(0)
                let event = events.map { $0[index] } ?? (try? reader.events(Self.range, [sequence, sequence]))?.first
                let commit = try row.number(1)
                return Line(commit: commit, id: try row.value(2), content: event.map { Self.content(of: $0, commit) })
            })
    }

    private static let range = "SELECT \(EventRow.columns) FROM event WHERE sequence BETWEEN ? AND ? ORDER BY sequence"

    private static func content(of event: Event, _ commit: Int64) -> Mark {
        RecordKey.event(event.person.rawValue, Stream.of(event.what), commit, LedgerRecord.event(event))
    }
}

/// Commits as they are stored: when, and by whom.
struct CommitRows {
    private let db: Database
    private var last: (number: Int64, at: String?, actor: String?)?

    init(_ db: Database) { self.db = db }

    /// Whether the first body of an entry says when its commit was made.
    mutating func fits(_ body: JSONValue, _ number: Int64) throws -> Bool {
        try read(number)
        return body["at"]?.string == last?.at
    }

    mutating func actor(of number: Int64) throws -> String? {
        try read(number)
        return last?.actor
    }

    private mutating func read(_ number: Int64) throws {
        if last?.number == number { return }
        let sql = "SELECT at, actor FROM entry WHERE number = ?"
        let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number])
        last = (number, try row.map { try $0.moment(0).inLedger }, try row.map { try $0.value(1) })
    }
}
