import Foundation
import TestSupport
import Testing

@Suite("Submitting to a service: the same words, files and codes as with a data folder here")
struct RemoteSubmitTests {
    @Test("JSON and handed-over files are the same, byte for byte; the pictures went along")
    func same() throws {
        let scene = try ServerScene()
        let here = try scene.submitted(["cleared.yaml"])
        let service = try FakeService(scene.script(here), in: scene.work)
        let there = try scene.synas(
            "submit", "cleared.yaml", "--out", "fetched", "--format", "json", asking: service)
        #expect(there.code == 0 && there.complaints.isEmpty)
        #expect(there.output == here.ran.output.replacing("ready/", with: "fetched/"))
        #expect(scene.work.contents(of: "fetched/\(here.post)") == scene.work.contents(of: here.place))
        let asked = try #require(try service.requests().first)
        #expect(asked.parts.map(\.name) == ["post", "hand_over", "picture", "picture"])
        #expect(asked.parts.map(\.file) == [nil, nil, "hut.jpg", "leaves.png"])
        #expect(asked.parts[0].type == "application/yaml" && !asked.path.contains("explain"))
    }

    @Test(
        "text is the same, of one post and of several", arguments: [["cleared.yaml"], ["held.yaml", "refused.yaml"]])
    func text(_ posts: [String]) throws {
        let scene = try ServerScene()
        let here = try scene.work.synas(["submit"] + posts + ["--as", "teacher", "--data", "data"])
        let answers = try posts.map { try scene.submitted([$0]).answer }
        let script = ["POST /api/v1/posts": answers.map { FakeService.json($0, status: 201) }]
        let there = try scene.synas(["submit"] + posts, try FakeService(script, in: scene.work))
        #expect(scene.scene.masked(there.output) == scene.scene.masked(here.output))
        #expect(there.code == here.code)
    }

    @Test("a check sends what it may, and ends as the verdict says")
    func check() throws {
        let scene = try ServerScene()
        let here = try scene.work.synas("check", "held.yaml", "--as", "teacher", "--rules-only", "--data", "data")
        let json = try scene.work.synas(
            "check", "held.yaml", "--as", "teacher", "--rules-only", "--data", "data", "--format", "json")
        let service = try FakeService(["POST /api/v1/posts:check": [FakeService.json(json.output)]], in: scene.work)
        let there = try scene.synas("check", "held.yaml", "--rules-only", "--unit", "ekbacken", asking: service)
        #expect(there.output == here.output && there.code == 3)
        let asked = try #require(try service.requests().first)
        #expect(asked.path == "/api/v1/posts:check?rules_only=true" && asked.parts.map(\.name) == ["post", "unit"])
    }

    @Test("the same content is the same post: it is handed in with the same key, and another with another")
    func key() throws {
        let scene = try ServerScene()
        let held = try scene.submitted(["held.yaml"]).answer
        let service = try FakeService(["POST /api/v1/posts": [FakeService.json(held, status: 201)]], in: scene.work)
        for _ in 0..<2 { _ = try scene.synas("submit", "held.yaml", asking: service) }
        _ = try scene.synas("submit", "held.yaml", "--cover-everyone", asking: service)
        try scene.work.copy("sun.png", to: "other.png")
        try scene.work.write(scene.work.read("sun.png"), to: "leaves.png")
        _ = try scene.synas("submit", "held.yaml", asking: service)
        let keys = try service.requests().compactMap { $0.headers["idempotency-key"] }
        #expect(keys.count == 4 && keys[0] == keys[1] && Set(keys).count == 3)
        #expect(keys.allSatisfy { (8...64).contains($0.count) })
    }

    @Test("what was held before is judged anew, not told again")
    func replay() throws {
        let scene = try ServerScene()
        let held = try scene.submitted(["held.yaml"]).answer
        let cleared = try scene.submitted(["cleared.yaml"]).answer
        let answers = [
            FakeService.json(held, status: 201, headers: ["Idempotent-Replayed": "true"]),
            FakeService.json(cleared, status: 201),
        ]
        let service = try FakeService(["POST /api/v1/posts": answers], in: scene.work)
        #expect(try scene.synas("submit", "held.yaml", asking: service).code == 0)
        let keys = try service.requests().compactMap { $0.headers["idempotency-key"] }
        #expect(Set(keys).count == 2)
    }

