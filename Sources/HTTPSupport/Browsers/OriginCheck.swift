internal import HTTPTypes
package import Hummingbird

/// Whether a request that changes something was sent by a page of ours: a browser adds the session's cookie also to what
/// another site makes it send.
package struct OriginCheck: Sendable {
    package enum Verdict: Equatable, Sendable {
        case allowed
        /// The browser is too old to say: only a token that was in our form tells.
        case needsFormToken
        case refused
    }

    private let publicOrigin: String?

    /// `publicOrigin`: where browsers find the service, as they write it: `https://synas.example`. nil: the
    ///   request's own host is compared, which a proxy must then pass on as it is.
    package init(publicOrigin: String? = nil) { self.publicOrigin = publicOrigin?.lowercased() }

    package func verdict(_ request: Request) -> Verdict {
        if [.get, .head, .options].contains(request.method) { return .allowed }
        let sites = request.headers[values: .secFetchSite]
        if let site = sites.first {
            return sites.count == 1 && ["same-origin", "none"].contains(site) ? .allowed : .refused
        }
        let origins = request.headers[values: .origin]
        guard let origin = origins.first else { return .needsFormToken }
        return origins.count == 1 && isOurs(origin.lowercased(), request) ? .allowed : .refused
    }

    /// `formToken`: whether the request holds a token of ours; asked only where nothing else can tell.
    /// - Throws: `Problem.Kind.wrongOrigin`.
    package func require(_ request: Request, formToken: () throws -> Bool = { false }) throws {
        switch verdict(request) {
        case .allowed: return
        case .needsFormToken where try formToken(): return
        case .needsFormToken, .refused: throw Problem(.wrongOrigin, "open the page again and send it from there")
        }
    }

    private func isOurs(_ origin: String, _ request: Request) -> Bool {
        if let publicOrigin { return origin == publicOrigin }
        guard let host = request.head.authority?.lowercased(), !host.isEmpty else { return false }
        return ["http://\(host)", "https://\(host)"].contains(origin)
    }
}

/// Holds every request that changes something, and comes with the session's cookie or without anything that says who sends
/// it (signing in), to the check. Who comes with a bearer token and no cookie is no browser that another site could lead.
package struct OriginCheckMiddleware<Context: Sendable>: RouterMiddleware {
    private let cookie: SessionCookie
    private let check: OriginCheck

    package init(cookie: SessionCookie, check: OriginCheck) {
        self.cookie = cookie
        self.check = check
    }

    @concurrent package func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        if cookie.isPresent(in: request.headers) { try check.require(request) }
        // A program that signs in sends none of a browser's headers; a page of another site cannot leave them out.
        if BearerToken(request.headers) == .none, check.verdict(request) == .refused { try check.require(request) }
        return try await next(request, context)
    }
}
