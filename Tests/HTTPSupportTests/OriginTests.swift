import HTTPSupport
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("What another site makes a browser send changes nothing")
struct OriginTests {
    private static func fields(_ pairs: [(String, String)]) -> HTTPFields {
        var fields = HTTPFields()
        for (name, value) in pairs {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        return fields
    }

    private static func verdict(
        _ pairs: (String, String)..., method: HTTPRequest.Method = .post, publicOrigin: String? = nil,
        authority: String? = "synas.test:8080"
    ) -> OriginCheck.Verdict {
        OriginCheck(publicOrigin: publicOrigin).verdict(
            request(method: method, headers: fields(pairs), authority: authority))
    }

    @Test("the browser's own word on where a request comes from counts first")
    func fetchSite() {
        #expect(Self.verdict(("Sec-Fetch-Site", "same-origin")) == .allowed)
        #expect(Self.verdict(("Sec-Fetch-Site", "none")) == .allowed)
        for wrong in ["same-site", "cross-site", "", "SAME-ORIGIN", "other"] {
            #expect(Self.verdict(("Sec-Fetch-Site", wrong), ("Origin", "http://synas.test:8080")) == .refused)
        }
        #expect(Self.verdict(("Sec-Fetch-Site", "none"), ("Sec-Fetch-Site", "none")) == .refused)
    }

    @Test("else its Origin is compared with the host, or with the address that is set")
    func origin() {
        #expect(Self.verdict(("Origin", "http://synas.test:8080")) == .allowed)
        #expect(Self.verdict(("Origin", "https://SYNAS.test:8080")) == .allowed)
        for wrong in [
            "null", "", "http://synas.test", "http://synas.test:80", "http://x.synas.test:8080",
            "ftp://synas.test:8080", "http://synas.test:8080.evil.test",
        ] {
            #expect(Self.verdict(("Origin", wrong)) == .refused, "\(wrong)")
        }
        #expect(Self.verdict(("Origin", "https://a.example"), publicOrigin: "https://A.example") == .allowed)
        #expect(Self.verdict(("Origin", "http://synas.test:8080"), publicOrigin: "https://a.example") == .refused)
        #expect(Self.verdict(("Origin", "http://"), authority: "") == .refused)
        #expect(Self.verdict(("Origin", "http://synas.test"), authority: nil) == .refused)
    }

    @Test("a browser that says neither needs the token of a form; reading is always allowed")
    func neither() async {
        #expect(Self.verdict() == .needsFormToken)
        for method in [HTTPRequest.Method.get, .head, .options] {
            #expect(Self.verdict(("Sec-Fetch-Site", "cross-site"), method: method) == .allowed)
        }
        let check = OriginCheck()
        #expect(await problem { try check.require(request(method: .post)) }?.kind == .wrongOrigin)
        #expect(await problem { try check.require(request(method: .post)) { true } } == nil)
        let foreign = request(method: .post, headers: Self.fields([("Origin", "http://evil.test")]))
        #expect(await problem { try check.require(foreign) { true } }?.kind == .wrongOrigin)
    }

    private static func status(_ pairs: (String, String)...) async throws -> HTTPResponse.Status {
        let fields = fields(pairs)
        return try await ask { router in
            router.add(middleware: ProblemMiddleware())
            router.add(middleware: OriginCheckMiddleware(cookie: SessionCookie(.secure), check: OriginCheck()))
            router.post("/") { _, _ in "done" }
        } _: { client in
            try await client.execute(uri: "/", method: .post, headers: fields) { $0.status }
        }
    }

    @Test("a cookie is held to the check, a bearer token alone is not, and signing in is where the browser says")
    func middleware() async throws {
        let cookie = ("Cookie", "__Host-synas=1")
        let bearer = ("Authorization", "Bearer a")
        let foreign = ("Origin", "http://evil.test")
        #expect(try await Self.status(cookie) == .forbidden)
        #expect(try await Self.status(cookie, foreign) == .forbidden)
        #expect(try await Self.status(cookie, bearer, foreign) == .forbidden)
        #expect(try await Self.status(cookie, ("Sec-Fetch-Site", "same-origin")) == .ok)
        #expect(try await Self.status(bearer) == .ok)
        #expect(try await Self.status(bearer, foreign) == .ok)
        #expect(try await Self.status(foreign) == .forbidden)
        #expect(try await Self.status() == .ok)
    }
}
