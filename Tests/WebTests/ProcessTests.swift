import Foundation
import TestSupport
import Testing

@Suite("The real service, as a process", .serialized)
struct ProcessTests {
    private static let sheet = "/api/v1/day-sheet?unit=ekbacken&group=grodan&channel=open-blog"

    private static func get(_ path: String, _ today: Today) -> WireRequest {
        WireRequest(path: path, headers: ["Authorization": "Bearer \(today.token)"])
    }

    @Test("told to stop, it finishes the submission that is under way, and takes no other")
    func graceful() async throws {
        let today = try await Today.copy()
        let daemon = try await Daemon(today)
        let request = WireRequest.submit(Draft().handingOver(), key: "submitting-1", token: today.token).bytes
        let wire = try Wire(port: daemon.port)
        wire.send(request.prefix(request.count / 2))
        // It has begun with it.
        #expect(await waiting { daemon.namelessFiles > 0 ? true : nil } == true)
        daemon.send(SIGTERM)
        #expect(await waiting { (try? Wire(port: daemon.port)) == nil ? true : nil } == true)
        wire.send(request.dropFirst(request.count / 2))
        let reply = await wire.rest()
        #expect(reply.status == 201, "\(reply)")
        #expect(try daemon.end().code == 0)
        let post = try #require(reply.json["post"] as? String)
        #expect(try Evidence(today.work.path("data")).postIDs() == [post])
    }

    @Test("killed at any moment, the same submission again is one post", arguments: [nil, 0, 15, 40, 90])
    func killed(milliseconds: Int?) async throws {
        let today = try await Today.copy()
        let request = WireRequest.submit(Draft().handingOver(), key: "submitting-1", token: today.token)
        do {
            let daemon = try await Daemon(today)
            let wire = try Wire(port: daemon.port)
            let bytes = request.bytes
            wire.send(milliseconds == nil ? bytes.prefix(bytes.count / 2) : bytes[...])
            // Any moment does: none is waited for.
            try await Task.sleep(for: .milliseconds(milliseconds ?? 20))
            #expect(try daemon.end(SIGKILL).signal == SIGKILL)
        }
        let daemon = try await Daemon(today)
        let replies = [try await daemon.ask(request), try await daemon.ask(request)]
        #expect(replies.allSatisfy { $0.status == 201 } && replies[0].body == replies[1].body, "\(replies)")
        #expect(try daemon.end(SIGTERM).code == 0)
        let post = try #require(replies[0].json["post"] as? String)
        #expect(try Evidence(today.work.path("data")).postIDs() == [post])
        try Self.expectSound(today)
    }

    private static func expectSound(_ today: Today) throws {
        // 10: the ledger is valid, and nobody but its keeper says so.
        for (words, code) in [(["fsck"], Int32(0)), (["ledger", "verify"], 10)] {
            let ran = try today.work.synas(words + ["--data", "data"])
            #expect(ran.code == code, "\(ran)")
        }
    }

    @Test("the command and the service work side by side on one folder")
    func sideBySide() async throws {
        let today = try await Today.copy()
        let daemon = try await Daemon(today)
        let answering = Task.detached { try Self.answer(fifty: today) }
        for number in 0..<20 {
            let reply = try await daemon.ask(Self.get(Self.sheet, today))
            #expect(reply.status == 200, "\(reply)")
            guard number % 4 == 0 else { continue }
            let form = Draft(title: "Kojor \(number)").handingOver()
            let submitted = try await daemon.ask(.submit(form, key: "submitting-\(number)", token: today.token))
            #expect(submitted.status == 201, "\(submitted)")
        }
        try await answering.value
        let last = try await daemon.ask(Self.get(Self.sheet, today))
        let people = last.json["people"] as? [[String: Any]] ?? []
        #expect(people.first { $0["handle"] as? String == "ella" }?["choice"] as? String == "excluded")
        #expect(try daemon.end(SIGTERM).code == 0)
        #expect(try Evidence(today.work.path("data")).postIDs().count == 5)
        #expect(try Evidence(today.work.path("data")).answers() == 51)
        try Self.expectSound(today)
    }

    /// In ten calls.
    private static func answer(fifty today: Today) throws {
        let notices = today.work.names(in: "policies/notices/open-blog").filter { $0.hasSuffix(".sv.md") }
        let notice = try #require(notices.last).dropLast(".sv.md".count)
        for number in 0..<10 {
            let choices = ["visible", "unrecognisable", "excluded", "visible", "excluded"]
            let rows = choices.enumerated().map { place, choice in
                "ella,G-1,open-blog,\(choice),,\(notice),sv,2026-09-01T1\(number):00:0\(place)Z"
            }
            let header = "child,guardian,channel,choice,name,notice,language,at"
            try today.work.write(([header] + rows).joined(separator: "\n") + "\n", to: "more-\(number).csv")
            let ran = try today.work.synas("consent", "answer", "--file", "more-\(number).csv", "--data", "data")
            #expect(ran.code == 0, "\(ran)")
        }
    }

