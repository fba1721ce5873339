internal import HTTPSupport
internal import HTTPTypes
internal import Hummingbird
internal import Services
internal import Storage

/// Coming and going of staff.
struct SignInController {
    let service: Service

    func addRoutes(to api: RouterGroup<WebContext>) {
        api.post("sign-in", use: signIn)
        api.post("sign-out", use: signOut)
        api.post("sign-out-everywhere", use: signOutEverywhere)
        api.get("me", use: me)
    }

    private func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        _ = try request.query()
        let body = try await request.json(upTo: service.limits.jsonBytes)
        try body.only("name", "password")
        let (name, password) = (try body.string("name"), try body.string("password"))
        let (accounts, address) = (service.accounts, address(request, context))
        let signedIn = try await service.desk.run {
            try await accounts.signIn(name: name, password: password, from: address)
        }
        context.account = signedIn.staff.account.rawValue
        guard let token = SessionToken(signedIn.token) else { throw Problem(.internal) }
        // Whoever had a session here before has a new one, and the old one ends.
        if let old = context.session { try await service.desk.run { try accounts.signOut(session: old.text) } }
        return try .json(
            MeJSON(signedIn.staff, service.house(for: signedIn.staff)),
            headers: [.setCookie: service.settings.cookie.set(token)])
    }

    private func signOut(_ request: Request, _ context: WebContext) async throws -> Response {
        _ = try context.signedIn()
        let accounts = service.accounts
        if let session = context.session { try await service.desk.run { try accounts.signOut(session: session.text) } }
        return withoutCookie
    }

    private func signOutEverywhere(_ request: Request, _ context: WebContext) async throws -> Response {
        let (staff, accounts) = (try context.signedIn(), service.accounts)
        guard staff.tokenScopes == nil else { throw Problem(.forbidden) }
        try await service.desk.run { try accounts.signOutEverywhere(staff.account) }
        return withoutCookie
    }

    private func me(_ request: Request, _ context: WebContext) async throws -> Response {
        let staff = try context.signedIn()
        _ = try request.query()
        return try .json(MeJSON(staff, service.house(for: staff)))
    }

    private var withoutCookie: Response {
        Response(status: .noContent, headers: [.setCookie: service.settings.cookie.cleared()])
    }

    /// Who counts as asking, for the back-off: behind a proxy, whom the proxy names last.
    private func address(_ request: Request, _ context: WebContext) -> String {
        guard service.settings.isBehindProxy, let forwarded = request.headers[.forwardedFor] else {
            return context.peer
        }
        return forwarded.split(separator: ",").last.map { $0.filter { $0 != " " } } ?? context.peer
    }
}

extension HTTPField.Name {
    fileprivate static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .authorization
}
