internal import Foundation
internal import GRDB
internal import Ledger

/// A complete subtree of the tree whose root is kept: of every eighth level.
struct Subtree {
    let level: Int
    let index: Int
    let root: Digest

    static func isKept(_ level: Int) -> Bool { level > 0 && level.isMultiple(of: 8) }

    private static func place(_ level: Int, _ index: Int) -> Int { index << 6 | level }

    /// The root that is stored of a subtree; nil where there is none.
    static func root(_ db: Database, level: Int, index: Int) throws -> Digest? {
        let sql = "SELECT hash FROM subtree WHERE place = ?"
        let bytes = try Data.fetchOne(db.cachedStatement(sql: sql), arguments: [place(level, index)])
        return bytes.flatMap { Digest([UInt8]($0)) }
    }

    func insert(_ db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO subtree (place, hash) VALUES (?, ?)")
            .execute(arguments: [Self.place(level, index), Data(root.bytes)])
    }
}

extension Frontier {
    /// Appends a leaf.
    ///
    /// - Returns: the subtrees that it completed and that are kept, from the smallest.
    mutating func grow(by leaf: Digest) -> [Subtree] {
        var completed: [Subtree] = []
        append(leaf) { level, index, root in
            if Subtree.isKept(level) { completed.append(Subtree(level: level, index: index, root: root)) }
        }
        return completed
    }
}
