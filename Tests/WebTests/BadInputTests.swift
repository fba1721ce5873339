import Foundation
import HTTPTypes
import TestSupport
import Testing

// One at a time: each looks at the files of an office that is everyone's.
@Suite("What is wrong is told in one form, and leaves nothing behind", .serialized)
struct BadInputTests {
    /// The same office for all: whatever comes changes nothing.
    private static let office = Task { try await Office.full() }

    /// Neither an entry nor a file comes of it.
    private static func unchanged(_ description: String, _ work: (Office) async throws -> Void) async throws {
        let office = try await office.value
        let before = (try office.entries(), office.files())
        try await work(office)
        #expect(try office.entries() == before.0, "\(description)")
        #expect(office.files() == before.1, "\(description)")
    }

    private static func expectRefused(_ forms: [BadForm]) async throws {
        for form in forms {
            try await unchanged(form.description) { office in
                for path in ["/api/v1/posts:check", "/api/v1/posts"] {
                    let key: HTTPFields = path.hasSuffix("posts") ? [.idempotencyKey: UUID().uuidString] : [:]
                    let reply = try await office.ask(.teacher, .post, path, form.headers + key, form.body)
                    #expect(reply.status == form.status && reply.problem == form.problem, "\(form) \(path): \(reply)")
                    #expect(!reply.text.contains(office.work.path) && !reply.text.contains("evil"), "\(form): \(reply)")
                }
            }
        }
    }

    @Test("a form that cannot be read") func forms() async throws { try await Self.expectRefused(BadForm.forms) }
    @Test("a form whose parts do not fit") func parts() async throws { try await Self.expectRefused(BadForm.parts) }
    @Test("a file name that leads elsewhere") func names() async throws { try await Self.expectRefused(BadForm.names) }
    @Test("what is no picture") func pictures() async throws { try await Self.expectRefused(BadForm.pictures) }

    @Test("a mistake in the post is told with its line")
    func mistakes() async throws {
        let office = try await Self.office.value
        let document = "channel: no-blog\nunit: ekbacken\ntitle: Kojor\ntext: x\ncolour: red\n"
        let reply = try await office.check(.teacher, Form().post(document))
        let mistakes = try #require(reply.json["mistakes"] as? [[String: Any]], "\(reply)")
        #expect(mistakes.count == 2 && mistakes.allSatisfy { $0["file"] as? String == "post" }, "\(reply)")
        #expect(mistakes.compactMap { $0["line"] as? Int } == [1, 5])
    }

    private static let bodies: [(String, Int, String)] = [
        ("", 400, "bad-request"), ("{", 400, "bad-request"), ("[]", 400, "bad-request"), ("null", 400, "bad-request"),
        (#"{"day": "2026-11-20", "day": "2026-11-21"}"#, 400, "bad-request"),
        (#"{"day": "2026-11-20", "colour": "red"}"#, 400, "bad-input"), (#"{"day": 5}"#, 400, "bad-input"),
        (#"{"day": "2026-13-20"}"#, 400, "bad-input"), (#"{"day": "igår"}"#, 400, "bad-input"),
        (#"{"day": "2026-11-20", "post": "x"}"#, 400, "bad-input"), ("{}", 400, "bad-input"),
        (#"{"day": "2026-11-20", "channel": "no-blog"}"#, 400, "bad-input"),
        (#"{"day": "\u0000"}"#, 400, "bad-input"), (String(repeating: "[", count: 50_000), 400, "bad-request"),
        ("\u{FEFF}{}", 400, "bad-request"), (String(repeating: " ", count: 70_000) + "{}", 413, "too-large"),
    ]

    @Test("JSON that is none, that says too much, or the wrong thing")
    func json() async throws {
        for (body, status, _) in Self.bodies {
            try await Self.unchanged(body) { office in
                let reply = try await office.tell(.teacher, "/api/v1/children/ekbacken%2Fnils:leave-out", body)
                #expect(reply.status == status && reply.problem != nil, "\(body.prefix(60)): \(reply)")
            }
        }
        try await Self.unchanged("Latin-1") { office in
            let headers: HTTPFields = [.contentType: "application/json", .idempotencyKey: "leaving-out-1"]
            let reply = try await office.ask(
                .teacher, .post, "/api/v1/children/ekbacken%2Fnils:leave-out", headers,
                Array("{\"day\": \"".utf8) + [0xE5])
            #expect(reply.status == 400 && reply.problem == "bad-input", "\(reply)")
            for type in ["text/plain", "application/xml", "application/json; charset=latin1", ""] {
                let headers: HTTPFields = [.contentType: type, .idempotencyKey: "leaving-out-1"]
                let reply = try await office.ask(
                    .teacher, .post, "/api/v1/children/ekbacken%2Fnils:leave-out", headers, Array("{}".utf8))
                #expect(reply.status == 415 && reply.problem == "unsupported-media-type", "\(type): \(reply)")
            }
        }
    }

    @Test("a query with what nobody knows, with what stands twice, or with bytes that are no text")
    func queries() async throws {
        let queries = [
            "children?unit=ekbacken&group=grodan&colour=red", "children?unit=ekbacken&unit=ekbacken&group=grodan",
            "children?unit=ekbacken&group=grodan&limit=5&limit=6", "children?group=grodan",
            "children?unit=&group=grodan",
            "day-sheet?unit=ekbacken&group=grodan", "day-sheet?unit=ekbacken&group=grodan&channel=%FF",
            "day-sheet?unit=ekbacken&group=grodan&channel=no-blog", "posts", "posts?unit=%", "me?unit=ekbacken",
        ]
        for query in queries {
            try await Self.unchanged(query) { office in
                let reply = try await office.ask(.teacher, .get, "/api/v1/\(query)")
                #expect(reply.status == 400 && reply.problem?.hasPrefix("bad-") == true, "\(query): \(reply)")
            }
        }
        for query in ["at=yesterday", "format=xml", "format=csv&at=", "group=grodan", ""] {
            try await Self.unchanged(query) { office in
                let reply = try await office.ask(.manager, .get, "/api/v1/reports/consents?\(query)")
                #expect(reply.status == 400 && reply.problem == "bad-request", "\(query): \(reply)")
            }
        }
    }

    @Test("addresses that lead elsewhere lead nowhere")
    func addresses() async throws {
        let paths = [
            "posts/..%2F..%2Fetc%2Fpasswd", "posts/%00", "posts/%FF", "posts/x/pictures/..%2F1", "posts/%2e%2e",
            "posts/' OR 1=1 --".addingPercentEncoding(withAllowedCharacters: .alphanumerics)!, "reports/..%2Fconsents",
            "posts/" + String(repeating: "x", count: 5000),
        ]
        for path in paths {
            try await Self.unchanged(path) { office in
                let reply = try await office.ask(.manager, .get, "/api/v1/\(path)")
                #expect(reply.status == 404 && reply.problem == "not-found", "\(path): \(reply)")
            }
        }
    }
}
