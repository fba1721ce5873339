internal import HTTPTypes
package import Hummingbird

/// Makes every error that is thrown below it into a problem, and tells nobody more than the problem says.
package struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
    private let routes: RouteTable?
    private let unexpected: @Sendable (_ type: String, _ context: Context) -> Void

    /// `routes`: tells a wrong method from a wrong address; nil: both are 404.
    /// `unexpected`: is told the type of an error that nobody foresaw. Its words may hold anything: they are
    ///   not handed over.
    package init(
        routes: RouteTable? = nil,
        unexpected: @escaping @Sendable (_ type: String, _ context: Context) -> Void = { _, _ in }
    ) {
        self.routes = routes
        self.unexpected = unexpected
    }

    @concurrent package func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            return problem(of: error, request, context).response(instance: context.id)
        }
    }

    private func problem(of error: any Error, _ request: Request, _ context: Context) -> Problem {
        let problem = Problem(translating: error)
        if problem.kind == .internal { unexpected(String(reflecting: type(of: error)), context) }
        guard problem.kind == .notFound, context.endpointPath == RouteName.routerFoundNothing else { return problem }
        let methods = routes?.methods(at: request.uri.path) ?? []
        return methods.isEmpty ? problem : .methodNotAllowed(methods)
    }
}
