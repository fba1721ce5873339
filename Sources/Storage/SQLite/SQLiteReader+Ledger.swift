package import Consent
internal import Foundation
internal import GRDB
package import Ledger

/// What stands at one commitment of an entry, where it was not erased.
package struct StoredOpening: Sendable {
    package let position: LedgerPosition
    /// Whose it is: a person's or guardian's id; nil for what is nobody's.
    package let holder: String?
    /// The post or other record that it is about, where it is nobody's.
    package let about: String?
    /// Nil where its key is gone or it does not fit its commitment.
    package let opening: Opening?
}

/// One entry with what opens it.
package struct StoredEntry: Sendable {
    package let index: Int
    /// The number of the commit that it is of.
    package let commit: Int64
    package let bytes: [UInt8]
    package let openings: [StoredOpening]
}

/// What the ledger is asked.
package protocol LedgerReader {
    /// The tree so far.
    func tree() throws(StorageError) -> Frontier
    /// The root of the complete subtree of `2^level` entries at an index of that level.
    func node(level: Int, index: Int) throws(StorageError) -> Digest
    /// Hands on the entries of a range in their order. Reads as it goes.
    func eachEntry(_ range: Range<Int>, _ entry: (StoredEntry) throws -> Void) throws
    /// Where everything that is one holder's stands, in order.
    func positions(heldBy holder: String) throws(StorageError) -> [LedgerPosition]
    /// Where everything about a record that is nobody's stands, in order.
    func positions(about record: String) throws(StorageError) -> [LedgerPosition]
    /// The entries of a commit.
    func entries(ofCommit number: Int64) throws(StorageError) -> Range<Int>
    /// What stands at one commitment, with the bytes of its entry; nil where nothing does, or it was erased. Nothing else
    /// of the entry is opened.
    func opening(at position: LedgerPosition) throws -> (entry: [UInt8], opening: StoredOpening)?
    /// What an event stands in, likewise; nil where there is no such event, or it cannot be opened.
    func opening(of event: EventID) throws -> (entry: [UInt8], opening: StoredOpening)?
    /// Holders, by id, of whom a stream moved since the ledger last said where it stands.
    func unheaded(atMost count: Int) throws(StorageError) -> [String]
    /// Every signing key that came or went, in order.
    func signingKeys() throws -> [SigningKeyChange]
}

extension LedgerReader {
    /// The root of the tree as it was at a size, which is at most its own.
    package func root(at size: Int) throws(StorageError) -> Digest {
        var start = 0
        var roots: [Digest] = []
        for level in (0..<(Int.bitWidth - size.leadingZeroBitCount)).reversed() where size >> level & 1 == 1 {
            roots.append(try node(level: level, index: start >> level))
            start += 1 << level
        }
        guard var root = roots.popLast() else { return Tree.empty }
        for left in roots.reversed() { root = Tree.node(left, root) }
        return root
    }
}

extension SQLiteReader {
    func tree() throws(StorageError) -> Frontier { try TreeHead.read(db).frontier }

    func node(level: Int, index: Int) throws(StorageError) -> Digest {
        try LeafRows.node(db, level: level, index: index)
    }

    func eachEntry(_ range: Range<Int>, _ entry: (StoredEntry) throws -> Void) throws {
        let sql = "SELECT number, entry, bytes FROM leaf WHERE number >= ? AND number < ? ORDER BY number"
        let leaves = try Row.fetchCursor(db, sql: sql, arguments: [range.lowerBound, range.upperBound])
        var openings = try OpeningCursor(db, range)
        while let row = try leaves.next() {
            let (index, bytes) = (try row.integer(0), try row.bytes(2))
            let commitments = (try? Entry(parsing: bytes).commitments) ?? []
            let rows = try openings.rows(of: index)
            let opened = try rows.map { try self.opened($0, commitments) }
            try entry(StoredEntry(index: index, commit: try row.value(1), bytes: bytes, openings: opened))
        }
    }

    private func opened(_ row: OpeningCursor.Line, _ commitments: [Digest]) throws -> StoredOpening {
        let commitment = commitments.indices.contains(row.position.place) ? commitments[row.position.place] : nil
        let opening = try commitment.flatMap { try open(row, $0) }
        return StoredOpening(position: row.position, holder: row.holder, about: row.about, opening: opening)
    }

