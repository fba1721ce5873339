import Foundation
import HTTPTypes
import Services
import Storage
import TestSupport
import Testing
import Web

@Suite("Signing in, staying in, and out")
struct SessionTests {
    private static let json: HTTPFields = [.contentType: "application/json"]

    private static func signIn(
        _ office: Office, name: String = "anna.l", password: String = Street.password, _ more: HTTPFields = [:]
    ) async throws -> Reply {
        let body = #"{"name": "\#(name)", "password": "\#(password)"}"#
        return try await office.ask(.post, "/api/v1/sign-in", json + more, Array(body.utf8))
    }

    /// The cookie as a browser sends it back.
    private static func cookie(_ reply: Reply) throws -> String {
        let set = try #require(reply.headers[.setCookie])
        return String(set.prefix { $0 != ";" })
    }

    private static func browser(_ cookie: String) -> HTTPFields { [.cookie: cookie, .fetchSite: "same-origin"] }

    private static func status(_ office: Office, _ cookie: String) async throws -> Int {
        try await office.ask(.get, "/api/v1/me", [.cookie: cookie]).status
    }

    @Test("the right name and password: who it is, and a cookie that no script reads and no other site sends")
    func right() async throws {
        let office = try await Office.full()
        let reply = try await Self.signIn(office)
        #expect(reply.status == 200 && reply.json["name"] as? String == "anna.l", "\(reply)")
        let parts = try #require(reply.headers[.setCookie]).components(separatedBy: "; ")
        #expect(parts[0].wholeMatch(of: /synas=[A-Za-z0-9_-]{43}/) != nil)
        #expect(Set(parts.dropFirst()) == ["Path=/", "HttpOnly", "SameSite=Lax"])
        let me = try await office.ask(.get, "/api/v1/me", [.cookie: parts[0]])
        #expect(me.body == reply.body)
    }

    @Test("behind a proxy the cookie is held to this host and to TLS")
    func secure() async throws {
        let street = try await Street.full.value
        let office = try Office(of: street, settings: ServiceSettings(isBehindProxy: true))
        let reply = try await Self.signIn(office)
        let parts = try #require(reply.headers[.setCookie]).components(separatedBy: "; ")
        #expect(parts[0].hasPrefix("__Host-synas=") && Set(parts).isSuperset(of: ["Path=/", "Secure", "HttpOnly"]))
        #expect(!parts.contains { $0.hasPrefix("Domain") })
        #expect(reply.headers[.strictTransportSecurity]?.hasPrefix("max-age=") == true)
    }

    @Test("a wrong password and an unknown name are answered alike; then whoever tries has to wait")
    func wrong() async throws {
        let office = try await Office.full()
        let wrong = try await Self.signIn(office, password: "fyra kottar i en korg")
        let unknown = try await Self.signIn(office, name: "nobody.here")
        #expect(wrong.status == 401 && wrong.problem == "wrong-sign-in" && wrong.masked == unknown.masked)
        #expect(wrong.headers[.setCookie] == nil && wrong.headers[.wwwAuthenticate] != nil)
        var last = wrong
        for _ in 0..<20 where last.status != 429 { last = try await Self.signIn(office, password: "fel fel fel fel") }
        #expect(last.status == 429 && last.problem == "too-many-requests")
        #expect(last.headers[.retryAfter].flatMap { Int($0) }.map { $0 > 0 } == true)
    }

    @Test("whoever signs in again gets another session, and the one before ends")
    func again() async throws {
        let office = try await Office.full()
        let first = try Self.cookie(await Self.signIn(office))
        let second = try Self.cookie(await Self.signIn(office, Self.browser(first)))
        #expect(first != second)
        #expect(try await Self.status(office, first) == 401)
        #expect(try await Self.status(office, second) == 200)
    }

    @Test("a session id that somebody made up is never taken over")
    func fixation() async throws {
        let office = try await Office.full()
        let planted = "synas=" + String(repeating: "A", count: 43)
        let reply = try await Self.signIn(office, Self.browser(planted))
        #expect(reply.status == 200)
        #expect(try Self.cookie(reply) != planted)
        #expect(try await Self.status(office, planted) == 401)
    }