    @Test("whoever sends slowly holds nobody up; whoever hangs up leaves nothing")
    func slow() async throws {
        let today = try await Today.copy()
        let daemon = try await Daemon(today)
        let (files, checkpoint) = (today.files(), try today.checkpoint())
        var slow: [Wire] = []
        for number in 0..<20 {
            let request = WireRequest.submit(Draft().form, key: "submitting-\(number)", token: today.token).bytes
            let wire = try Wire(port: daemon.port)
            wire.send(request.prefix(number % 2 == 0 ? 60 : request.count - 100))
            slow.append(wire)
        }
        #expect(await waiting { daemon.namelessFiles == 10 ? true : nil } == true)
        let begin = ContinuousClock.now
        #expect(try await daemon.ask(WireRequest(path: "/healthz")).status == 200)
        #expect(try await daemon.ask(Self.get(Self.sheet, today)).status == 200)
        #expect(ContinuousClock.now - begin < .seconds(10))
        slow = []
        #expect(await waiting { daemon.namelessFiles == 0 ? true : nil } == true)
        #expect(today.files() == files)
        #expect(try today.checkpoint() == checkpoint)
        let whole = try await daemon.ask(.submit(Draft().form, key: "submitting-1", token: today.token))
        #expect(whole.status == 201, "\(whole)")
        #expect(try daemon.end(SIGTERM).code == 0)
    }

    @Test("what is too large is refused before it is sent")
    func large() async throws {
        let today = try await Today.copy()
        let daemon = try await Daemon(today)
        let checkpoint = try today.checkpoint()
        let header = WireRequest(path: "/healthz", headers: ["X-Long": String(repeating: "x", count: 40_000)])
        #expect(try await daemon.ask(header).status == 431)
        var many = WireRequest(path: "/healthz")
        for number in 0..<300 { many.headers["X-\(number)"] = "x" }
        #expect([400, 431].contains(try await daemon.ask(many).status))
        var body = WireRequest.submit(Draft().form, key: "submitting-1", token: today.token)
        body.headers["Content-Length"] = "1073741824"
        let reply = try await daemon.ask(body)
        #expect(reply.status == 413 && reply.description.contains("urn:synas:problem:too-large"), "\(reply)")
        var json = WireRequest(
            method: "POST", path: "/api/v1/sign-in", headers: ["Content-Type": "application/json"])
        json.headers["Content-Length"] = "10000000"
        #expect(try await daemon.ask(json).status == 413)
        #expect(try today.checkpoint() == checkpoint)
        #expect(try daemon.end(SIGTERM).code == 0)
    }

    @Test("neither the log nor the metrics hold a name, a title, a password, a token or a cookie")
    func canaries() async throws {
        let today = try await Today.copy()
        let daemon = try await Daemon(today)
        var secrets = [
            "Skogsutflykt", "hemlig-nyckel", Street.password, today.token, Today.name, "ekbacken%2Fella", "koja.png",
        ]
        secrets += try await Self.everything(today, daemon)
        let metrics = try await daemon.ask(WireRequest(path: "/metrics"))
        let ran = try daemon.end(SIGTERM)
        #expect(ran.code == 0 && ran.complaintLines.count >= 8, "\(ran)")
        for text in [metrics.description, ran.complaints, ran.output] {
            for secret in secrets { #expect(!text.contains(secret), "\(secret) in \(text)") }
            #expect(Canaries(today.work).found(in: text).isEmpty, "\(text)")
        }
        #expect(ran.complaintLines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
        #expect(metrics.description.contains("route=\"/api/v1/posts/{id}\""), "\(metrics)")
    }

    /// Requests of all kinds, good and bad. Gives the cookie that came of it.
    private static func everything(_ today: Today, _ daemon: Daemon) async throws -> [String] {
        let draft = Draft(title: "Skogsutflykt", text: "Idag byggde Ella Bergh en koja.")
        let submitted = try await daemon.ask(.submit(draft.form, key: "hemlig-nyckel", token: today.token))
        #expect(submitted.status == 201, "\(submitted)")
        let post = try #require(submitted.json["post"] as? String)
        for path in [
            "posts/\(post)", "posts/Ella", "children?unit=ekbacken&group=grodan", "Nils/Ahlgren", "me?Bergh=1",
        ] {
            _ = try await daemon.ask(get("/api/v1/\(path)", today))
        }
        _ = try await daemon.ask(get(sheet, today))
        let leaveOut = WireRequest(
            method: "POST", path: "/api/v1/children/ekbacken%2Fella:leave-out",
            headers: [
                "Content-Type": "application/json", "Idempotency-Key": "hemlig-nyckel-2",
                "Authorization": "Bearer \(today.token)",
            ], body: Array(#"{"post": "\#(post)"}"#.utf8))
        #expect(try await daemon.ask(leaveOut).status == 200)
        let bad = try await daemon.ask(
            .submit(Draft(channel: "Bergh").form, key: "hemlig-nyckel-3", token: today.token))
        #expect(bad.status == 400)
        var cookies: [String] = []
        for password in ["Skogsutflykt 2026", Street.password] {
            let signIn = WireRequest(
                method: "POST", path: "/api/v1/sign-in", headers: ["Content-Type": "application/json"],
                body: Array(#"{"name": "\#(Today.name)", "password": "\#(password)"}"#.utf8))
            let head = try await daemon.ask(signIn).head
            cookies += head.matches(of: /synas=([A-Za-z0-9_-]+)/).map { String($0.output.1) }
        }
        #expect(cookies.count == 1)
        return cookies
    }
}
