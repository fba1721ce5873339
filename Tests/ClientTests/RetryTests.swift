import Client
import TestSupport
import Testing

@Suite("Trying again: where it can help and can do no harm")
struct RetryTests {
    private static let busy = FakeService.problem(
        503, "busy", "another process writes: try again", headers: ["Retry-After": "2"])
    private static let posting = ServerRequest(.post, ["thing"], body: .json(Array("{}".utf8)))
    private static var keyed: ServerRequest {
        var request = posting
        request.idempotencyKey = "0123456789abcdef"
        return request
    }

    @Test("503, then done: after the pause that was asked for, with the same key")
    func busyOnce() async throws {
        let calls = try Calls(["POST /api/v1/thing": [Self.busy, Calls.json]])
        let answer = try await calls.connection(patience: .seconds(10)).sendForJSON(Self.keyed)
        #expect(answer.status == 200)
        #expect(calls.clock.waited == [.seconds(2)])
        let keys = try calls.service.requests().map { $0.headers["idempotency-key"] }
        #expect(keys == ["0123456789abcdef", "0123456789abcdef"])
    }

    @Test("what is done twice if sent twice is sent once")
    func notRepeatable() async throws {
        for answer in [Self.busy, ["drop": true]] {
            let calls = try Calls(["POST /api/v1/thing": [answer, Calls.json]])
            let error = await calls.failure(Self.posting, try calls.connection(patience: .seconds(10)))
            #expect(error != nil && calls.clock.waited.isEmpty)
            #expect(try calls.service.requests().count == 1)
        }
    }

    @Test("a connection that breaks is made again, each time after a longer pause")
    func broken() async throws {
        let calls = try Calls(["GET /api/v1/thing": [["drop": true], ["drop": true], Calls.json]])
        _ = try await calls.connection(patience: .seconds(10)).sendForJSON(Calls.get)
        #expect(calls.clock.waited == [.milliseconds(500), .seconds(1)])
    }

    @Test("patience ends, and what was said last is told")
    func patience() async throws {
        let calls = try Calls(["GET /api/v1/thing": [Self.busy]])
        let error = await calls.failure(Calls.get, try calls.connection(patience: .seconds(5)))
        #expect(error?.problem?.name == "busy")
        #expect(calls.clock.waited == [.seconds(2), .seconds(2)])
    }

    @Test("too busy for longer than patience is not waited for")
    func tooLong() async throws {
        let answer = FakeService.problem(429, "too-many-requests", "wait", headers: ["Retry-After": "3600"])
        let calls = try Calls(["GET /api/v1/thing": [answer]])
        let error = await calls.failure(Calls.get, try calls.connection(patience: .seconds(10)))
        #expect(error?.problem?.status == 429 && calls.clock.waited.isEmpty)
    }

    @Test("a no is a no: it is not asked again")
    func no() async throws {
        let calls = try Calls(["GET /api/v1/thing": [FakeService.problem(403, "forbidden", "no"), Calls.json]])
        let error = await calls.failure(Calls.get, try calls.connection(patience: .seconds(10)))
        #expect(error?.problem?.name == "forbidden" && calls.clock.waited.isEmpty)
    }

    @Test("503 without a time to come back is a no")
    func noTime() async throws {
        let calls = try Calls(["GET /api/v1/thing": [FakeService.problem(503, "busy", "later"), Calls.json]])
        #expect(await calls.failure(Calls.get, try calls.connection(patience: .seconds(10)))?.problem?.status == 503)
    }

    @Test("a key that could end its line is not sent")
    func badKey() async throws {
        let calls = try Calls(["POST /api/v1/thing": [Calls.json]])
        var request = Self.posting
        request.idempotencyKey = "01234567\r\nX: 1"
        #expect(try await calls.failure(request)?.code == .badCall)
        #expect(try calls.service.requests().isEmpty)
    }
}
