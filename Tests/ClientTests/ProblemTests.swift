import Client
import TestSupport
import Testing

@Suite("Problems: what a service says no with is told in its words")
struct ProblemTests {
    private static func problem(_ answer: [String: any Sendable]) async throws -> ClientError? {
        try await Calls(["GET /api/v1/thing": [answer]]).failure()
    }

    @Test("what, why and what to do, in one line")
    func plain() async throws {
        let error = try await Self.problem(
            FakeService.problem(404, "not-found", "there is no such post: check its id"))
        #expect(error?.message == "there is no such post: check its id")
        #expect(error?.problem?.name == "not-found" && error?.problem?.status == 404)
        #expect(error?.problem?.mistakes.isEmpty == true)
    }

    @Test("every mistake of a document, with its place")
    func mistakes() async throws {
        let mistakes: [[String: any Sendable]] = [
            ["file": "post", "line": 3, "column": 5, "message": "'peple' is no key", "hint": "write people"],
            ["file": "post", "line": 9, "column": 1, "message": "no channel", "hint": "add one"],
        ]
        let error = try await Self.problem(
            FakeService.problem(400, "bad-input", "2 mistakes in post: correct and try again", mistakes: mistakes))
        let found = try #require(error?.problem?.mistakes)
        #expect(found.map(\.line) == [3, 9] && found.map(\.column) == [5, 1])
        #expect(found.map(\.message) == ["'peple' is no key", "no channel"] && found[0].hint == "write people")
    }

    @Test("nothing that a service says moves the cursor")
    func plainText() async throws {
        let error = try await Self.problem(FakeService.problem(400, "bad-input", "a\u{1B}[2Jb: c\u{202E}d"))
        #expect(error?.message == "a [2Jb: c\u{FFFD}d")
    }

    @Test("a no that is none of a service's is told as what it is")
    func others() async throws {
        let page: [String: any Sendable] = ["status": 403, "body": "<html>", "headers": ["Content-Type": "text/html"]]
        #expect(try await Self.problem(page)?.code == .notAService)
        var gateway = page
        gateway["status"] = 502
        #expect(try await Self.problem(gateway)?.code == .unreachable)
        let other: [String: any Sendable] = [
            "status": 400, "body": "{\"type\":\"about:blank\"}",
            "headers": ["Content-Type": "application/problem+json"],
        ]
        #expect(try await Self.problem(other)?.code == .notAService)
    }
}
