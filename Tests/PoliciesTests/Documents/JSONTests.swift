import Documents
import Testing

@Suite("JSON")
struct JSONTests {
    private func parse(_ text: String, depth: Int = 8) -> (Node?, [Mistake]) {
        let log = MistakeLog(file: "a.json")
        let node = JSON.parse(Array(text.utf8), log: log, limits: JSON.Limits(depth: depth))
        return (node, log.mistakes)
    }

    private func text(_ node: Node?) -> String? {
        guard case .scalar(let text, _)? = node?.value else { return nil }
        return text
    }

    @Test("every kind of value, with its place counted in characters")
    func values() {
        let (root, mistakes) = parse(
            "{\"å\": \"ö\\u00e4\\n\\ud83d\\ude00\", \"b\": [1, -0.5e+3, true, null],\n \"c\": {}}")
        #expect(mistakes.isEmpty)
        #expect(text(root?["å"]) == "öä\n😀")
        #expect(root?["b"]?.position == Position(line: 1, column: 37))
        #expect(root?["c"]?.position == Position(line: 2, column: 7))
        guard case .list(let items)? = root?["b"]?.value else { return #expect(Bool(false)) }
        #expect(items.map { text($0) } == ["1", "-0.5e+3", "true", "null"])
        #expect(items[3].isNothing && !items[0].isNothing)
    }

    @Test(
        "what is no JSON is told at its place",
        arguments: [
            ("", 1), ("{", 2), ("[1,]", 4), ("{\"a\" 1}", 6), ("{a: 1}", 2), ("01", 1), ("1.", 1), ("tru", 1),
            ("\"a", 1),
            ("\"\\x\"", 2), ("\"\\ud800\"", 2), ("\"\\u0000\"", 2), ("\"a\tb\"", 3), ("[] []", 4), ("{\"a\":1,}", 8),
            ("[[[[[[[[[[1]]]]]]]]]]", 10), ("[1 2]", 4), ("+1", 1), ("'a'", 1), ("{\"a\":1 \"b\":2}", 8),
            ("\"åäö\\x\"", 5), ("\"åäö\tb\"", 5), ("[\"åäö\", \"😀\\ud800\"]", 11),
        ])
    func mistakes(text: String, column: Int) {
        let (root, mistakes) = parse(text)
        #expect(root == nil)
        #expect(mistakes.map(\.column) == [column], "\(mistakes)")
    }

    @Test("a key that stands twice is a mistake, and no message repeats free text")
    func twice() {
        let (_, mistakes) = parse("{\"Ella Berg\": 1, \"Ella Berg\": 2}")
        #expect(mistakes.map(\.column) == [18])
        #expect(!mistakes.description.contains("Ella"))
    }

    @Test("bytes that are no UTF-8 are told, not guessed at")
    func notUTF8() {
        let log = MistakeLog(file: "a.json")
        #expect(JSON.parse([0x22, 0xE5, 0x22], log: log) == nil)
        #expect(log.mistakes.first?.message.contains("not UTF-8") == true)
    }
}
