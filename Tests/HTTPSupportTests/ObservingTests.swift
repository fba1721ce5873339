import HTTPSupport
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing

@Suite("What is counted and logged says how the service does, and nothing about people")
struct ObservingTests {
    private final class Lines: Sendable {
        let all = Mutex<[RequestLine]>([])
    }

    private static func lines(_ path: String, _ method: HTTPRequest.Method = .get) async throws -> [RequestLine] {
        let lines = Lines()
        try await ask { router in
            let log = RequestLog<TestContext> { line, _ in lines.all.withLock { $0.append(line) } }
            router.add(middleware: log)
            router.add(middleware: ProblemMiddleware())
            router.get("/children/{ref}") { _, context in
                context.account = "acc_1"
                return "12345"
            }
            router.get("/stream") { _, _ in
                Response(
                    status: .ok,
                    body: ResponseBody(
                        asyncSequence: AsyncStream { stream in
                            stream.yield(ByteBuffer(string: "abc"))
                            stream.yield(ByteBuffer(string: "defg"))
                            stream.finish()
                        }))
            }
            router.head("/stream") { _, _ in Response(status: .ok, headers: [.contentLength: "7"]) }
            router.get("/empty") { _, _ in HTTPResponse.Status.noContent }
        } _: { client in
            try await client.execute(uri: path, method: method) { _ in }
        }
        return lines.all.withLock { $0 }
    }

    @Test("a line has the route's pattern, the account's id, status, time and bytes; never the path or the query")
    func line() async throws {
        let lines = try await Self.lines("/children/ella-b?name=Ella")
        #expect(lines.count == 1)
        let line = try #require(lines.first)
        #expect(line.route == "/children/{ref}" && line.method == "GET" && line.status == 200)
        #expect(line.bytes == 5 && line.account == "acc_1" && line.isWhole && line.milliseconds >= 0)
        #expect(!line.id.isEmpty)
        #expect(!line.metadata.values.contains { $0.lowercased().contains("ella") })
        #expect(line.metadata.keys.sorted() == ["account", "bytes", "method", "ms", "request", "route", "status"])
    }

    @Test("an answer that streams, one without a body, an address that is not there: each one line")
    func others() async throws {
        #expect(try await Self.lines("/stream").map(\.bytes) == [7])
        #expect(try await Self.lines("/stream", .head).map(\.bytes) == [0])
        #expect(try await Self.lines("/empty").map(\.status) == [204])
        let lost = try await Self.lines("/ella-b", HTTPRequest.Method("ELLA")!)
        #expect(lost.map(\.route) == ["none"] && lost.map(\.status) == [404] && lost.map(\.method) == ["OTHER"])
    }

    private static func metrics(_ paths: [(String, HTTPRequest.Method)]) async throws -> Metrics {
        let metrics = Metrics()
        try await ask { router in
            router.add(middleware: MetricsMiddleware(metrics))
            router.get("/posts/{id}") { _, _ in "a" }
            router.get("/fails") { _, _ -> String in throw HTTPError(.internalServerError) }
        } _: { client in
            for (path, method) in paths { try await client.execute(uri: path, method: method) { _ in } }
        }
        return metrics
    }

    @Test("requests are counted by pattern, method and class of status")
    func counted() async throws {
        let metrics = try await Self.metrics([
            ("/posts/1", .get), ("/posts/2", .get), ("/fails", .get), ("/x", .get), ("/y", .get),
            ("/z", HTTPRequest.Method("Q")!),
        ])
        metrics.gauge("synas_picture_work_waiting", "Requests that wait.") { 4 }
        let samples = try PrometheusText.samples(metrics.render())
        #expect(samples[#"synas_http_requests_total{route="/posts/{id}",method="GET",status="2xx"}"#] == 2)
        #expect(samples[#"synas_http_requests_total{route="/fails",method="GET",status="5xx"}"#] == 1)
        #expect(samples[#"synas_http_requests_total{route="none",method="OTHER",status="5xx"}"#] == 1)
        #expect(samples[#"synas_http_request_duration_seconds_count{route="/posts/{id}"}"#] == 2)
        #expect(samples[#"synas_http_request_duration_seconds_bucket{route="/posts/{id}",le="+Inf"}"#] == 2)
        #expect(samples["synas_http_requests_in_flight"] == 0)
        #expect(samples["synas_picture_work_waiting"] == 4)
    }

