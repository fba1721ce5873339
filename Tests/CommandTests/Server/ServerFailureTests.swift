import Foundation
import TestSupport
import Testing

@Suite("A service that says no, or nothing: one line, and the code of the same thing here")
struct ServerFailureTests {
    private static let sheet = ["day-sheet", "--unit", "ekbacken", "--group", "grodan", "--channel", "open-blog"]
    private static let path = "GET /api/v1/day-sheet"

    private struct Case: Sendable {
        let status: Int
        let name: String
        let code: Int32
    }

    private static let cases = [
        Case(status: 400, name: "bad-input", code: 65), Case(status: 401, name: "not-signed-in", code: 77),
        Case(status: 403, name: "forbidden", code: 77), Case(status: 404, name: "not-found", code: 66),
        Case(status: 409, name: "conflict", code: 65), Case(status: 409, name: "held", code: 3),
        Case(status: 410, name: "gone", code: 66), Case(status: 413, name: "too-large", code: 65),
        Case(status: 429, name: "too-many-requests", code: 75), Case(status: 500, name: "internal", code: 69),
        Case(status: 503, name: "busy", code: 75), Case(status: 507, name: "insufficient-storage", code: 73),
    ]

    @Test("each problem has its code, and is told in the service's words")
    func problems() throws {
        let work = try Workplace()
        let answers = Self.cases.map { FakeService.problem($0.status, $0.name, "\($0.name) it was: do this") }
        let service = try FakeService([Self.path: answers], in: work)
        for expected in Self.cases {
            let ran = try work.synas(
                Self.sheet + ["--server", service.address], environment: ["SYNAS_TOKEN": ServerScene.token])
            #expect(ran.code == expected.code && ran.complaints == "synas: \(expected.name) it was: do this\n")
        }
    }

    @Test("nobody answers, or something else does: 69")
    func noService() throws {
        let work = try Workplace()
        let page: [String: any Sendable] = ["body": "<html>", "headers": ["Content-Type": "text/html"]]
        let answers = [page, FakeService.json("{\"schema\":\"other/1\"}"), FakeService.json("[]")]
        let service = try FakeService([Self.path: answers], in: work)
        let token = ["SYNAS_TOKEN": ServerScene.token, "SYNAS_SERVER": service.address]
        for _ in answers {
            let ran = try work.synas(Self.sheet, environment: token)
            #expect(ran.code == 69 && ran.isOneLine && ran.complaints.contains("no synas service"), "\(ran)")
        }
        service.stop()
        try work.write("channel: open-blog\n", to: "post.yaml")
        let ran = try work.synas(["submit", "post.yaml", "--patience", "0"], environment: token)
        #expect(ran.code == 69 && ran.isOneLine && ran.complaints.contains("cannot be reached"))
    }

    @Test("mistakes in a post are told as of the file here")
    func mistakes() throws {
        let scene = try ServerScene()
        let mistake: [String: any Sendable] = [
            "file": "post", "line": 1, "column": 10, "message": "'bloggen' is no channel", "hint": "choose one",
        ]
        let answer = FakeService.problem(400, "bad-input", "1 mistake in post", mistakes: [mistake])
        let service = try FakeService(["POST /api/v1/posts": [answer]], in: scene.work)
        let ran = try scene.synas("submit", "cleared.yaml", asking: service)
        #expect(ran.code == 65)
        #expect(ran.complaints == "synas: cleared.yaml:1:10: 'bloggen' is no channel; choose one\n")
    }

    @Test("what is wrong with the post itself, or lies outside its folder, is told before anything is sent")
    func nothingSent() throws {
        let scene = try ServerScene()
        let service = try FakeService([:], in: scene.work)
        try scene.work.write(
            "channel: open-blog\npictures:\n  - file: ../secret.jpg\n    people: nobody\n", to: "out.yaml")
        try scene.work.write("channel: open-blog\npictures:\n  - file: gone.jpg\n    people: nobody\n", to: "gone.yaml")
        for (post, code) in [("out.yaml", 65), ("gone.yaml", 66), ("nowhere.yaml", 66)] as [(String, Int32)] {
            for command in ["submit", "check"] {
                let there = try scene.synas(command, post, asking: service)
                let here = try scene.scene.synas(command, post)
                #expect(there.code == code && here.code == code && there.complaints == here.complaints, "\(there)")
            }
        }
        #expect(try service.requests().isEmpty)
    }

    @Test("reasons are for those who may know them: refused before the post is handed in")
    func privacy() throws {
        let scene = try ServerScene()
        let held = try scene.submitted(["held.yaml"]).answer
        func me(_ role: String) -> [String: any Sendable] {
            FakeService.json("{\"schema\":\"synas.me/1\",\"role\":\"\(role)\"}")
        }
        let script = [
            "GET /api/v1/me": [me("teacher"), me("manager")],
            "POST /api/v1/posts": [FakeService.json(held, status: 201)],
        ]
        let service = try FakeService(script, in: scene.work)
        let teacher = try scene.synas("submit", "held.yaml", "--as", "privacy", asking: service)
        #expect(teacher.code == 77 && teacher.isOneLine)
        #expect(try service.requests().map(\.method) == ["GET"])
        // A token may be narrower than its role: the verdict is told, and that the reasons are missing.
        let narrow = try scene.synas("submit", "held.yaml", "--as", "privacy", asking: service)
        #expect(narrow.code == 77 && narrow.output.hasPrefix("held:"))
        #expect(try service.requests().last?.path == "/api/v1/posts?explain=true")
    }
}
