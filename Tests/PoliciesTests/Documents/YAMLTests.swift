import Documents
import Seeded
import Testing

/// Reads a text, giving its root and what was reported.
func read(_ text: String, limits: YAML.Limits = .init()) -> (root: Node?, mistakes: [Mistake]) {
    let log = MistakeLog(file: "a.yaml")
    let root = YAML.parse(Array(text.utf8), log: log, limits: limits)
    return (root, log.mistakes)
}

@Suite("YAML files")
struct YAMLTests {
    @Test("values stay text until a type is asked for, so that Norwegian is not 'false'")
    func norway() throws {
        let (root, _) = read("language: no\ndate: 2024-08-01\nnumber: 0123\nanswer: yes\n")
        let log = MistakeLog(file: "a.yaml")
        let node = try #require(root)
        let fields = try #require(Fields(node, "a file", keys: ["language", "date", "number", "answer"], log: log))
        #expect(fields.text("language") == "no")
        #expect(fields.text("date") == "2024-08-01")
        #expect(fields.text("number") == "0123")
        #expect(fields.flag("answer") == true)
        #expect(log.isEmpty)
    }

    @Test("JSON is read the same way, tabs and escapes included")
    func json() throws {
        let (root, mistakes) = read("{\n\t\"title\": \"Sk\\u00f6n\",\n\t\"at\": [0.5, 0, 1, 0.25]\n}\n")
        let log = MistakeLog(file: "a.yaml")
        let node = try #require(root)
        let fields = try #require(Fields(node, "a file", keys: ["title", "at"], log: log))
        #expect(mistakes.isEmpty)
        #expect(fields.text("title") == "Skön")
        #expect(fields.numbers("at", count: 4) == [0.5, 0, 1, 0.25])
    }

    @Test(
        "what a file may not hold is refused with its place",
        arguments: [
            ("", 1, "empty"),
            ("a: 1\nb: 2\na: 3\n", 1, "'a' stands more than once"),
            ("a:\n\t- 1\n", 2, "tab"),
            ("a: &x 1\nb: *x\n", 1, "anchor"),
            ("a: 1\nb: !!binary aGk=\n", 2, "tag"),
            ("a: 1\n? [x, y]\n: 2\n", 2, "plain word"),
            ("a: 1\n---\nb: 2\n", 2, "document"),
            ("a: 1\nb: \"open\n", 3, "layout"),
            ("a: 1\nb: x\u{1}y\n", 2, "control character"),
            ("a: *nobody\n", 1, "alias"),
        ])
    func refused(text: String, line: Int, word: String) throws {
        let (root, mistakes) = read(text)
        #expect(root == nil)
        let first = try #require(mistakes.first)
        #expect(first.line == line, "\(first)")
        #expect(first.message.contains(word), "\(first)")
        #expect(!first.hint.isEmpty)
    }

    @Test("a text with & and * in it is a text")
    func ampersandsInText() {
        let text = "text: |\n  Anna &co och *alla* andra *co\n  * punkt\n  &c.\n"
        #expect(read(text).mistakes.isEmpty)
    }

    @Test("a 'billion laughs' file is refused before anything grows")
    func billionLaughs() throws {
        let levels = (1...30).map { "l\($0): &l\($0) [*l\($0 - 1), *l\($0 - 1), *l\($0 - 1), *l\($0 - 1)]\n" }
        let (root, mistakes) = read("l0: &l0 ha\n" + levels.joined())
        #expect(root == nil)
        #expect(try #require(mistakes.first).message.contains("aliases"))
    }

    @Test(
        "depth costs a mistake and not the stack",
        arguments: ["[", "- ", "{a: ", "? "])
    func depth(opening: String) {
        #expect(read(String(repeating: opening, count: 20_000)).root == nil)
        #expect(read(String(repeating: opening, count: 900)).root == nil)
        #expect(read(String(repeating: "[", count: 40) + String(repeating: "]", count: 40)).root == nil)
        #expect(read(String(repeating: "[", count: 30) + String(repeating: "]", count: 30)).root != nil)
    }

    @Test("a file over the limit is refused by its size")
    func size() {
        #expect(read("a: 12345678\n", limits: .init(bytes: 8)).mistakes.first?.message.contains("bytes") == true)
    }

    @Test("letters that are not UTF-8 are named with line and column")
    func latin1() throws {
        let log = MistakeLog(file: "a.yaml")
        #expect(YAML.parse(Array("a: é\nb: f".utf8) + [0xF6] + Array("r\n".utf8), log: log) == nil)
        let mistake = try #require(log.mistakes.first)
        #expect(mistake.position == Position(line: 2, column: 5))
        #expect(mistake.description.hasPrefix("a.yaml:2:5: the file is not UTF-8"))
    }

    @Test("a byte order mark does not move the columns")
    func byteOrderMark() throws {
        let log = MistakeLog(file: "a.yaml")
        let root = try #require(YAML.parse([0xEF, 0xBB, 0xBF] + Array("å: 1\n".utf8), log: log))
        #expect(Fields(root, "a file", keys: ["b"], log: log) != nil)
        #expect(log.mistakes.first?.position == Position(line: 1, column: 1))
    }

    @Test("random bytes and random cuts never crash the reader")
    func noise() {
        let seed: UInt64 = 20_180_525
        var random = SeededGenerator(seed: seed)
        let base = Array("a: [1, {b: \"c\\n\"}]\nd: |\n  e\n  *f &g\nh: 'i'\n- j\n? k\n: !!l m\n".utf8)
        for round in 0..<3_000 {
            let bytes = random.mutated(base)
            let log = MistakeLog(file: "a.yaml")
            let root = YAML.parse(bytes, log: log)
            #expect(root != nil || !log.isEmpty, "seed \(seed), round \(round)")
        }
    }
}
