import Testing

@testable import Reports

@Suite("The verdict table")
struct VerdictTableTests {
    static let rows = [
        VerdictTable.Row(
            post: "Kojor, löv", channel: "Öppna bloggen", verdict: .cleared, cleared: 3, held: 0, refused: 0),
        VerdictTable.Row(
            post: "Soppdag", channel: "Facebook", verdict: .refused, cleared: 1, held: 0, refused: 1,
            next: "Leave picture 1 out, or send the rest with --without-refused"),
        VerdictTable.Row(
            post: "Åäö", channel: "Blåbär", verdict: .held, cleared: 0, held: 12, refused: 0, next: "Long"),
    ]

    @Test("columns stand under their heads, whatever letters there are")
    func aligned() {
        let lines = VerdictTable(rows: Self.rows, width: 200).text().split(separator: "\n").map(Array.init)
        #expect(lines.count == 6)
        let column = String(lines[0]).firstRange(of: "VERDICT").map { String(lines[0])[..<$0.lowerBound].count }
        #expect(column.map { String(lines[1][$0...].prefix(7)) } == "cleared")
        #expect(column.map { String(lines[2][$0...].prefix(7)) } == "refused")
        #expect(column.map { String(lines[4][$0...].prefix(4)) } == "held")
    }

    @Test("what to do first stands below its post, and nothing is said where nothing is to be done")
    func next() {
        let lines = VerdictTable(rows: Self.rows, width: 200).text().split(separator: "\n")
        #expect(lines[3] == "  > Leave picture 1 out, or send the rest with --without-refused")
        #expect(lines[5] == "  > Long")
        #expect(lines.count { $0.hasPrefix("  > ") } == 2)
    }

    @Test("what is to be done is wrapped to the terminal, without losing a word", arguments: [40, 80, 90, 120])
    func fits(width: Int) {
        let lines = VerdictTable(rows: Self.rows, width: width).text().split(separator: "\n")
        #expect(lines.filter { $0.hasPrefix("  ") }.allSatisfy { $0.count <= width })
        let words = lines.joined(separator: " ").split(separator: " ")
        #expect(words.contains("--without-refused"))
    }

    @Test("colour is only there when asked for, and takes no width")
    func colour() {
        let plain = VerdictTable(rows: Self.rows, width: 200).text()
        let coloured = VerdictTable(rows: Self.rows, width: 200, isColoured: true).text()
        #expect(!plain.contains("\u{1B}"))
        let stripped = ["31", "32", "33", "0"].reduce(coloured) { text, code in
            text.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false).joined()
        }
        #expect(coloured.contains("\u{1B}[31mrefused"))
        #expect(stripped == plain)
    }

    @Test("a title cannot move the cursor, break the line or turn the text around")
    func hostile() {
        let row = VerdictTable.Row(
            post: "a\u{1B}[2Jb\nc\r\u{202E}d", channel: "x", verdict: .held, cleared: 0, held: 1, refused: 0)
        let text = VerdictTable(rows: [row]).text()
        #expect(text.split(separator: "\n").count == 2)
        #expect(!text.contains("\u{1B}") && !text.contains("\r") && !text.contains("\u{202E}"))
    }

    @Test("wide characters take two columns")
    func wide() {
        #expect(TerminalText.width("åäö") == 3)
        #expect(TerminalText.width("a\u{308}") == 1)
        #expect(TerminalText.width("森") == 2)
    }
}
