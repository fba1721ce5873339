import HTTPTypes
import TestSupport
import Testing

@Suite("A submission under a key is one post")
struct SubmissionTests {
    @Test("the same again is the same answer, and nothing more is recorded")
    func same() async throws {
        let office = try await Office.full()
        let first = try await office.submit(.teacher, Draft().form, key: "submitting-1")
        #expect(first.status == 201, "\(first)")
        let post = try #require(first.json["post"] as? String)
        #expect(first.headers[.location] == "/api/v1/posts/\(post)")
        let entries = try office.entries()
        let again = try await office.submit(.teacher, Draft().form, key: "submitting-1")
        let replayed = try #require(HTTPField.Name("Idempotent-Replayed"))
        #expect(first.headers[replayed] == "false" && again.headers[replayed] == "true")
        #expect(again.masked.replacing("Replayed: true", with: "Replayed: false") == first.masked)
        #expect(try office.entries() == entries)
    }

    @Test("another content under the key is a conflict, whatever of it is other")
    func other() async throws {
        let office = try await Office.full()
        _ = try await office.submit(.teacher, Draft().form, key: "submitting-1")
        let entries = try office.entries()
        let others = [
            Draft(title: "Löv").form, Draft().handingOver(),
            Form().post(Draft().document).picture("koja.png", Form.png.dropLast() + [0]),
            Form().field("unit", "ekbacken").post(Draft().document).picture("koja.png"),
        ]
        for form in others {
            let reply = try await office.submit(.teacher, form, key: "submitting-1")
            #expect(reply.status == 409 && reply.problem == "conflict", "\(reply)")
        }
        #expect(try office.entries() == entries)
    }

    @Test("a key is the account's own; another key is another post")
    func keys() async throws {
        let office = try await Office.full()
        let posts = [
            try await office.submit(.teacher, Draft().form, key: "submitting-1"),
            try await office.submit(.manager, Draft().form, key: "submitting-1"),
            try await office.submit(.teacher, Draft().form, key: "submitting-2"),
        ].map { $0.json["post"] as? String }
        #expect(Set(posts).count == 3 && !posts.contains(nil))
    }

    @Test("a key that is missing, doubled, too short, too long or has other letters is a mistake")
    func badKeys() async throws {
        let office = try await Office.full()
        let entries = try office.entries()
        for key in ["short", String(repeating: "k", count: 65), "a key with blanks", "nyckeln-för-åäö", "key/../../x"] {
            let reply = try await office.submit(.teacher, Draft().form, key: key)
            #expect(reply.status == 400 && reply.problem != nil, "\(key): \(reply)")
        }
        for keys in [[], ["submitting-1", "submitting-2"]] {
            var headers = Form.headers
            for key in keys { headers.append(HTTPField(name: .idempotencyKey, value: key)) }
            let reply = try await office.ask(.teacher, .post, "/api/v1/posts", headers, Draft().form.bytes)
            #expect(reply.status == 400 && reply.problem == "bad-request", "\(keys): \(reply)")
        }
        #expect(try office.entries() == entries)
    }

