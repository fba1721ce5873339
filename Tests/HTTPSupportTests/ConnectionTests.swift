import HTTPSupport
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

/// On real sockets: what holds a connection is the network's, and only there can it be seen.
@Suite("Nobody holds a connection by being slow or long-winded", .serialized)
struct ConnectionTests {
    /// Patient in every way but those that a test is about: other tests may keep this machine busy.
    private static func limits(_ change: (inout Limits) -> Void = { _ in }) -> Limits {
        var limits = Limits()
        limits.headerBytes = 1024
        limits.linger = .milliseconds(200)
        limits.drainBytes = 1000
        change(&limits)
        return limits
    }

    private static func serve<Value: Sendable>(
        _ limits: Limits = limits(), _ test: @Sendable (Int) async throws -> Value
    ) async throws -> Value {
        let router = Router(context: TestContext.self)
        router.add(middleware: ProblemMiddleware())
        router.get("/") { _, _ in "here" }
        router.post("/read") { request, _ in String(try await request.bodyBytes(upTo: 100_000).count) }
        router.post("/refuse") { _, _ -> String in throw Problem(.notSignedIn) }
        router.get("/much") { _, _ in
            let piece = ByteBuffer(repeating: 0x61, count: 1 << 20)
            return Response(status: .ok, body: ResponseBody(contentsOf: Array(repeating: piece, count: 64)))
        }
        let app = Application(router: router, server: guardedServer(limits))
        return try await app.test(.live) { client in try await test(try #require(client.port)) }
    }

    private static let host = "Host: synas.test\r\n"

    @Test("requests one after the other, and several at once, are answered on one connection")
    func works() async throws {
        try await Self.serve { port in
            let client = try RawClient(port: port)
            client.send("GET / HTTP/1.1\r\n\(Self.host)\r\n")
            #expect(await client.receive(until: "here").hasPrefix("HTTP/1.1 200"))
            client.send(
                "POST /read HTTP/1.1\r\n\(Self.host)Content-Length: 5\r\n\r\n12345GET / HTTP/1.1\r\n\(Self.host)\r\n")
            let both = await client.receive(until: "here")
            #expect(both.contains("\r\n\r\n5") && both.contains("here"))
            client.send("\r\nGET / HTTP/1.1\r\n\(Self.host)Connection: close\r\n\r\n")
            #expect(await client.receiveAll().hasSuffix("here"))
        }
    }

    /// What came, unless it took as long as only somebody waits who was not cut off.
    private static func soon(_ work: () async -> String) async -> String? {
        let start = ContinuousClock.now
        let text = await work()
        return ContinuousClock.now - start < .seconds(15) ? text : nil
    }

    @Test("a head that never ends is cut off")
    func slowHead() async throws {
        try await Self.serve(Self.limits { $0.headTime = .milliseconds(300) }) { port in
            for start in ["G", "GET / HTTP/1.1\r\n\(Self.host)X: ", "\r\n"] {
                let client = try RawClient(port: port)
                client.send(start)
                #expect(await Self.soon { await client.receiveAll() } == "", "\(start)")
            }
        }
    }

    @Test("a head that dribbles in is cut off, however lively it dribbles")
    func dribble() async throws {
        try await Self.serve(Self.limits { $0.headTime = .milliseconds(300) }) { port in
            let client = try RawClient(port: port)
            client.send("GET / HTTP/1.1\r\n")
            let sender = Task {
                while !Task.isCancelled, client.send("X: y\r\n") { try await Task.sleep(for: .milliseconds(20)) }
            }
            #expect(await Self.soon { await client.receiveAll() } != nil)
            sender.cancel()
        }
    }

    @Test("a connection on which nothing happens ends, before a request and after one")
    func idle() async throws {
        try await Self.serve(Self.limits { $0.idle = .milliseconds(300) }) { port in
            let silent = try RawClient(port: port)
            #expect(await Self.soon { await silent.receiveAll() } == "")
            let client = try RawClient(port: port)
            client.send("GET / HTTP/1.1\r\n\(Self.host)\r\n")
            #expect(await Self.soon { await client.receiveAll() }?.hasSuffix("here") == true)
        }
    }

    @Test("a head that is too long is told so, whole or in pieces")
    func longHead() async throws {
        try await Self.serve { port in
            let long = "GET / HTTP/1.1\r\n\(Self.host)X: \(String(repeating: "y", count: 2000))\r\n\r\n"
            for size in [4000, 100] {
                let client = try RawClient(port: port)
                for start in stride(from: 0, to: long.utf8.count, by: size) {
                    client.send(Array(Array(long.utf8)[start..<min(start + size, long.utf8.count)]))
                }
                let answer = await client.receiveAll()
                #expect(answer.hasPrefix("HTTP/1.1 431 ") && answer.contains("urn:synas:problem:header-too-large"))
            }
        }
    }

    @Test("too many headers end the connection")
    func manyHeaders() async throws {
        try await Self.serve(Self.limits { $0.headerFields = 5 }) { port in
            let client = try RawClient(port: port)
            client.send("GET / HTTP/1.1\r\n\(Self.host)" + String(repeating: "a: b\r\n", count: 10) + "\r\n")
            #expect(!(await client.receiveAll().contains("here")))
        }
    }

    @Test("a body that comes too slowly is told so, and cut off")
    func slowBody() async throws {
        try await Self.serve(Self.limits { $0.body = BodyPace(grace: .milliseconds(300), bytesPerSecond: 10_000) }) {
            port in
            let client = try RawClient(port: port)
            client.send("POST /read HTTP/1.1\r\n\(Self.host)Content-Length: 50000\r\n\r\n")
            let sender = Task {
                while !Task.isCancelled, client.send("x") { try await Task.sleep(for: .milliseconds(20)) }
            }
            let answer = await client.receiveAll()
            #expect(answer.hasPrefix("HTTP/1.1 408 ") && answer.contains("urn:synas:problem:too-slow"))
            sender.cancel()
        }
    }

    @Test("a body that ends early is no body")
    func cutBody() async throws {
        try await Self.serve { port in
            let client = try RawClient(port: port)
            client.send("POST /read HTTP/1.1\r\n\(Self.host)Content-Length: 50\r\n\r\n12345")
            client.endSending()
            #expect(!(await client.receiveAll().contains("200")))
        }
    }

    @Test("a body that is not well-formed is told so")
    func brokenBody() async throws {
        try await Self.serve { port in
            let client = try RawClient(port: port)
            client.send("POST /read HTTP/1.1\r\n\(Self.host)Transfer-Encoding: chunked\r\n\r\nzz\r\n")
            #expect(await client.receiveAll().hasPrefix("HTTP/1.1 400 "))
        }
    }

    @Test("who asks before sending is told to go on, or refused before a byte is sent")
    func asksFirst() async throws {
        try await Self.serve { port in
            let client = try RawClient(port: port)
            client.send("POST /read HTTP/1.1\r\n\(Self.host)Content-Length: 5\r\nExpect: 100-continue\r\n\r\n")
            #expect(await client.receive(until: "Continue\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            client.send("12345")
            #expect(await client.receive(until: "\r\n\r\n5").hasPrefix("HTTP/1.1 200"))
            let refused = try RawClient(port: port)
            refused.send("POST /refuse HTTP/1.1\r\n\(Self.host)Content-Length: 5\r\nExpect: 100-continue\r\n\r\n")
            #expect(await refused.receiveAll().hasPrefix("HTTP/1.1 401 "))
        }
    }

    @Test(
        "an answer before the request's end: a short rest is passed over, a long one ends the connection after the answer"
    )
    func early() async throws {
        try await Self.serve { port in
            let short = try RawClient(port: port)
            short.send(
                "POST /refuse HTTP/1.1\r\n\(Self.host)Content-Length: 500\r\n\r\n" + String(repeating: "x", count: 500))
            short.send("GET / HTTP/1.1\r\n\(Self.host)\r\n")
            let answers = await short.receive(until: "here")
            #expect(answers.hasPrefix("HTTP/1.1 401 ") && answers.contains("HTTP/1.1 200"))
            let long = try RawClient(port: port)
            long.send(
                "POST /refuse HTTP/1.1\r\n\(Self.host)Content-Length: 90000\r\n\r\n"
                    + String(repeating: "x", count: 80000))
            let answer = await long.receiveAll()
            #expect(answer.hasPrefix("HTTP/1.1 401 ") && answer.contains("not-signed-in"))
        }
    }

    @Test("who takes nothing of an answer is cut off")
    func slowReader() async throws {
        try await Self.serve(Self.limits { $0.writeStall = .milliseconds(300) }) { port in
            let client = try RawClient(port: port)
            client.send("GET /much HTTP/1.1\r\n\(Self.host)\r\n")
            #expect(await client.receive()?.isEmpty == false)
            // Long enough that the other side's patience is at its end; then what was on its way is there, and no more.
            try await Task.sleep(for: .milliseconds(1500))
            #expect(await client.receiveAll().utf8.count < 64 << 20)
        }
    }

    @Test("work that takes long is nobody's slowness")
    func slowWork() async throws {
        let patience = Self.limits { $0.body.grace = .milliseconds(500) }
        let router = Router(context: TestContext.self)
        router.post("/work") { request, _ in
            let count = try await request.bodyBytes(upTo: 10).count
            try await Task.sleep(for: .milliseconds(1300))
            return "done \(count)"
        }
        let app = Application(router: router, server: guardedServer(patience))
        try await app.test(.live) { client in
            let raw = try RawClient(port: try #require(client.port))
            raw.send("POST /work HTTP/1.1\r\n\(Self.host)Content-Length: 2\r\nConnection: close\r\n\r\nab")
            #expect(await raw.receiveAll().hasSuffix("done 2"))
        }
    }
}