    @Test("out: this session alone; everywhere: all of the account, and no one else's")
    func out() async throws {
        let office = try await Office.full()
        var cookies: [String] = []
        for name in ["anna.l", "anna.l", "anna.l", "mona.e"] {
            cookies.append(try Self.cookie(await Self.signIn(office, name: name)))
        }
        let one = try await office.ask(.post, "/api/v1/sign-out", Self.browser(cookies[0]))
        #expect(one.status == 204 && one.body.isEmpty)
        #expect(
            one.headers[.setCookie]?.hasPrefix("synas=; ") == true
                && one.headers[.setCookie]?.contains("Max-Age=0") == true)
        var still: [Int] = []
        for cookie in cookies { still.append(try await Self.status(office, cookie)) }
        #expect(still == [401, 200, 200, 200])
        let all = try await office.ask(.post, "/api/v1/sign-out-everywhere", Self.browser(cookies[1]))
        #expect(all.status == 204)
        still = []
        for cookie in cookies { still.append(try await Self.status(office, cookie)) }
        #expect(still == [401, 401, 401, 200])
    }

    @Test("a session ends by itself: two hours after its last use, and twelve after it began")
    func time() async throws {
        let office = try await Office.full()
        let idle = try Self.cookie(await Self.signIn(office))
        office.pass(minutes: 121)
        #expect(try await Self.status(office, idle) == 401)
        let used = try Self.cookie(await Self.signIn(office))
        for _ in 0..<11 {
            office.pass(minutes: 60)
            #expect(try await Self.status(office, used) == 200)
        }
        office.pass(minutes: 61)
        #expect(try await Self.status(office, used) == 401)
    }

    @Test("what is sent from another site, or from none that is known, changes nothing")
    func origin() async throws {
        let office = try await Office.full()
        let cookie = try Self.cookie(await Self.signIn(office))
        let body = Array(#"{"day": "2026-11-20"}"#.utf8)
        let path = "/api/v1/children/ekbacken%2Fnils:leave-out"
        let before = try office.entries()
        let strange: [HTTPFields] = [
            [.fetchSite: "cross-site"], [.fetchSite: "same-site"], [.origin: "https://evil.example"],
            [.origin: "null"], [.origin: "http://localhost.evil.example"], [:],
        ]
        for (number, headers) in strange.enumerated() {
            let all = headers + Self.json + [.cookie: cookie, .idempotencyKey: "leaving-out-\(number)"]
            let reply = try await office.ask(.post, path, all, body)
            #expect(reply.status == 403 && reply.problem == "wrong-origin", "\(headers): \(reply)")
            let bearer = try await office.ask(
                .teacher, .post, path, headers + Self.json + [.cookie: cookie, .idempotencyKey: "bearer-\(number)x"],
                body)
            #expect(bearer.status == 403, "a token beside the cookie helps nobody: \(bearer)")
        }
        #expect(try office.entries() == before)
        let own: [HTTPFields] = [[.fetchSite: "same-origin"], [.origin: "http://localhost"]]
        for (number, headers) in own.enumerated() {
            let all = headers + Self.json + [.cookie: cookie, .idempotencyKey: "own-page-\(number)"]
            #expect(try await office.ask(.post, path, all, body).status == 200, "\(headers)")
        }
        let signIn = try await Self.signIn(office, [.fetchSite: "cross-site"])
        #expect(signIn.status == 403 && signIn.problem == "wrong-origin")
    }

    @Test("what says who asks and is not whole is no sign-in")
    func malformed() async throws {
        let office = try await Office.full()
        let good = try #require(try await office.headers(of: .teacher)[.authorization])
        let headers: [HTTPFields] = [
            [.authorization: good + "x"], [.authorization: String(good.dropLast())], [.authorization: "Basic YTpi"],
            [.authorization: "Bearer"], [.authorization: "Bearer "], [.authorization: good + " " + good],
            [.authorization: good] + [.authorization: good], [.cookie: "synas=x"], [.cookie: "synas="],
        ]
        for header in headers {
            let reply = try await office.ask(.get, "/api/v1/me", header)
            #expect(reply.status == 401 && reply.problem == "not-signed-in", "\(header): \(reply)")
            #expect(reply.headers[.wwwAuthenticate] == "Bearer")
        }
    }
}

@Suite("Whoever reads of a child is noted")
struct ReadingTests {
    @Test("day sheets, reports and pictures: once an hour for each who reads")
    func readings() async throws {
        let office = try await Office.full()
        let nils = try #require(try office.person("nils"))
        let post = PostID(rawValue: try #require(office.posts[Street.ekbacken]))
        let sheet = "/api/v1/day-sheet?unit=ekbacken&group=grodan&channel=open-blog"
        let report = "/api/v1/reports/consents?unit=ekbacken&group=grodan"
        func look() async throws {
            for path in [sheet, sheet, "/api/v1/posts/\(post.rawValue)/pictures/1", "/api/v1/me"] {
                #expect(try await office.ask(.teacher, .get, path).status == 200)
            }
            for path in [sheet, report, report] {
                #expect(try await office.ask(.manager, .get, path).status == 200)
            }
        }
        try await look()
        try await look()
        let noted = try office.accounts.readings(of: nils)
        #expect(noted.map(\.what).sorted() == ["consents", "day-sheet", "day-sheet"])
        #expect(Set(noted.map(\.account)).count == 2)
        #expect(try office.accounts.readings(of: post).map(\.what) == ["picture"])
        office.pass(minutes: 60)
        try await look()
        #expect(try office.accounts.readings(of: nils).count == 6)
        #expect(try office.accounts.readings(of: post).count == 2)
    }

    @Test("who is told nothing has read nothing")
    func refused() async throws {
        let office = try await Office.full()
        let tove = try #require(try office.person("tove", in: Street.talldungen))
        for asker in Asker.allCases where asker != .auditor {
            for path in ["day-sheet?channel=open-blog&", "reports/consents?"] {
                let reply = try await office.ask(asker, .get, "/api/v1/\(path)unit=talldungen&group=mesen")
                #expect(reply.status >= 400)
            }
        }
        #expect(try office.accounts.readings(of: tove).isEmpty)
    }
}
