import HTTPSupport
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("An error is told as problem+json, and nothing of it leaks")
struct ProblemTests {
    /// An error whose words nobody outside may read.
    private struct Secret: Error, CustomStringConvertible {
        var description: String { "/var/lib/synas/ella-b.jpg" }
    }

    private static func answer(
        to path: String, method: HTTPRequest.Method = .get, throwing error: any Error & Sendable = Secret()
    ) async throws -> TestResponse {
        try await ask { router in
            let table = RouteTable()
            router.add(middleware: ProblemMiddleware(routes: table))
            router.get("/fails") { _, _ -> String in throw error }
            router.get("/posts/{id}") { _, _ in "one" }
            router.post("/posts/{id}:publish") { _, _ in "published" }
            router.post("/posts") { _, _ in "posted" }
            router.get("/posts") { _, _ in "list" }
            table.fill(from: router, head: true)
        } _: { client in
            try await client.execute(uri: path, method: method) { $0 }
        }
    }

    @Test("the body has type, title, status, detail, instance and the mistakes of a document")
    func shape() {
        let mistake = Problem.Mistake(
            file: "post", line: 3, column: 5, message: "no such channel \"a\\b\"", hint: "write\n\u{1}open-blog</x>")
        let json = Problem(
            .badInput, "two mistakes: mend them", mistakes: [mistake, .init(file: "post", message: "é")]
        )
        .json(instance: "ab12")
        #expect(
            json == #"{"type":"urn:synas:problem:bad-input","title":"The document or a value in it cannot be used","#
                + #""status":400,"detail":"two mistakes: mend them","instance":"urn:synas:request:ab12","mistakes":["#
                + #"{"file":"post","line":3,"column":5,"message":"no such channel \"a\\b\"","hint":"write\n"#
                + #"\u0001open-blog\u003c/x\u003e"},{"file":"post","message":"é"}]}"#)
    }

    @Test("names, addresses and statuses stay as they are")
    func stable() {
        let all = Problem.Kind.allCases.map { "\($0.name) \($0.status.code)" }
        #expect(
            all == [
                "bad-request 400", "bad-input 400", "not-signed-in 401", "wrong-sign-in 401", "forbidden 403",
                "wrong-origin 403", "not-found 404", "method-not-allowed 405", "too-slow 408", "conflict 409",
                "held 409", "gone 410", "length-required 411", "too-large 413", "unsupported-media-type 415",
                "header-too-large 431", "too-many-requests 429", "internal 500", "busy 503", "insufficient-storage 507",
            ])
        #expect(Problem.Kind.allCases.allSatisfy { $0.type == "urn:synas:problem:\($0.name)" && !$0.title.isEmpty })
    }

    @Test("an error that nobody foresaw is 500 with the request's id and not a word of its own")
    func unknown() async throws {
        let answer = try await Self.answer(to: "/fails")
        let body = String(buffer: answer.body)
        #expect(answer.status == .internalServerError)
        #expect(answer.headers[.contentType] == "application/problem+json")
        #expect(body.contains("urn:synas:request:") && !body.contains("ella") && !body.contains("detail"))
    }

    @Test(
        "errors of the framework keep their status and lose their words",
        arguments: [
            (HTTPError(.badRequest, message: "ella-b") as any Error & Sendable, 400, "bad-request"),
            (HTTPError(.unprocessableContent, message: "ella-b"), 400, "bad-request"),
            (HTTPError(.contentTooLarge, message: "ella-b"), 413, "too-large"),
            (HTTPError(.notFound, message: "ella-b"), 404, "not-found"),
            (HTTPError(.badGateway, message: "ella-b"), 500, "internal"),
            (NIOTooManyBytesError(maxBytes: 1), 413, "too-large"),
            (DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "ella-b")), 400, "bad-input"),
            (Busy(retryAfter: 7), 503, "busy"),
            (MultipartError(.missingName, part: 2), 400, "bad-request"),
            (MultipartError(.notAForm), 415, "unsupported-media-type"),
            (MultipartError(.fileTooLarge, part: 1), 413, "too-large"),
            (CancellationError(), 503, "busy"),
            (Problem(.gone, "the files are gone: ask the office"), 410, "gone"),
        ])
    func translated(_ error: any Error & Sendable, _ status: Int, _ name: String) async throws {
        let answer = try await Self.answer(to: "/fails", throwing: error)
        let body = String(buffer: answer.body)
        #expect(answer.status.code == status)
        #expect(body.contains("urn:synas:problem:\(name)\"") && !body.contains("ella"))
    }

    @Test("a wrong address is 404; a wrong method is 405 and says which would do")
    func wrongMethod() async throws {
        #expect(try await Self.answer(to: "/nowhere").status == .notFound)
        #expect(try await Self.answer(to: "/posts/a/b").status == .notFound)
        let list = try await Self.answer(to: "/posts", method: .delete)
        #expect(list.status == .methodNotAllowed && list.headers[.allow] == "GET, HEAD, POST")
        let publish = try await Self.answer(to: "/posts/a:publish", method: .get)
        #expect(publish.status == .methodNotAllowed && publish.headers[.allow] == "POST")
        let one = try await Self.answer(to: "/posts/a", method: .post)
        #expect(one.status == .methodNotAllowed && one.headers[.allow] == "GET, HEAD")
        // A route that answers 404 itself stays 404.
        #expect(try await Self.answer(to: "/fails", throwing: Problem(.notFound)).status == .notFound)
    }

    @Test("who is told to come back is told when; who is to sign in is told how")
    func headers() async throws {
        #expect(try await Self.answer(to: "/fails", throwing: Busy(retryAfter: 7)).headers[.retryAfter] == "7")
        #expect(Problem.tooManyRequests(retryAfter: 30).headers[.retryAfter] == "30")
        #expect(Problem(.notSignedIn).headers[.wwwAuthenticate] == "Bearer")
        #expect(Problem(.forbidden).headers.isEmpty)
    }
}
