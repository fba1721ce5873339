internal import Access
internal import HTTPSupport
internal import HTTPTypes
internal import Hummingbird
internal import Services
internal import Storage

/// Says who asks: by a token, or by a session. Whoever shows one that is not valid is told so, wherever they go.
struct Authentication: RouterMiddleware {
    typealias Context = WebContext
    let service: Service

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.session = service.settings.cookie.token(in: request.headers)
        context.staff = try await staff(request, context.session)
        context.account = context.staff?.account.rawValue
        return try await next(request, context)
    }

    /// A token counts more than a session: a program that shows both means the token.
    private func staff(_ request: Request, _ session: SessionToken?) async throws -> Staff? {
        switch BearerToken(request.headers) {
        case .malformed: throw Problem(.notSignedIn)
        case .token(let token):
            guard let staff = try await service.desk.run({ try service.accounts.staff(token: token) }) else {
                throw Problem(.notSignedIn)
            }
            return staff
        case .none:
            guard let session else { return nil }
            return try await service.desk.run { try service.accounts.staff(session: session.text) }
        }
    }
}

extension Staff {
    /// - Throws: `Problem`: `forbidden` where the role never may, `notFound` where it lies outside the scopes.
    func require(_ permission: Permission) throws(Problem) {
        switch permission {
        case .allowed: return
        case .forbidden: throw Problem(.forbidden)
        case .hidden: throw Problem.notFound
        }
    }

    /// Whether the role may do so anywhere, asked before anything is read.
    func requireAnywhere(_ action: Action) throws(Problem) {
        let isThinkable = Nearness.allCases.contains { may(action, $0) == .allowed }
        if !isThinkable { throw Problem(.forbidden) }
    }
}
