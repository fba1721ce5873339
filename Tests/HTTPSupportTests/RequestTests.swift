import HTTPSupport
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("What a request says is taken exactly, or refused with what to do")
struct RequestTests {
    private static func json(_ text: String, type: String = "application/json", limit: Int = 1000) async throws
        -> JSONObject
    {
        try await request(method: .post, headers: [.contentType: type], body: Array(text.utf8)).json(upTo: limit)
    }

    @Test("JSON of every kind")
    func values() async throws {
        let object = try await Self.json(
            #" {"a":"\u00e9\ud83d\ude00\n\"\\\/","b":[true,false,null],"c":-1.5e+3,"d":{},"e":[],"f":0} "#)
        #expect(object["a"] == .string("é😀\n\"\\/"))
        #expect(object["b"] == .array([.bool(true), .bool(false), .null]))
        #expect(object["c"] == .number("-1.5e+3") && object["f"] == .number("0"))
        #expect(object["e"] == .array([]) && object["g"] == nil)
        #expect(try object.object("d")["x"] == nil)
    }

    @Test(
        "JSON that is none, or that two programs could read in two ways, is refused",
        arguments: [
            "", "[]", "\"a\"", "{", "{}}", "{} x", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}",
            "{\"a\":01}",
            "{\"a\":1.}", "{\"a\":.5}", "{\"a\":+1}", "{\"a\":NaN}", "{\"a\":True}", "{\"a\":truex}", "{\"a\":[1,]}",
            "{\"a\":\"\u{1}\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\u0000\"}",
            "{\"a\":\"b", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "{\"a\":1 \"b\":2}", "\u{FEFF}{}",
            "{\"a\":" + String(repeating: "[", count: 40) + String(repeating: "]", count: 40) + "}",
        ])
    func wrongJSON(_ text: String) async {
        #expect(await problem { try await Self.json(text) }?.kind == .badInput)
    }

