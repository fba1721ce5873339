import Documents
import Testing

@Suite("Keys and values of a file")
struct FieldsTests {
    enum Style: String, CaseIterable { case blur, solid, mosaic }

    private func fields(_ text: String, keys: [String]) throws -> (Fields, MistakeLog) {
        let log = MistakeLog(file: "a.yaml")
        let root = try #require(YAML.parse(Array(text.utf8), log: log))
        return (try #require(Fields(root, "a channel", keys: keys, log: log)), log)
    }

    @Test("every mistake is reported at once, in the order of the file")
    func allAtOnce() throws {
        let (fields, log) = try fields(
            "stile: blur\nedge: 9000\nstyle: blurr\nempty:\nlist: {}\n",
            keys: ["style", "edge", "empty", "list", "title"])
        #expect(fields.choice("style", of: Style.self) == nil)
        #expect(fields.integer("edge", in: 100...4000) == nil)
        #expect(fields.text("empty", .optional) == nil)
        #expect(fields.list("list") == nil)
        #expect(fields.text("title") == nil)
        #expect(
            log.mistakes.map(\.description) == [
                "a.yaml:1:1: a channel has no 'title'; add a line `title: …`",
                "a.yaml:1:1: unknown key 'stile' in a channel; did you mean 'style'? "
                    + "(allowed: style, edge, empty, list, title)",
                "a.yaml:2:7: 'edge' is 9000, outside 100 to 4000; write a number in that range",
                "a.yaml:3:8: 'style' has the unknown value 'blurr'; did you mean 'blur'? "
                    + "(allowed: blur, solid, mosaic)",
                "a.yaml:4:1: 'empty' in a channel has no value; write one, or delete the line",
                "a.yaml:5:7: 'list' must be a list, not a group of keys; "
                    + "write each item on its own line after `- `, or [] for none",
            ])
    }

    @Test(
        "numbers are plain decimals",
        arguments: ["1e9", "nan", "inf", "0x10", "1_000", ".5", "'0.5'", "1.2.3", "x", "~"])
    func notNumbers(text: String) throws {
        let (fields, log) = try fields("at: [\(text), 0]\n", keys: ["at"])
        #expect(fields.numbers("at", count: 2) == nil)
        #expect(!log.isEmpty)
    }

    @Test("whole numbers neither wrap nor crash", arguments: ["99999999999999999999", "-1", "+5", "3.0", "'3'"])
    func notIntegers(text: String) throws {
        let (fields, log) = try fields("age: \(text)\n", keys: ["age"])
        #expect(fields.integer("age", in: 0...18) == nil)
        #expect(log.mistakes.count == 1)
    }

    @Test("free text is never repeated in a message")
    func noFreeText() throws {
        let (fields, log) = try fields("style: Ella Björk\nElla Björk: 1\n", keys: ["style"])
        #expect(fields.choice("style", of: Style.self) == nil)
        #expect(log.mistakes.count == 2)
        #expect(!log.mistakes.contains { $0.description.contains("Ella") })
        #expect(MistakeLog.quoted("100317-2394") == "(not a plain word)")
    }

    @Test("a file with thousands of mistakes gives a list that ends")
    func capped() {
        let log = MistakeLog(file: "a.csv")
        for line in 1...5_000 { log.report(at: Position(line: line, column: 1), "wrong", hint: "correct it") }
        #expect(log.mistakes.count == MistakeLog.cap + 1)
        #expect(log.mistakes.last?.message == "4000 more mistakes are not shown")
    }

    @Test(
        "the nearest allowed word is proposed, and none where none is near",
        arguments: [("chanel", "channel"), ("titel", "title"), ("peolpe", "people"), ("zzzzzz", nil)])
    func nearest(word: String, expected: String?) {
        #expect(Spelling.nearest(to: word, among: ["channel", "title", "text", "people"]) == expected)
    }
}
