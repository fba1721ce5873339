import Seeded
import Testing

@testable import Ledger

@Suite("Canonical JSON: one spelling, or none")
struct CanonicalJSONTests {
    /// A value of at most that many levels.
    private static func value(_ depth: Int, _ random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: depth > 0 ? 0...5 : 2...3, using: &random) {
        case 0, 4:
            let members = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                (key(&random), value(depth - 1, &random))
            }
            return .object(Dictionary(members) { first, _ in first })
        case 1, 5: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth - 1, &random) })
        case 2: return .integer(integer(&random))
        default: return .string(string(&random))
        }
    }

    private static func key(_ random: inout SeededGenerator) -> String {
        let letters = Array("abcxyz0189-_")
        return String(
            (0..<Int.random(in: 1...5, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
    }

    private static func integer(_ random: inout SeededGenerator) -> Int {
        [0, 1, -1, 10, 9_007_199_254_740_991, -9_007_199_254_740_991, Int.random(in: -1000...1000, using: &random)]
            .randomElement(using: &random) ?? 0
    }

    private static func string(_ random: inout SeededGenerator) -> String {
        let scalars: [UInt32] = [
            0, 8, 9, 10, 12, 13, 0x1F, 0x20, 0x22, 0x5C, 0x2F, 0x7F, 0x80, 0xE9, 0x301, 0x2028, 0xFEFF, 0xFFFF, 0x1F600,
            0x10FFFF,
        ]
        let picked = (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in
            scalars.randomElement(using: &random).flatMap(Unicode.Scalar.init)
        }
        return String(String.UnicodeScalarView(picked))
    }

    @Test("what is written is read as the same value", arguments: 1...20 as ClosedRange<UInt64>)
    func identity(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let bytes = Self.value(7, &random).canonicalBytes
            let again = try JSONValue.parse(canonical: bytes)
            #expect(again.canonicalBytes == bytes, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test(
        "every text with one byte changed is refused, or is the one spelling of what is read",
        arguments: 1...6 as ClosedRange<UInt64>)
    func singleBytes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = Self.value(4, &random).canonicalBytes.prefix(300)
        var other: [String] = []
        for place in bytes.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = Array(bytes)
                changed[place] = byte
                guard let value = try? JSONValue.parse(canonical: changed) else { continue }
                if value.canonicalBytes != changed { other.append("\(place): \(byte)") }
            }
        }
        #expect(other.isEmpty, "seed \(seed)")
    }

    static let refused = [
        "", " ", "{} ", " {}", "{}\n", "[1, 2]", "{\"a\" :1}", "{\"a\":1,}", "[1,]", "[,1]", "{\"a\"}", "{,}",
        "true", "false", "null", "1.0", "1e3", "-0", "01", "-", "+1", "9007199254740992", "-9007199254740992",
        "99999999999999999999999999", "--1", "{\"a\":1,\"a\":1}", "{\"b\":1,\"a\":1}", "{\"ab\":1,\"a\":1}", "{\"\":1}",
        "{\"A\":1}", "{\"ä\":1}", "{\"a b\":1}", "{\"\\u0061\":1}", "{1:1}", "'a'", "\"", "\"a", "\"\\\"", "\"\\/\"",
        "\"\\u0041\"", "\"\\u000a\"", "\"\\u0008\"", "\"\\u001F\"", "\"\\u007f\"", "\"\\u00e9\"", "\"\\ud800\"",
        "\"\\ud83d\\ude00\"", "\"\\u0022\"", "\"\\x\"", "\"\\u00\"", "\"\u{1}\"", "\"\n\"", "\"\t\"", "{}{}", "[1]2",
        "\u{FEFF}{}",
        "[", "]", "{", "}", "[[]", "{\"a\":", "[1}", "{\"a\":1]", "1 ", "\0", "\"\0\"", "{}\0", "[1\u{0}]", "Infinity",
        "NaN",
    ]

    @Test("what is not canonical is refused", arguments: refused)
    func refusals(text: String) {
        #expect(fault { () throws(LedgerFault) in _ = try JSONValue.parse(canonical: bytes(text)) } == .canonical)
    }

    @Test(
        "bytes that are no UTF-8 are refused",
        arguments: [
            [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0xAF],
            [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xFF], [0xFE], [0xC3],
            [0xE2, 0x82],
            [0xF0, 0x9F, 0x98], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x28, 0x80],
        ] as [[UInt8]])
    func notText(middle: [UInt8]) {
        let text = [0x22] + middle + [0x22]
        #expect(fault { () throws(LedgerFault) in _ = try JSONValue.parse(canonical: text) } == .canonical)
        let isText = UTF8Text.isValid(middle.span)
        #expect(!isText)
    }

    @Test("eight levels are read, nine are not, and a hundred thousand end as fast")
    func depth() {
        let nested = { (depth: Int) in
            bytes(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
        }
        #expect(fault { () throws(LedgerFault) in _ = try JSONValue.parse(canonical: nested(8)) } == nil)
        for depth in [9, 100_000] {
            #expect(fault { () throws(LedgerFault) in _ = try JSONValue.parse(canonical: nested(depth)) } == .canonical)
        }
    }

    @Test("keys of 64 characters are read, of 65 not")
    func keys() {
        let object = { (count: Int) in bytes("{\"\(String(repeating: "a", count: count))\":1}") }
        #expect(fault { () throws(LedgerFault) in _ = try JSONValue.parse(canonical: object(64)) } == nil)
        #expect(fault { () throws(LedgerFault) in _ = try JSONValue.parse(canonical: object(65)) } == .canonical)
    }

    @Test("strings that only look the same stay apart")
    func normalisation() throws {
        let composed = try JSONValue.parse(canonical: bytes("\"\u{E9}\""))
        let decomposed = try JSONValue.parse(canonical: bytes("\"e\u{301}\""))
        #expect(composed.canonicalBytes != decomposed.canonicalBytes)
    }
}