    @Test("members are what they should be, and none is passed over")
    func members() async throws {
        let object = try await Self.json(#"{"name":"a","yes":true,"list":["x","y"],"count":5,"none":null}"#)
        #expect(try object.string("name") == "a" && object.bool("yes") && object.strings("list") == ["x", "y"])
        #expect(try object.optionalString("none") == nil && object.optionalInt("count") == 5)
        #expect(try object.optionalStrings("absent") == nil)
        try object.only("name", "yes", "list", "count", "none", "more")
        #expect(await problem { try object.only("name") }?.kind == .badInput)
        #expect(await problem { try object.string("yes") }?.detail == "yes is wrong: give a text")
        #expect(await problem { try object.string("absent") }?.detail == "absent is missing: add it")
        #expect(await problem { try object.bool("name") }?.kind == .badInput)
        #expect(await problem { try object.strings("name") }?.kind == .badInput)
        #expect(await problem { try object.optionalInt("name") }?.kind == .badInput)
    }

    @Test("a body of another kind, too long a body, and one that is no UTF-8")
    func bodies() async throws {
        for type in ["text/plain", "", "application/json; charset=latin1", "application/jsonx", "a; b"] {
            #expect(await problem { try await Self.json("{}", type: type) }?.kind == .unsupportedMediaType, "\(type)")
        }
        _ = try await Self.json("{}", type: "Application/JSON; charset=\"UTF-8\"", limit: 2)
        #expect(await problem { try await Self.json("{ }", limit: 2) }?.kind == .tooLarge)
        let announced = request(headers: [.contentType: "application/json", .contentLength: "3"])
        #expect(await problem { try await announced.json(upTo: 2) }?.kind == .tooLarge)
        let broken = request(headers: [.contentType: "application/json"], body: [0x7B, 0xFF, 0x7D])
        #expect(await problem { try await broken.json(upTo: 9) }?.kind == .badInput)
    }

    @Test("a query's parameters: decoded, known, each once")
    func query() async throws {
        let query = try request("/x?unit=a%2Fb+c&limit=20&flag=true&empty=").query(
            "unit", "limit", "flag", "empty", "more")
        #expect(query["unit"] == "a/b c" && query["more"] == nil && query["empty"] == "")
        #expect(try query.bool("flag") == true && query.int("limit", in: 1...200) == 20)
        #expect(try query.required("unit") == "a/b c")
        #expect(try request("/x").query("unit")["unit"] == nil)
        for wrong in ["a=1&a=2", "b=1", "a=%", "a=%4", "a=%zz", "a=%FF", "a=%00", "a=1&%61=2"] {
            #expect(await problem { try request("/x?\(wrong)").query("a") }?.kind == .badRequest, "\(wrong)")
        }
        let values = try request("/x?flag=yes&limit=0&plus=+5&none=").query("flag", "limit", "plus", "none")
        #expect(await problem { try values.bool("flag") }?.kind == .badRequest)
        #expect(await problem { try values.int("limit", in: 1...200) }?.kind == .badRequest)
        #expect(await problem { try values.int("plus", in: 1...200) }?.kind == .badRequest)
        #expect(await problem { try values.required("none") }?.kind == .badRequest)
    }

    @Test("a form without files is read as a query is")
    func form() async throws {
        let type = "application/x-www-form-urlencoded"
        let form = try await request(method: .post, headers: [.contentType: type], body: Array("a=%C3%A9+b".utf8))
            .form("a", upTo: 20)
        #expect(form["a"] == "é b")
    }

    @Test("a list is asked for in pieces")
    func paging() async throws {
        func paging(_ query: String) throws -> Paging { try Paging(request("/x?\(query)").query("limit", "after")) }
        #expect(try paging("").limit == 50 && paging("").after == nil)
        #expect(try paging("limit=200&after=\(Paging.cursor("ekbacken/ella-b"))").after == "ekbacken/ella-b")
        for wrong in ["limit=0", "limit=201", "limit=a", "limit=", "after=", "after=*", "after=A", "after=_w"] {
            #expect(await problem { try paging(wrong) }?.kind == .badRequest, "\(wrong)")
        }
    }

    @Test("a place in the path is decoded once, strictly")
    func pathParameters() async throws {
        for (path, expected) in [
            ("a%2Fb%20c", "200 a/b c"), ("a+b", "200 a+b"), ("%2561", "200 %61"), ("%", "404"), ("%FF", "404"),
            ("a%00", "404"),
        ] {
            let answer = try await ask { router in
                router.add(middleware: ProblemMiddleware())
                router.get("/{ref}:show") { _, context in try pathParameter("ref", of: context) }
            } _: { client in
                try await client.execute(uri: "/\(path):show", method: .get) {
                    ($0.status.code, String(buffer: $0.body))
                }
            }
            #expect(expected == (answer.0 == 200 ? "200 \(answer.1)" : "\(answer.0)"), "\(path)")
        }
    }

    @Test("what somebody already has is not sent again")
    func etags() {
        let tag = ETag("ab12")
        #expect(tag.header == "\"ab12\"" && ETag("a\"b\r\n").header == "\"ab\"")
        func matches(_ values: String...) -> Bool {
            var fields = HTTPFields()
            for value in values { fields.append(HTTPField(name: .ifNoneMatch, value: value)) }
            return tag.isMatched(by: request(headers: fields))
        }
        for right in ["\"ab12\"", "W/\"ab12\"", "*", "\"x\", \"ab12\"", "\"x\",,W/\"ab12\"", "\"a,b\", \"ab12\""] {
            #expect(matches(right), "\(right)")
        }
        for wrong in ["", "ab12", "\"AB12\"", "\"x\"", "\"ab12", "\"x\" *", "w/\"ab12\"", "\"a,\"ab12\""] {
            #expect(!matches(wrong), "\(wrong)")
        }
        #expect(matches("\"x\"", "\"ab12\"") && !matches())
        #expect(Response.notModified(tag).headers == [.eTag: "\"ab12\""])
    }

    @Test("of what is offered, the one that is liked best")
    func accept() {
        func preferred(_ accept: String?) -> String? {
            request(headers: accept.map { [.accept: $0] } ?? [:]).preferred(of: ["application/json", "text/plain"])
        }
        #expect(preferred(nil) == "application/json" && preferred("*/*") == "application/json")
        #expect(preferred("text/plain") == "text/plain" && preferred("text/*;q=0.5, image/png") == "text/plain")
        #expect(preferred("application/json;q=0.1, text/plain;q=0.2") == "text/plain")
        #expect(preferred("*/*, application/json;q=0") == "text/plain")
        #expect(preferred("image/png") == nil && preferred("text/plain;q=x") == nil)
    }
}
