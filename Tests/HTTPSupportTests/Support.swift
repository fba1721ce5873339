import HTTPSupport
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore

/// A context as the service has one.
struct TestContext: RequestContext, RequestFacts {
    var coreContext: CoreRequestContextStorage
    let noted = NotedFacts()

    init(source: Source) { coreContext = .init(source: source) }
}

/// The same numbers from the same seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

func request(
    _ path: String = "/", method: HTTPRequest.Method = .get, headers: HTTPFields = [:],
    authority: String? = "synas.test",
    body: [UInt8] = []
) -> Request {
    Request(
        head: HTTPRequest(method: method, scheme: "http", authority: authority, path: path, headerFields: headers),
        body: RequestBody(buffer: ByteBuffer(bytes: body)))
}

/// A service of the routes, asked without a socket.
func ask<Value: Sendable>(
    _ routes: (Router<TestContext>) -> Void, _ ask: @Sendable (any TestClientProtocol) async throws -> Value
) async throws -> Value {
    let router = Router(context: TestContext.self)
    routes(router)
    return try await Application(router: router).test(.router, ask)
}

func problem<Value>(_ work: () async throws -> Value) async -> Problem? {
    do {
        _ = try await work()
        return nil
    } catch {
        return error as? Problem
    }
}
