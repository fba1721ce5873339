import HTTPSupport
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("What browsers are told, and what is believed of what they say")
struct BrowserTests {
    private static let token = SessionToken.random()

    @Test("every answer has the headers: a page, an error, an address that is not there")
    func everyAnswer() async throws {
        for path in ["/page", "/fails", "/nowhere"] {
            let headers = try await ask { router in
                router.add(middleware: SecurityHeaders(behindTLS: true))
                router.add(middleware: ProblemMiddleware())
                router.get("/page") { _, _ in Response(status: .ok, headers: [.xContentTypeOptions: "sniff"]) }
                router.get("/fails") { _, _ -> String in throw Busy(retryAfter: 1) }
            } _: { client in
                try await client.execute(uri: path, method: .get) { $0.headers }
            }
            #expect(
                headers[.contentSecurityPolicy]
                    == "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
            #expect(headers[values: .xContentTypeOptions] == ["nosniff"])
            #expect(headers[HTTPField.Name("Referrer-Policy")!] == "no-referrer")
            #expect(headers[.crossOriginResourcePolicy] == "same-origin")
            #expect(headers[HTTPField.Name("Cross-Origin-Opener-Policy")!] == "same-origin")
            #expect(headers[HTTPField.Name("Permissions-Policy")!]?.contains("camera=()") == true)
            #expect(headers[.cacheControl] == "no-store")
            #expect(headers[.strictTransportSecurity] == "max-age=31536000")
        }
    }

    @Test("a page may load its own styles, an answer may be kept where it says so, and without TLS none is promised")
    func choices() async throws {
        let headers = try await ask { router in
            router.add(middleware: SecurityHeaders(sources: ["style-src 'self'"], behindTLS: false))
            router.get("/") { _, _ in Response(status: .ok, headers: [.cacheControl: "private"]) }
        } _: { client in
            try await client.execute(uri: "/", method: .get) { $0.headers }
        }
        #expect(headers[.contentSecurityPolicy]?.hasSuffix("form-action 'self'; style-src 'self'") == true)
        #expect(headers[.cacheControl] == "private")
        #expect(headers[.strictTransportSecurity] == nil)
    }

    @Test("a session's cookie is this host's alone, and no script reads it")
    func cookie() {
        let cookie = SessionCookie(.secure)
        #expect(cookie.set(Self.token) == "__Host-synas=\(Self.token.text); Path=/; HttpOnly; SameSite=Lax; Secure")
        #expect(cookie.set(Self.token, seconds: 60).hasSuffix("; Max-Age=60"))
        #expect(cookie.cleared() == "__Host-synas=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0")
        let plain = SessionCookie(.loopbackDevelopment)
        #expect(plain.set(Self.token) == "synas=\(Self.token.text); Path=/; HttpOnly; SameSite=Lax")
    }

    @Test("exactly one cookie of the name is believed")
    func oneCookie() {
        let cookie = SessionCookie(.secure)
        let text = Self.token.text
        #expect(cookie.token(in: [.cookie: "a=b; __Host-synas=\(text); c=d"]) == Self.token)
        for wrong in [
            "", "__Host-synas", "__Host-synas=", "__Host-synas=\(text)x", "__Host-synas=\(text.dropLast())",
            "__host-synas=\(text)", "synas=\(text)", "__Host-synas=\(text); __Host-synas=\(text)",
            "x__Host-synas=\(text)", "__Host-synas=\"\(text)\"",
        ] {
            #expect(cookie.token(in: [.cookie: wrong]) == nil, "\(wrong)")
        }
        var two = HTTPFields()
        two.append(HTTPField(name: .cookie, value: "__Host-synas=\(text)"))
        two.append(HTTPField(name: .cookie, value: "__Host-synas=\(SessionToken.random().text)"))
        #expect(cookie.token(in: two) == nil && cookie.isPresent(in: two))
        #expect(!cookie.isPresent(in: [.cookie: "synas=1"]))
    }

    @Test("a session's token is 256 bits, never the same, and tells nobody what it is")
    func tokens() {
        #expect(Set((0..<100).map { _ in SessionToken.random().text }).count == 100)
        #expect(Self.token.text.utf8.count == 43 && Self.token.sha256.count == 32)
        #expect(!"\(Self.token)".contains(Self.token.text) && !String(reflecting: Self.token).contains(Self.token.text))
        var dumped = ""
        dump(Self.token, to: &dumped)
        #expect(!dumped.contains(Self.token.text))
        // The last letter holds two bits that mean nothing: only one spelling is a token.
        #expect(SessionToken(String(repeating: "A", count: 42) + "B") == nil)
        #expect(SessionToken(String(repeating: "A", count: 43)) != nil)
    }

    @Test("a bearer token is read where it is exactly one")
    func bearer() {
        func read(_ values: String...) -> BearerToken {
            var fields = HTTPFields()
            for value in values { fields.append(HTTPField(name: .authorization, value: value)) }
            return BearerToken(fields)
        }
        #expect(read() == .none)
        #expect(read("Bearer synas_aZ09-._~+/==") == .token("synas_aZ09-._~+/=="))
        #expect(read("bearer a") == .token("a"))
        for wrong in [
            "Bearer", "Bearer ", "Basic a", "Bearer a b", "Bearer =a", "Bearer é", "Bearera",
            "Bearer \(String(repeating: "a", count: 513))",
        ] {
            #expect(read(wrong) == .malformed, "\(wrong)")
        }
        #expect(read("Bearer a", "Bearer a") == .malformed)
    }

    @Test("a form's token holds for its session and its purpose alone")
    func formTokens() {
        let tokens = FormTokens.random()
        let token = tokens.token(session: Self.token, purpose: "withdraw")
        #expect(tokens.isValid(token, session: Self.token, purpose: "withdraw"))
        #expect(!tokens.isValid(token, session: Self.token, purpose: "answer"))
        #expect(!tokens.isValid(token, session: .random(), purpose: "withdraw"))
        #expect(!FormTokens.random().isValid(token, session: Self.token, purpose: "withdraw"))
        #expect(!tokens.isValid("", session: Self.token, purpose: "withdraw"))
        #expect(!tokens.isValid(String(token.dropLast()), session: Self.token, purpose: "withdraw"))
        #expect(!tokens.isValid(token + "A", session: Self.token, purpose: "withdraw"))
    }
}
