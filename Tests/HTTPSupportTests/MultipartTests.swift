import HTTPSupport
import Hummingbird
import NIOCore
import Testing

/// What came out: events with the pieces of a body put together, and how it ended.
struct Reading: Equatable {
    var heads: [MultipartHead] = []
    var contents: [[UInt8]] = []
    var ends = 0
    var error: MultipartError?

    init(_ chunks: [[UInt8]], boundary: String = "x", limits: MultipartLimits = MultipartLimits()) {
        do throws(MultipartError) {
            var parser = MultipartParser(boundary: try MultipartBoundary(boundary), limits: limits)
            for chunk in chunks {
                var events: [MultipartEvent] = []
                defer { take(events) }
                try parser.feed(ByteBuffer(bytes: chunk), &events)
            }
            try parser.finish()
        } catch {
            self.error = error
        }
    }

    private mutating func take(_ events: [MultipartEvent]) {
        for event in events {
            switch event {
            case .head(let head):
                heads.append(head)
                contents.append([])
            case .body(let bytes): contents[contents.count - 1] += bytes.readableBytesView
            case .end: ends += 1
            }
        }
    }

    var texts: [String] { contents.map { String(decoding: $0, as: UTF8.self) } }
}

@Suite("A form is read part by part, as it comes")
struct MultipartTests {
    private static func read(_ text: String, limits: MultipartLimits = MultipartLimits()) -> Reading {
        Reading([Array(text.utf8)], limits: limits)
    }

    private static func part(_ head: String, _ content: String = "a") -> Reading {
        read("--x\r\n\(head)\r\n\r\n\(content)\r\n--x--\r\n")
    }

    private static func error(_ text: String, limits: MultipartLimits = MultipartLimits()) -> MultipartError.Code? {
        read(text, limits: limits).error?.code
    }

    private static let field = "Content-Disposition: form-data; name=\"a\""

    @Test("fields, files and empty parts come out as they were put in")
    func parts() {
        let reading = Self.read(
            """
            --x\r
            Content-Disposition: form-data; name="post"\r
            Content-Type: application/yaml; charset=utf-8\r
            \r
            channel: open-blog\r
            --x\r
            content-disposition:form-data;name=picture; filename="k\\"o\\\\ja é.jpg"\r
            Content-Type: image/jpeg\r
            X-Other: passed over\r
            \r
            \r
            --xy\r\n-\r\r\n--\r
            --x \t\r
            Content-Disposition: form-data; name="empty"\r
            \r
            \r
            --x--\r

            """.replacing("--xy", with: "--y"))
        #expect(reading.error == nil && reading.ends == 3)
        #expect(reading.heads.map(\.name) == ["post", "picture", "empty"])
        #expect(reading.heads.map(\.filename) == [nil, "k\"o\\ja é.jpg", nil])
        #expect(reading.heads.first?.contentType == MediaTypeName("application/yaml; charset=utf-8"))
        #expect(reading.texts == ["channel: open-blog", "\r\n--y\r\n-\r\r\n--", ""])
    }

    @Test("a little before the first part and after the last is passed over")
    func around() {
        let reading = Self.read("This is a form.\r\n--x\r\n\(Self.field)\r\n\r\n1\r\n--x--\r\nThe end.")
        #expect(reading.texts == ["1"] && reading.error == nil)
        #expect(Self.read("--x--").error == nil)
        #expect(Self.read("--x--").heads.isEmpty)
    }

    @Test("a body that has no such boundary, ends early or has junk around it says so")
    func broken() {
        let junk = String(repeating: "j", count: 300)
        #expect(Self.error("") == .truncated)
        #expect(Self.error("--y\r\n\(Self.field)\r\n\r\n1\r\n--y--\r\n") == .wrongBoundary)
        #expect(Self.error("--y\r\n\(junk)") == .wrongBoundary)
        #expect(Self.error("\(junk)\r\n--x--") == .junkAround)
        #expect(Self.error("--x--\r\n\(junk)") == .junkAround)
        for text in [
            "--x", "--x\r\n", "--x\r\n\(Self.field)", "--x\r\n\(Self.field)\r\n\r\nab",
            "--x\r\n\(Self.field)\r\n\r\nab\r\n--x", "--x\r\n\(Self.field)\r\n\r\nab\r\n--x-",
        ] {
            #expect(Self.error(text) == .truncated, "\(text)")
        }
        for end in ["--xy\r\n", "--x-y", "--x y\r\n", "--x--y", "--x\n", "--x\(String(repeating: " ", count: 70))\r\n"]
        {
            #expect(Self.error("--x\r\n\(Self.field)\r\n\r\nab\r\n\(end)") == .badDelimiter, "\(end)")
        }
    }

