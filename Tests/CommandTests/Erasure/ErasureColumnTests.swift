import Foundation
import TestSupport
import Testing

@Suite("Erasure: the child's name in the words of others, column by column")
struct ErasureColumnTests {
    struct Column: Hashable, Sendable, CustomTestStringConvertible {
        let table: String
        let name: String
        /// What tells the table's rows apart.
        let key: String
        var testDescription: String { "\(table).\(name)" }
    }

    /// Every column that people write words into.
    static let columns = [
        Column(table: "post", name: "document", key: "id"),
        Column(table: "picture", name: "alt", key: "post || number"),
        Column(table: "publication", name: "address", key: "id"),
        Column(table: "publication", name: "print_run", key: "id"),
        Column(table: "takedown", name: "decision", key: "id"), Column(table: "breach", name: "decision", key: "id"),
        Column(table: "event", name: "reference", key: "id"),
        Column(table: "clock_acceptance", name: "reason", key: "entry"),
        Column(table: "clock_acceptance", name: "approvers", key: "entry"),
    ]

    /// Rows of a column by their keys: those that name the child, and all.
    struct Rows: Sendable {
        let naming: Set<String>
        let all: Set<String>
    }

    /// Before the erasure and after it.
    private static let found: Result<(before: [Column: Rows], after: [Column: Rows]), any Error> = Result {
        let scene = try ErasureScene()
        let before = try rows(scene)
        let ran = try scene.erase(scene.decisions)
        if ran.code != 0 { throw LaunchError(ran.description) }
        return (before: before, after: try rows(scene))
    }

    private static func rows(_ scene: ErasureScene) throws -> [Column: Rows] {
        try columns.reduce(into: [:]) { rows, column in
            let sql = "SELECT \(column.key) FROM \(column.table)"
            rows[column] = Rows(
                naming: try scene.ask("\(sql) WHERE lower(\(column.name)) LIKE '%zyxilda%'"), all: try scene.ask(sql))
        }
    }

    @Test("the name stood in a row that stays, and stands in none any more", arguments: columns)
    func column(_ column: Column) throws {
        let (before, after) = try Self.found.get()
        let (planted, left) = (try #require(before[column]), try #require(after[column]))
        #expect(!planted.naming.isDisjoint(with: left.all), "no word was planted in a row that stays")
        #expect(left.naming.isEmpty)
    }
}
