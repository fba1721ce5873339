import Documents
import Seeded
import Testing

@Suite("CSV files")
struct CSVTests {
    private func table(
        _ text: String, columns: [String] = ["a", "b", "c"], required: [String] = []
    ) -> (CSVTable?, [Mistake]) {
        let log = MistakeLog(file: "a.csv")
        let table = CSVTable(Array(text.utf8), columns: columns, required: required, log: log)
        return (table, log.mistakes)
    }

    @Test(
        "commas, semicolons and tabs separate, line ends of both kinds end",
        arguments: ["a,b\n1,2\n", "a;b\r\n1;2\r\n", "a\tb\n1\t2", "\u{FEFF}a;b\n1;2\n\n", "b,a\r\n2,1\r\n\r\n"])
    func separators(text: String) throws {
        let (table, mistakes) = table(text)
        let row = try #require(table?.rows.first)
        #expect(row.text("a") == "1")
        #expect(row.text("b") == "2")
        #expect(table?.rows.count == 1)
        #expect(mistakes.isEmpty)
    }

    @Test("quoted fields hold separators, quotation marks and line breaks, and places stay right after them")
    func quoted() throws {
        let (table, mistakes) = table("a,b,c\n\"x, \"\"y\"\"\nz\",å,3\n4,5,6\n")
        let rows = try #require(table?.rows)
        #expect(rows.map { $0.text("a") } == ["x, \"y\"\nz", "4"])
        #expect(rows.first?.position(of: "c") == Position(line: 3, column: 6))
        #expect(rows.last?.position(of: "b") == Position(line: 4, column: 3))
        #expect(mistakes.isEmpty)
    }

    @Test(
        "mistakes have line and column, and the other rows are still read",
        arguments: [
            ("a,b\n1\n2,3\n", 2, 1, "1 fields, the header has 2"),
            ("a,bb\n1,2\n", 1, 3, "unknown column 'bb'"),
            ("a,a\n1,2\n", 1, 3, "'a' stands twice"),
            ("a,b\n1,x\"y\n", 2, 4, "quotation mark"),
            ("a,b\n\"1\"x,2\n", 2, 4, "quotation mark"),
            ("a,b\n1,\"2\n3,4\n", 2, 3, "never closes"),
        ])
    func mistakes(text: String, line: Int, column: Int, words: String) throws {
        let (table, mistakes) = table(text)
        #expect(table != nil)
        let mistake = try #require(mistakes.first)
        #expect(mistake.position == Position(line: line, column: column), "\(mistake)")
        #expect(mistake.message.contains(words), "\(mistake)")
    }

    @Test("a missing column, an empty file and Latin-1 stop the file")
    func stops() throws {
        #expect(table("a,b\n", required: ["a", "c"]).0 == nil)
        #expect(table("a,b\n", required: ["a", "c"]).1.first?.message == "the column 'c' is missing")
        #expect(table("").1.first?.message == "the file is empty")
        let log = MistakeLog(file: "a.csv")
        #expect(CSVTable(Array("a;b\nf".utf8) + [0xF6, 0x72], columns: ["a", "b"], required: [], log: log) == nil)
        #expect(log.mistakes.first?.position == Position(line: 2, column: 2))
        #expect(log.mistakes.first?.hint.contains("CSV UTF-8") == true)
    }

    @Test("what was written is what is read, for any fields")
    func roundTrip() {
        let seed: UInt64 = 7_111
        var random = SeededGenerator(seed: seed)
        let pieces = ["a", "å", ",", ";", "\"", "\n", "\r\n", " ", "\t", "x y", "", "👧"]
        for round in 0..<500 {
            let separator = [",", ";", "\t"].randomElement(using: &random) ?? ","
            let rows = (0..<3).map { _ in
                (0..<3).map { _ in (0..<3).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() }
            }
            let lines = rows.map { row in
                row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: separator)
            }
            let log = MistakeLog(file: "a.csv")
            let text = (["a", "b", "c"].joined(separator: separator)) + "\n" + lines.joined(separator: "\r\n")
            let records = CSV.records(Array(text.utf8), log: log)
            #expect(records?.dropFirst().map { $0.map(\.text) } == rows, "seed \(seed), round \(round)")
            #expect(log.isEmpty)
        }
    }
}