    @Test("a download that broke off leaves nothing, and can be made again")
    func broken() throws {
        let scene = try ServerScene()
        let here = try scene.submitted(["cleared.yaml"])
        var script = try scene.script(here, headers: ["Idempotent-Replayed": "true"])
        let picture = "GET /api/v1/posts/\(here.post)/pictures/2"
        let whole = try #require(script[picture]?.first)
        let half = whole.merging(["declared": 1_000_000]) { _, new in new }
        script[picture] = [half, whole]
        let service = try FakeService(script, in: scene.work)
        let call = ["submit", "cleared.yaml", "--out", "fetched", "--patience", "0"]
        let first = try scene.synas(call, service)
        #expect(first.code == 69 && first.isOneLine && scene.work.names(in: "fetched").isEmpty)
        #expect(try scene.synas(call, service).code == 0)
        #expect(scene.work.contents(of: "fetched/\(here.post)") == scene.work.contents(of: here.place))
    }

    @Test("a picture that is not the one that was judged is not handed over", arguments: ["bytes", "etag", "manifest"])
    func otherPicture(_ what: String) throws {
        let scene = try ServerScene()
        let here = try scene.submitted(["cleared.yaml"])
        var script = try scene.script(here)
        let path = "GET /api/v1/posts/\(here.post)/pictures/1"
        let picture = try #require(script[path]?.first)
        let manifest = try #require(script["\(path)/manifest"]?.first?["body"] as? String)
        switch what {
        case "bytes": script[path] = [picture.merging(["file": scene.work.path("sun.png")]) { _, new in new }]
        case "etag": script[path] = [picture.merging(["headers": ["ETag": "\"0\""]]) { _, new in new }]
        default:
            script["\(path)/manifest"] = [
                FakeService.json(manifest.replacing("\"number\" : 1", with: "\"number\" : 2"))
            ]
        }
        let ran = try scene.synas(
            "submit", "cleared.yaml", "--out", "fetched", asking: FakeService(script, in: scene.work))
        #expect([69, 74].contains(ran.code) && ran.isOneLine, "\(ran)")
        #expect(scene.work.names(in: "fetched").isEmpty)
    }

    @Test("an id that leads elsewhere is none of a service's")
    func otherPlace() throws {
        let scene = try ServerScene()
        let here = try scene.submitted(["cleared.yaml"])
        var script = try scene.script(here)
        script["POST /api/v1/posts"] = [FakeService.json(here.answer.replacing(here.post, with: "../../elsewhere"))]
        let ran = try scene.synas(
            "submit", "cleared.yaml", "--out", "a/b", asking: FakeService(script, in: scene.work))
        #expect(ran.code == 69 && ran.isOneLine && !scene.work.exists("elsewhere"))
    }

    @Test("the contact sheet shows the pictures here and the ones that were fetched")
    func contactSheet() throws {
        let scene = try ServerScene()
        let here = try scene.submitted(["cleared.yaml"])
        var script = try scene.script(here)
        script["GET /api/v1/me"] = [
            FakeService.json(
                """
                {"schema":"synas.me/1","account":"a","name":"n","role":"teacher","scopes":["ekbacken"],
                "channels":[{"channel":"open-blog","title":{"sv":"Bloggen"}}],"units":[]}
                """)
        ]
        let service = try FakeService(script, in: scene.work)
        let ran = try scene.synas(
            "submit", "cleared.yaml", "--out", "fetched", "--contact-sheet", "look", asking: service)
        #expect(ran.code == 0, "\(ran)")
        #expect(try scene.work.text("look/index.html").contains("Bloggen"))
        #expect(scene.work.names(in: "look/before") == ["1-1.jpg", "1-2.png"])
        let after = try scene.work.read("look/after/1-2.png")
        #expect(scene.work.contents(of: here.place).values.contains(Data(after)))
        let without = try scene.synas("submit", "cleared.yaml", "--contact-sheet", "look", asking: service)
        #expect(without.code == 64 && without.isOneLine)
    }
}
