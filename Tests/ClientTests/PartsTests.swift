import Client
import TestSupport
import Testing

@Suite("Parts: a document, fields and files, in the order in which they were given")
struct PartsTests {
    @Test("names, types, file names and bytes arrive as they are, large files too")
    func parts() async throws {
        let calls = try Calls(["POST /api/v1/posts": [Calls.json]])
        let large = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try calls.work.write(large, to: "large.jpg")
        try calls.work.write([0, 1, 2, 13, 10, 255], to: "small.png")
        let request = ServerRequest(
            .post, ["posts"],
            body: .parts([
                .init("post", type: "application/yaml", .bytes(Array("title: å\n".utf8))),
                .init("hand_over", .bytes(Array("true".utf8))),
                .init("picture", fileName: "sommar/large.jpg", .file(calls.work.path("large.jpg"))),
                .init("picture", fileName: "small.png", .file(calls.work.path("small.png"))),
            ]), idempotencyKey: "0123456789")
        _ = try await calls.connection().sendForJSON(request)
        let parts = try #require(try calls.service.requests().last?.parts)
        #expect(parts.map(\.name) == ["post", "hand_over", "picture", "picture"])
        #expect(parts.map(\.file) == [nil, nil, "sommar/large.jpg", "small.png"])
        #expect(parts[0].type == "application/yaml" && parts.map(\.length) == [10, 4, 3_000_000, 6])
    }

    @Test("a file that is not there ends the call before anything is sent")
    func missing() async throws {
        let calls = try Calls(["POST /api/v1/posts": [Calls.json]])
        let part = ServerRequest.Part("picture", fileName: "a.jpg", .file(calls.work.path("nowhere.jpg")))
        let error = try await calls.failure(ServerRequest(.post, ["posts"], body: .parts([part])))
        #expect(error?.code == .noFile)
        #expect(try calls.service.requests().isEmpty)
    }

    @Test("one connection serves one request after another, and none leaves anything to the next")
    func again() async throws {
        let calls = try Calls(["POST /api/v1/posts": [Calls.json], "GET /api/v1/thing": [Calls.json]])
        let connection = try calls.connection()
        let part = ServerRequest.Part("post", .bytes([1]))
        _ = try await connection.send(
            ServerRequest(.post, ["posts"], body: .parts([part]), idempotencyKey: "0123456789"))
        _ = try await connection.send(Calls.get)
        _ = try await connection.send(ServerRequest(.post, ["posts"], body: .json([0x7B, 0x7D])))
        let asked = try calls.service.requests()
        #expect(asked.map(\.method) == ["POST", "GET", "POST"] && asked.map(\.parts.count) == [1, 0, 0])
        #expect(asked[1].headers["idempotency-key"] == nil && asked[2].headers["content-type"] == "application/json")
        #expect(asked[2].body == "{}")
    }
}
