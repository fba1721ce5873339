internal import HTTPTypes
package import Hummingbird

/// Counts requests and times them until the head of the answer is there.
package struct MetricsMiddleware<Context: RequestContext>: RouterMiddleware {
    private let metrics: Metrics

    package init(_ metrics: Metrics) { self.metrics = metrics }

    @concurrent package func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        metrics.began()
        let start = ContinuousClock.now
        var status = 500
        defer {
            let series = RequestSeries(
                route: RouteName.route(context.endpointPath), method: RouteName.method(request.method),
                status: "\(status / 100)xx")
            metrics.ended(series, seconds: (ContinuousClock.now - start) / .seconds(1))
        }
        let response = try await next(request, context)
        status = Int(response.status.code)
        return response
    }
}
