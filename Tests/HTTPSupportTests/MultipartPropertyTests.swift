import HTTPSupport
import NIOCore
import Testing

@Suite("A form comes out the same wherever its bytes are cut, and nothing that is sent breaks the reader")
struct MultipartPropertyTests {
    private static let boundary = "-b-"

    /// A form that is well-formed, out of pieces that look like delimiters.
    private static func form(_ random: inout Seeded) -> [UInt8] {
        var body: [UInt8] = Bool.random(using: &random) ? [] : Array("some words\r\n".utf8)
        for index in 0..<Int.random(in: 0...3, using: &random) {
            let file = Bool.random(using: &random) ? "; filename=\"f\(index)\"" : ""
            let blanks = Bool.random(using: &random) ? "" : " \t"
            body += Array(
                "--\(boundary)\(blanks)\r\nContent-Disposition: form-data; name=\"n\(index)\"\(file)\r\n\r\n".utf8)
            body += content(&random) + Array("\r\n".utf8)
        }
        let end = ["", "\r\n", "\r\nwords"].randomElement(using: &random) ?? ""
        return body + Array("--\(boundary)--\(end)".utf8)
    }

    /// Never holds the delimiter itself: no piece ends the way the next one would have to go on.
    private static func content(_ random: inout Seeded) -> [UInt8] {
        let pieces = [
            "\r\n--", "\r\n--\(boundary.dropLast())", "\r", "\n", "-", "--", "-b", "abc", "\u{0}", "\r\n", "\r\n\r\n",
            "é",
        ]
        let count = Int.random(in: 0...8, using: &random)
        let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined(separator: "|")
        return Array(text.replacing("\r\n--\(boundary)", with: "").utf8)
    }

    private static func cut(_ bytes: [UInt8], _ random: inout Seeded) -> [[UInt8]] {
        let most = [1, 2, 7, 64].randomElement(using: &random) ?? 1
        var chunks: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(Int.random(in: 0...most, using: &random))
            chunks.append(Array(chunk))
            rest = rest.dropFirst(chunk.count)
        }
        return chunks
    }

    @Test("10,000 forms, cut at random, against a second reading of the whole")
    func anyCut() {
        var random = Seeded(20_260_901)
        for round in 0..<10_000 {
            let body = Self.form(&random)
            let reading = Reading(Self.cut(body, &random), boundary: Self.boundary)
            let naive = NaiveMultipart.parts(body, boundary: Self.boundary)
            guard reading.error == nil, reading.contents == naive.map(\.content), reading.ends == naive.count,
                zip(reading.heads, naive).allSatisfy({ $1.head.contains("name=\"\($0.name)\"") })
            else {
                Issue.record("seed 20260901, round \(round): \(reading) instead of \(naive)")
                return
            }
        }
    }

    @Test("every single cut and every pair of cuts of one form")
    func everyCut() {
        var random = Seeded(5)
        let body = (0..<20).map { _ in Self.form(&random) }.max { $0.count < $1.count } ?? []
        let whole = Reading([body], boundary: Self.boundary)
        for first in 0...body.count {
            for second in stride(from: first, through: body.count, by: 3) {
                let chunks = [body[..<first], body[first..<second], body[second...]].map { Array($0) }
                #expect(Reading(chunks, boundary: Self.boundary) == whole)
            }
        }
    }

    @Test("10,000 broken forms: an error or an end, the same for every cut, and within the limits")
    func mutated() {
        var random = Seeded(77)
        let limits = MultipartLimits(
            parts: 2, headerBytes: 64, fieldBytes: 20, fileBytes: 30, totalBytes: 300, preambleBytes: 12)
        for round in 0..<10_000 {
            var body = Self.form(&random)
            for _ in 0..<Int.random(in: 1...4, using: &random) { Self.mutate(&body, &random) }
            let whole = Reading([body], boundary: Self.boundary, limits: limits)
            let cut = Reading(Self.cut(body, &random), boundary: Self.boundary, limits: limits)
            let isBounded = whole.contents.allSatisfy { $0.count <= 30 } && whole.heads.count <= 2
            guard whole == cut, isBounded else {
                Issue.record("seed 77, round \(round): \(cut) instead of \(whole)")
                return
            }
        }
    }

    private static func mutate(_ body: inout [UInt8], _ random: inout Seeded) {
        let place = Int.random(in: 0..<max(1, body.count), using: &random)
        guard place < body.count else { return }
        switch Int.random(in: 0...4, using: &random) {
        case 0: body.remove(at: place)
        case 1: body[place] = UInt8.random(in: 0...255, using: &random)
        case 2: body.insert([13, 10, 45, 34, 59].randomElement(using: &random) ?? 0, at: place)
        case 3: body.removeSubrange(place...)
        default: body.insert(contentsOf: body[place...].prefix(40), at: place)
        }
    }
}