    @Test("a picture is fetched once: whoever has it is told so, and others get it whole")
    func pictures() async throws {
        let office = try await Office.full()
        let path = "/api/v1/posts/\(try #require(office.posts[Street.ekbacken]))/pictures/1"
        let whole = try await office.ask(.teacher, .get, path)
        let tag = try #require(whole.headers[.eTag])
        #expect(whole.status == 200 && whole.headers[.contentType] == "image/png" && whole.body.count > 100)
        #expect(whole.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"1-") == true)
        #expect(whole.headers[.xContentTypeOptions] == "nosniff" && tag.count == 66)
        for known in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
            let reply = try await office.ask(.teacher, .get, path, [.ifNoneMatch: known])
            #expect(reply.status == 304 && reply.body.isEmpty && reply.headers[.eTag] == tag, "\(known)")
        }
        for other in ["\"x\"", "x", ""] {
            #expect(try await office.ask(.teacher, .get, path, [.ifNoneMatch: other]).body == whole.body)
        }
        let manifest = try await office.ask(.teacher, .get, path + "/manifest")
        #expect(manifest.json["schema"] as? String == "synas.manifest/1")
    }

    @Test("a picture that nobody was handed, or that may no longer go out, is a conflict; a wrong number is not there")
    func kept() async throws {
        let office = try await Office.full()
        let draft = Draft(people: "[{child: nils, at: [0.1, 0.1, 0.2, 0.2]}]")
        let post = try #require(
            try await office.submit(.teacher, draft.form, key: "submitting-1").json["post"] as? String)
        let path = "/api/v1/posts/\(post)"
        let early = try await office.ask(.teacher, .get, path + "/pictures/1")
        #expect(early.status == 409 && early.problem == "conflict", "\(early)")
        let published = try await office.tell(.teacher, path + ":publish", #"{"hand_over": true}"#)
        #expect(published.json["outcome"] as? String == "published", "\(published)")
        let known = try await office.ask(.teacher, .get, path + "/pictures/1")
        #expect(known.status == 200)
        for number in ["0", "2", "-1", "1.0", "one", "99999999999999999999"] {
            #expect(try await office.ask(.teacher, .get, path + "/pictures/\(number)").status == 404, "\(number)")
        }
        _ = try await office.tell(
            .teacher, "/api/v1/children/ekbacken%2Fnils:withdraw", #"{"guardian": "G-3", "channel": "open-blog"}"#)
        let tag = known.headers[.eTag] ?? ""
        let late = try await office.ask(.teacher, .get, path + "/pictures/1", [.ifNoneMatch: tag])
        #expect(late.status == 409 && late.problem == "conflict", "\(late)")
        let held = try await office.tell(.teacher, path + ":publish", #"{"hand_over": true}"#)
        #expect(held.status == 200 && held.json["outcome"] as? String == "held", "\(held)")
    }
}

@Suite("Long lists come page by page")
struct PagingTests {
    private static func pages(
        _ office: Office, _ asker: Asker, _ path: String, _ list: String, _ id: String
    ) async throws -> [[String]] {
        var pages: [[String]] = []
        var next: String? = ""
        while let after = next, pages.count < 100 {
            let reply = try await office.ask(asker, .get, path + (after.isEmpty ? "" : "&after=\(after)"))
            #expect(reply.status == 200, "\(reply)")
            pages.append((reply.json[list] as? [[String: Any]] ?? []).compactMap { $0[id] as? String })
            next = reply.json["next"] as? String
        }
        return pages
    }

    @Test("sixty posts, the latest first, each once")
    func posts() async throws {
        let office = try await Office.full()
        var submitted: [String] = []
        for number in 1...60 {
            office.pass(minutes: 1)
            let form = Form().post("channel: open-blog\nunit: ekbacken\ntitle: Kojor \(number)\ntext: Vi byggde.\n")
            let reply = try await office.submit(.teacher, form, key: "submitting-\(number)")
            submitted.append(try #require(reply.json["post"] as? String, "\(reply)"))
        }
        let first = try #require(office.posts[Street.ekbacken])
        for (limit, sizes) in [
            ("", [50, 11]), ("&limit=25", [25, 25, 11]), ("&limit=61", [61]), ("&limit=200", [61]),
        ] {
            let pages = try await Self.pages(office, .teacher, "/api/v1/posts?unit=ekbacken\(limit)", "posts", "post")
            #expect(pages.map(\.count) == sizes, "\(limit)")
            #expect(pages.flatMap(\.self) == submitted.reversed() + [first], "\(limit)")
        }
    }

    @Test("children by handle, each once, of a group and of the unit")
    func children() async throws {
        let office = try await Office.full()
        let path = "/api/v1/children?unit=ekbacken&limit=7"
        let group = try await Self.pages(office, .manager, path + "&group=igelkotten", "children", "handle")
        #expect(group.flatMap(\.self) == Rows.crowd + ["vera"] && group.dropLast().allSatisfy { $0.count == 7 })
        let unit = try await Self.pages(office, .manager, path, "children", "handle")
        #expect(unit.flatMap(\.self) == (Rows.crowd + ["ella", "maja", "nils", "siri", "vera"]).sorted())
    }

    @Test("a page that is none, and one of another list, is a mistake or not there")
    func wrong() async throws {
        let office = try await Office.full()
        for limit in ["0", "201", "-1", "x", "", "1.5", "%2B5", "99999999999999999999"] {
            let reply = try await office.ask(.teacher, .get, "/api/v1/posts?unit=ekbacken&limit=\(limit)")
            #expect(reply.status == 400 && reply.problem == "bad-request", "\(limit): \(reply)")
        }
        for after in ["", "!", "%FF", "AA=="] {
            let reply = try await office.ask(.teacher, .get, "/api/v1/posts?unit=ekbacken&after=\(after)")
            #expect(reply.status == 400 && reply.problem == "bad-request", "\(after): \(reply)")
        }
    }
}
