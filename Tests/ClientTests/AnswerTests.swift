import Client
import Foundation
import TestSupport
import Testing

@Suite("Answers: what is no whole answer of a service is none")
struct AnswerTests {
    private static func expect(
        _ code: ClientError.Code, _ answer: [String: any Sendable], says word: String,
        _ request: ServerRequest = Calls.get
    ) async throws {
        let error = try await Calls(["GET /api/v1/thing": [answer]]).failure(request)
        #expect(error?.code == code, "\(String(describing: error))")
        #expect(error?.message.contains(word) == true && error?.message.contains(Calls.token) == false)
    }

    @Test("a JSON answer comes whole, and the request says who asks")
    func whole() async throws {
        let calls = try Calls([
            "GET /api/v1/thing": [FakeService.json("{\"å\":1}", headers: ["ETag": "\"1\""])]
        ])
        let answer = try await calls.connection().sendForJSON(Calls.get)
        #expect(answer.status == 200 && answer.etag == "\"1\"" && answer.body == Array("{\"å\":1}".utf8))
        let headers = try #require(try calls.service.requests().first?.headers)
        #expect(headers["authorization"] == "Bearer \(Calls.token)" && headers["user-agent"] == "synas/test")
        #expect(headers["accept-encoding"] == nil)
    }

    @Test("nobody answers")
    func refused() async throws {
        let calls = try Calls([:])
        calls.service.stop()
        #expect(try await calls.failure()?.code == .unreachable)
    }

    @Test("slow: the whole time that a request may take")
    func slow() async throws {
        let calls = try Calls(["GET /api/v1/thing": [["after": 30, "body": "{}"]]])
        let error = await calls.failure(Calls.get, try calls.connection(total: .milliseconds(300)))
        #expect(error?.code == .timeout)
    }

    @Test("a page of something else is no answer")
    func wrongType() async throws {
        try await Self.expect(
            .notAService, ["headers": ["Content-Type": "text/html"], "body": "<html>"], says: "no synas service")
    }

    @Test("what does not speak HTTP is no service")
    func noHTTP() async throws {
        try await Self.expect(.notAService, ["raw": "SSH-2.0-OpenSSH_9.2\r\n"], says: "no synas service")
    }

    @Test("too long, announced or not")
    func tooLarge() async throws {
        let small = ServerRequest(.get, ["thing"], answerLimit: 100_000)
        try await Self.expect(.tooLarge, ["endless": 10_000_000], says: "longer", small)
        try await Self.expect(.tooLarge, ["body": String(repeating: "x", count: 100_001)], says: "longer", small)
    }

    @Test("an answer of exactly the cap is taken")
    func atTheCap() async throws {
        let calls = try Calls(["GET /api/v1/thing": [["body": String(repeating: "x", count: 100_000)]]])
        let answer = try await calls.connection().send(ServerRequest(.get, ["thing"], answerLimit: 100_000))
        #expect(answer.body.count == 100_000)
    }

    @Test("a body that ends early, and a connection that does")
    func truncated() async throws {
        try await Self.expect(
            .lost, ["declared": 100, "body": "{", "headers": ["Content-Type": "application/json"]], says: "broke")
        try await Self.expect(.lost, ["drop": true], says: "broke")
    }

    @Test("a redirect is not followed, and told")
    func redirect() async throws {
        let calls = try Calls([
            "GET /api/v1/thing": [["status": 307, "headers": ["Location": "/api/v1/other"]]],
            "GET /api/v1/other": [Calls.json],
        ])
        let error = try await calls.failure()
        #expect(error?.code == .notAService && error?.message.contains("/api/v1/other") == true)
        #expect(try calls.service.requests().count == 1)
    }

    @Test("who is not vouched for is told nothing; given as the one to trust, it is asked")
    func tls() async throws {
        let calls = try Calls(["GET /api/v1/thing": [Calls.json]], certificate: true)
        let error = try await calls.failure()
        #expect(error?.code == .notTrusted && error?.message.contains("--ca-file") == true)
        #expect(try calls.service.requests().isEmpty)
        let trusting = try calls.connection(caFile: calls.work.path("own.pem"))
        #expect(await calls.failure(Calls.get, trusting) == nil)
    }

    @Test("a certificate for another name is none, trusted or not")
    func otherName() async throws {
        let calls = try Calls(["GET /api/v1/thing": [Calls.json]], certificate: true)
        let connection = try calls.connection(
            caFile: calls.work.path("own.pem"), address: calls.service.address.replacing("localhost", with: "127.0.0.1")
        )
        #expect(await calls.failure(Calls.get, connection)?.code == .notTrusted)
        #expect(try calls.service.requests().isEmpty)
    }

    @Test(
        "a token that could end its line is refused",
        arguments: ["short", "synas_0123456789\r\nX: 1", "synas_012345 6789abc"])
    func token(_ token: String) throws {
        #expect(throws: ClientError.self) {
            try ServerConnection(
                ServerAddress("http://127.0.0.1:1"), token: token, agent: "a", patience: .system(.zero))
        }
    }
}
