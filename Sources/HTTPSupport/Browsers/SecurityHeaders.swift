internal import HTTPTypes
package import Hummingbird

/// What browsers are told with every answer, also with one that says no: run nothing, guess no type, show it in no frame,
/// tell no other site, keep no copy.
package struct SecurityHeaders<Context: Sendable>: RouterMiddleware {
    private let headers: HTTPFields

    /// `sources`: what a page may load besides, as Content-Security-Policy writes it: `style-src 'self'`.
    /// `behindTLS`: browsers come through TLS. Then they are told to come no other way for a year.
    package init(sources: [String] = [], behindTLS: Bool) {
        var headers: HTTPFields = [
            .contentSecurityPolicy: Self.policy(sources), .xContentTypeOptions: "nosniff",
            .referrerPolicy: "no-referrer", .crossOriginResourcePolicy: "same-origin",
            .crossOriginOpenerPolicy: "same-origin", .permissionsPolicy: Self.permissions, .cacheControl: "no-store",
        ]
        if behindTLS { headers[.strictTransportSecurity] = "max-age=31536000" }
        self.headers = headers
    }

    @concurrent package func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for field in headers where field.name != .cacheControl || response.headers[.cacheControl] == nil {
            response.headers[field.name] = field.value
        }
        return response
    }

    private static func policy(_ sources: [String]) -> String {
        let fixed = ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]
        return (fixed + sources).joined(separator: "; ")
    }

    /// No page here asks for any of these.
    private static var permissions: String {
        let features = ["camera", "microphone", "geolocation", "payment", "usb", "browsing-topics"]
        return features.map { "\($0)=()" }.joined(separator: ", ")
    }
}

extension HTTPField.Name {
    /// Names of our own that are well-formed: the library's initialiser checks any text and so may give nil.
    private static func named(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("a header's name is not well-formed") }
        return name
    }

    static let referrerPolicy = named("Referrer-Policy")
    static let crossOriginOpenerPolicy = named("Cross-Origin-Opener-Policy")
    static let permissionsPolicy = named("Permissions-Policy")
    static let secFetchSite = named("Sec-Fetch-Site")
}
