internal import Foundation
internal import GRDB
internal import Ledger

/// The row that says how far the tree is.
struct TreeHead {
    var frontier: Frontier
    /// The content hash of the policies that the last entry named; empty before the first.
    var policy: String
    /// The last commit that has its leaves: those of a database from before the ledger follow at its migration.
    var covered: Int64

    static func read(_ db: Database) throws(StorageError) -> TreeHead {
        try DatabaseFault.translated {
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT size, frontier, policy, covered FROM tree_head WHERE id = 0"))
            guard let row else { return TreeHead(frontier: Frontier(), policy: "", covered: 0) }
            let size = try row.integer(0)
            guard let frontier = Frontier(bytes: try row.bytes(1)), frontier.size == size else {
                throw StorageError(.corrupt, DatabaseFault.damaged)
            }
            return TreeHead(frontier: frontier, policy: try row.value(2), covered: try row.value(3))
        }
    }

    func write(_ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO tree_head (id, size, frontier, policy, covered) VALUES (0, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET size = excluded.size, frontier = excluded.frontier,
                    policy = excluded.policy, covered = excluded.covered
                """
        ).execute(arguments: [frontier.size, Data(frontier.bytes), policy, covered])
    }
}

/// The leaves' bytes, in their order.
enum LeafRows {
    static func each(_ db: Database, from number: Int, to end: Int = .max, _ leaf: ([UInt8]) throws -> Void)
        throws(StorageError)
    {
        try DatabaseFault.translated {
            let sql = "SELECT number, bytes FROM leaf WHERE number >= ? AND number < ? ORDER BY number"
            let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [number, end])
            var next = number
            while let row = try rows.next() {
                guard try row.integer(0) == next else { throw StorageError(.corrupt, DatabaseFault.damaged) }
                next += 1
                try row.withUnsafeData(atIndex: 1) { data in try leaf(data.map { [UInt8]($0) } ?? []) }
            }
        }
    }

    /// The root of a complete subtree of 2^level leaves: from the kept ones, or from the leaves themselves.
    static func node(_ db: Database, level: Int, index: Int) throws(StorageError) -> Digest {
        if Subtree.isKept(level), let kept = try kept(db, level, index) { return kept }
        if level > 8 {
            let left = try node(db, level: level - 1, index: index * 2)
            return Tree.node(left, try node(db, level: level - 1, index: index * 2 + 1))
        }
        var frontier = Frontier()
        try each(db, from: index << level, to: (index + 1) << level) { frontier.append(Tree.leaf($0)) }
        guard frontier.size == 1 << level else { throw StorageError(.corrupt, DatabaseFault.damaged) }
        return frontier.root
    }

    private static func kept(_ db: Database, _ level: Int, _ index: Int) throws(StorageError) -> Digest? {
        try DatabaseFault.translated { try Subtree.root(db, level: level, index: index) }
    }
}
