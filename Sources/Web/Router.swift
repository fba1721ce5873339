internal import HTTPSupport
package import Hummingbird
internal import Logging

extension Service {
    /// Every route with what stands before it. Outermost first: what is counted and logged is what was answered.
    package func router() -> Router<WebContext> {
        let routes = RouteTable()
        let router = Router(context: WebContext.self)
        router.add(
            middleware: RequestLog<WebContext> { line, context in
                context.logger.info("request", metadata: line.metadata.mapValues { .string($0) })
            })
        router.add(middleware: MetricsMiddleware<WebContext>(metrics))
        router.add(middleware: SecurityHeaders<WebContext>(behindTLS: settings.isBehindProxy))
        router.add(
            middleware: ProblemMiddleware<WebContext>(routes: routes) { type, context in
                context.logger.error("unexpected", metadata: ["type": "\(type)"])
            })
        router.add(middleware: ErrorTranslation())
        PlatformController(service: self).addRoutes(to: router)
        let api = router.group("api/v1")
            .add(
                middleware: OriginCheckMiddleware<WebContext>(
                    cookie: settings.cookie, check: OriginCheck(publicOrigin: settings.origin))
            )
            .add(middleware: Authentication(service: self))
        SignInController(service: self).addRoutes(to: api)
        PostsController(service: self).addRoutes(to: api)
        PicturesController(service: self).addRoutes(to: api)
        GroupsController(service: self).addRoutes(to: api)
        ConsentsController(service: self).addRoutes(to: api)
        ReportsController(service: self).addRoutes(to: api)
        LedgerController(service: self).addRoutes(to: api)
        routes.fill(from: router)
        return router
    }
}