    @Test("a part without a name, or with a name that nobody could read, is refused")
    func names() {
        #expect(Self.part("Content-Type: text/plain").error == MultipartError(.missingName, part: 1))
        #expect(Self.part("Content-Disposition: form-data").error?.code == .missingName)
        #expect(Self.part("Content-Disposition: form-data; name=\"\"").error?.code == .missingName)
        #expect(Self.error("--x\r\n\r\nab\r\n--x--") == .missingName)
        #expect(Self.part("\(Self.field); filename=\"a\u{7}b\"").error?.code == .badName)
        #expect(Self.part("\(Self.field); filename=\"a\u{0}b\"").error?.code == .badName)
        #expect(Self.part("\(Self.field); filename=\"a\u{85}b\"").error?.code == .badName)
        #expect(Self.part("\(Self.field); filename=\"a\u{2028}b\"").error?.code == .badName)
        let notUTF8 =
            Array("--x\r\nContent-Disposition: form-data; name=\"".utf8) + [0xC3, 0x28]
            + Array("\"\r\n\r\na\r\n--x--".utf8)
        #expect(Reading([notUTF8]).error?.code == .badName)
    }

    @Test(
        "a head that two programs could read in two ways is refused",
        arguments: [
            "Content-Disposition: form-data; name=\"a\"; name=\"b\"",
            "Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"",
            "Content-Disposition: form-data; name=\"a\"; filename*=UTF-8''b",
            "Content-Disposition: form-data; name=\"a\\b\"", "Content-Disposition: form-data; name=\"a",
            "Content-Disposition: form-data; name=a b", "Content-Disposition: attachment; name=\"a\"",
            "Content-Disposition: form-data;\r\n name=\"a\"", "Content-Disposition : form-data; name=\"a\"",
            "Content-Disposition: form-data; name=\"a\"\nX: y", "Content-Disposition: form-data; name=\"a\"\rX: y",
            "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64",
            "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: text", ": x", "no colon",
        ])
    func ambiguous(_ head: String) {
        #expect(Self.part(head).error?.code == .badHeader)
    }

    @Test("each limit holds to the byte")
    func limits() {
        func outcome(_ limits: MultipartLimits) -> MultipartError.Code? {
            Self.error(
                "--x\r\n\(Self.field)\r\n\r\n12345\r\n--x\r\n\(Self.field); filename=\"f\"\r\n\r\n123456\r\n--x--",
                limits: limits)
        }
        let head = Self.field.utf8.count + "; filename=\"f\"".utf8.count
        let total = 5 + Self.field.utf8.count + 4 + 5 + 7 + head + 4 + 6 + 7
        var limits = MultipartLimits(
            parts: 2, headerBytes: head, fieldBytes: 5, fileBytes: 6, totalBytes: total, preambleBytes: 0)
        #expect(outcome(limits) == nil)
        let smaller: [(WritableKeyPath<MultipartLimits, Int>, MultipartError.Code)] = [
            (\.parts, .tooManyParts), (\.headerBytes, .headTooLarge), (\.fieldBytes, .fieldTooLarge),
            (\.fileBytes, .fileTooLarge), (\.totalBytes, .bodyTooLarge),
        ]
        for (limit, code) in smaller {
            limits[keyPath: limit] -= 1
            #expect(outcome(limits) == code)
            limits[keyPath: limit] += 1
        }
    }

    @Test("the boundary is one that RFC 2046 allows")
    func boundaries() throws {
        for wrong in ["", String(repeating: "a", count: 71), "a ", "a\u{e9}", "a\"b", "a\r\nb", "a;b"] {
            #expect(throws: MultipartError(.badBoundary)) { try MultipartBoundary(wrong) }
        }
        _ = try MultipartBoundary(String(repeating: "a", count: 70))
        _ = try MultipartBoundary(contentType: MediaTypeName("Multipart/Form-Data; boundary=\"a b'()+_,-./:=?\""))
        #expect(throws: MultipartError(.badBoundary)) {
            try MultipartBoundary(contentType: MediaTypeName("multipart/form-data"))
        }
        for wrong in [
            "text/plain; boundary=a", "multipart/mixed; boundary=a", "multipart/form-data; boundary=a; boundary=b",
        ] {
            #expect(throws: MultipartError(.notAForm)) { try MultipartBoundary(contentType: MediaTypeName(wrong)) }
        }
    }
}
