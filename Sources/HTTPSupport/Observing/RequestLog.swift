internal import HTTPTypes
package import Hummingbird

/// One request as the log has it: no address, no path, no name, nothing of what was sent.
package struct RequestLine: Equatable, Sendable {
    package let id: String
    package let method: String
    /// The pattern of the route: `/api/v1/posts/{id}`.
    package let route: String
    package let status: Int
    package let milliseconds: Int
    /// Of the answer's body.
    package let bytes: Int
    package let account: String?
    /// false: the connection ended before the answer did.
    package let isWhole: Bool

    package var metadata: [String: String] {
        var metadata = [
            "request": id, "method": method, "route": route, "status": String(status),
            "ms": String(milliseconds), "bytes": String(bytes),
        ]
        if let account { metadata["account"] = account }
        if !isWhole { metadata["cut"] = "true" }
        return metadata
    }
}

/// Writes one line for each request, when its answer has gone out.
package struct RequestLog<Context: RequestContext & RequestFacts>: RouterMiddleware {
    private let write: @Sendable (RequestLine, Context) -> Void

    package init(write: @escaping @Sendable (RequestLine, Context) -> Void) { self.write = write }

    @concurrent package func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let status = Int(response.status.code)
        let method = RouteName.method(request.method)
        return response.told(hasBody: request.method != .head) { [write] bytes, isWhole in
            let line = RequestLine(
                id: context.id, method: method, route: RouteName.route(context.endpointPath), status: status,
                milliseconds: Int((ContinuousClock.now - start) / .milliseconds(1)), bytes: bytes,
                account: context.account, isWhole: isWhole)
            write(line, context)
        }
    }
}