    private func open(_ row: OpeningCursor.Line, _ commitment: Digest) throws -> Opening? {
        guard let holder = row.holder else {
            let opening = try? Opening(plain: row.sealed)
            return opening?.commitment == commitment ? opening : nil
        }
        guard let key = try keyring?.key(of: holder) else { return nil }
        return try? Opening(sealed: row.sealed, commitment: commitment, key: key)
    }

    func positions(heldBy holder: String) throws(StorageError) -> [LedgerPosition] {
        try all("SELECT position FROM opening WHERE holder = ? ORDER BY position", [holder]) {
            LedgerPosition(rawValue: try $0.number(0))
        }
    }

    func positions(about record: String) throws(StorageError) -> [LedgerPosition] {
        try all("SELECT position FROM opening WHERE about = ? ORDER BY position", [record]) {
            LedgerPosition(rawValue: try $0.number(0))
        }
    }

    func entries(ofCommit number: Int64) throws(StorageError) -> Range<Int> {
        let leaves = try all("SELECT number FROM leaf WHERE entry = ? ORDER BY number", [number]) { try $0.integer(0) }
        guard let first = leaves.first, let last = leaves.last else { return 0..<0 }
        return first..<(last + 1)
    }

    func opening(at position: LedgerPosition) throws -> (entry: [UInt8], opening: StoredOpening)? {
        let sql = "SELECT holder, about, sealed, bytes FROM opening, leaf WHERE position = ? AND number = ?"
        let arguments: StatementArguments = [position.rawValue, position.leaf]
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) else { return nil }
        let line = OpeningCursor.Line(
            position: position, holder: try row.value(0), about: try row.value(1), sealed: try row.bytes(2))
        let entry = try row.bytes(3)
        return (entry, try opened(line, (try? Entry(parsing: entry).commitments) ?? []))
    }

    func opening(of event: EventID) throws -> (entry: [UInt8], opening: StoredOpening)? {
        let sql = "SELECT entry, person FROM event WHERE id = ?"
        guard let row = try Row.fetchOne(db, sql: sql, arguments: [event.rawValue]) else { return nil }
        for position in try positions(heldBy: try row.value(1), in: entries(ofCommit: try row.value(0))) {
            if let found = try opening(at: position), found.opening.opening?.tells(event) == true { return found }
        }
        return nil
    }

    /// Where everything stands that is one holder's and in a range of entries.
    private func positions(heldBy holder: String, in entries: Range<Int>) throws(StorageError) -> [LedgerPosition] {
        let (start, end) = LedgerPosition.bounds(of: entries)
        let sql = "SELECT position FROM opening WHERE holder = ? AND position >= ? AND position < ? ORDER BY position"
        return try all(sql, [holder, start, end]) { LedgerPosition(rawValue: try $0.number(0)) }
    }
}

extension Opening {
    /// Whether the body is of a person and tells of that event.
    fileprivate func tells(_ event: EventID) -> Bool {
        let events = (try? JSONValue.parse(canonical: body))?["events"]?.array ?? []
        return events.contains { $0["id"]?.string == event.rawValue }
    }
}

/// The openings of a range of entries, handed out entry by entry.
struct OpeningCursor {
    struct Line {
        let position: LedgerPosition
        let holder: String?
        let about: String?
        let sealed: [UInt8]
    }

    private let cursor: RowCursor
    private var waiting: Line?

    init(_ db: Database, _ range: Range<Int>) throws {
        let sql =
            "SELECT position, holder, about, sealed FROM opening WHERE position >= ? AND position < ? ORDER BY position"
        let (start, end) = LedgerPosition.bounds(of: range)
        cursor = try Row.fetchCursor(db, sql: sql, arguments: [start, end])
        try step()
    }

    mutating func rows(of leaf: Int) throws -> [Line] {
        var rows: [Line] = []
        while let line = waiting, line.position.leaf <= leaf {
            if line.position.leaf == leaf { rows.append(line) }
            try step()
        }
        return rows
    }

    private mutating func step() throws {
        waiting = try cursor.next().map { row in
            Line(
                position: LedgerPosition(rawValue: try row.number(0)), holder: try row.value(1),
                about: try row.value(2),
                sealed: try row.bytes(3))
        }
    }
}