    @Test("however many addresses are made up, the text stays short; whatever stands in it, it can be read")
    func bounded() async throws {
        let odd = try await Self.odd(routes: 700)
        let samples = try PrometheusText.samples(odd.render())
        let counted = samples.filter { $0.key.hasPrefix("synas_http_requests_total") }
        #expect(counted.count <= 510)
        #expect(counted.values.reduce(0, +) == 700)
        for (name, value) in samples where name.contains("_bucket") { #expect(value >= 0) }
    }

    /// Routes whose patterns have every character that the format gives a meaning to.
    private static func odd(routes: Int) async throws -> Metrics {
        let metrics = Metrics()
        var random = Seeded(3)
        let letters = ["\\", "\"", "\n", "{", "=", ",", "é", " ", "#", "a"]
        let names = (0..<routes).map { number in
            "\(number)" + (0..<4).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
        }
        try await ask { router in
            router.add(middleware: MetricsMiddleware(metrics))
            router.add(middleware: Renaming(names: names))
            router.get("/{number}") { _, _ in "a" }
        } _: { client in
            for number in 0..<routes { try await client.execute(uri: "/\(number)", method: .get) { _ in } }
        }
        return metrics
    }

    private struct Renaming: RouterMiddleware {
        let names: [String]

        @concurrent func handle(
            _ request: Request, context: TestContext,
            next: @concurrent (Request, TestContext) async throws -> Response
        ) async throws -> Response {
            context.coreContext.endpointPath.value = context.parameters.get("number", as: Int.self).map { names[$0] }
            return try await next(request, context)
        }
    }
}

/// Reads Prometheus' text format 0.0.4 as strictly as it is written down.
enum PrometheusText {
    struct Wrong: Error {
        let line: String
    }

    static func samples(_ text: String) throws -> [String: Double] {
        var samples: [String: Double] = [:]
        var types: [String: String] = [:]
        guard text.hasSuffix("\n") else { throw Wrong(line: "the end") }
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            if let type = line.wholeMatch(of: /# TYPE ([a-z_]+) (counter|gauge|histogram)/) {
                guard types.updateValue(String(type.2), forKey: String(type.1)) == nil else {
                    throw Wrong(line: String(line))
                }
            } else if line.wholeMatch(of: /# HELP ([a-z_]+) [^\n]*/) == nil {
                let sample = try sample(line)
                guard samples.updateValue(sample.value, forKey: sample.name) == nil,
                    types.keys.contains(where: { sample.name.hasPrefix($0) })
                else { throw Wrong(line: String(line)) }
            }
        }
        return samples
    }

    private static func sample(_ line: Substring) throws -> (name: String, value: Double) {
        let label = #/[a-z_]+="(?:[^"\\]|\\[\\"n])*"/#
        guard let match = line.wholeMatch(of: /([a-z_]+(?:\{.*\})?) ([0-9.e+\-]+)/), let value = Double(match.2) else {
            throw Wrong(line: String(line))
        }
        if let open = match.1.firstIndex(of: "{") {
            var rest = match.1[match.1.index(after: open)...].dropLast()
            while let found = rest.prefixMatch(of: label) {
                rest = rest[found.range.upperBound...]
                if rest.first == "," { rest = rest.dropFirst() }
            }
            guard rest.isEmpty else { throw Wrong(line: String(line)) }
        }
        return (String(match.1), value)
    }
}
