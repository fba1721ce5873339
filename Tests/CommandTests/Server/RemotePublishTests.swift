import Foundation
import TestSupport
import Testing

@Suite("Publishing and leaving out by a service")
struct RemotePublishTests {
    /// A post of here, and what `publish` says of it here.
    private static func published(_ words: String...) throws -> (ServerScene, ServerScene.Submitted, Ran) {
        let scene = try ServerScene()
        let post = try scene.submitted(["cleared.yaml"])
        let ran = try scene.work.synas(["publish", post.post] + words + ["--data", "data", "--format", "json"])
        return (scene, post, ran)
    }

    @Test("an address is recorded, and told as here")
    func address() throws {
        let (scene, post, here) = try Self.published("--address", "https://blogg.example.se/kojor")
        let script = ["POST /api/v1/posts/\(post.post):publish": [FakeService.json(here.output)]]
        let service = try FakeService(script, in: scene.work)
        let call = ["publish", post.post, "--address", "https://blogg.example.se/kojor"]
        #expect(try scene.synas(call + ["--format", "json"], service).output == here.output)
        let text = try scene.synas(call, service).output
        #expect(text == (try scene.work.synas(call + ["--data", "data"]).output))
        let body = try #require(try service.requests().first?.body)
        let said = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: [String]]
        #expect(said == ["addresses": ["https://blogg.example.se/kojor"]])
    }

    @Test("files that are wanted are fetched and made sure of")
    func files() throws {
        let (scene, post, here) = try Self.published("--out", "again")
        var script = try scene.script(post)
        let pictures = try #require((post.ran.json as? [String: Any])?["pictures"] as? [[String: Any]])
        let list = pictures.compactMap { picture in
            (picture["output"] as? [String: Any])?.merging(["number": picture["number"] ?? 0]) { _, new in new }
        }
        let body = try JSONSerialization.data(withJSONObject: ["schema": "synas.post/1", "pictures": list])
        script["GET /api/v1/posts/\(post.post)"] = [FakeService.json(String(decoding: body, as: UTF8.self))]
        script["POST /api/v1/posts/\(post.post):publish"] = [FakeService.json(here.output)]
        let service = try FakeService(script, in: scene.work)
        let ran = try scene.synas("publish", post.post, "--out", "fetched", "--format", "json", asking: service)
        #expect(ran.output == here.output.replacing("again/", with: "fetched/"), "\(ran)")
        #expect(scene.work.contents(of: "fetched/\(post.post)") == scene.work.contents(of: post.place))
    }

    @Test("what may no longer go out is held: 3, and nothing is fetched")
    func held() throws {
        let scene = try ServerScene()
        let post = try scene.submitted(["cleared.yaml"])
        try scene.scene.synas("consent", "withdraw", "ella", "--guardian", "G-1", "--all")
        let here = try scene.work.synas(
            "publish", post.post, "--out", "again", "--data", "data", "--format", "json")
        let script = ["POST /api/v1/posts/\(post.post):publish": [FakeService.json(here.output)]]
        let service = try FakeService(script, in: scene.work)
        let there = try scene.synas("publish", post.post, "--out", "again", asking: service)
        let text = try scene.work.synas("publish", post.post, "--out", "again", "--data", "data")
        #expect(there.code == 3 && text.code == 3 && there.output == text.output)
    }

    @Test("a call that says two things is told so before anything is sent")
    func usage() throws {
        let scene = try ServerScene()
        let service = try FakeService([:], in: scene.work)
        #expect(try scene.synas("publish", "a-post", asking: service).code == 64)
        #expect(try scene.synas("publish", "a-post", "--never-used", "--by", "anna", asking: service).code == 64)
        #expect(try service.requests().isEmpty)
    }

    @Test("leaving out: what is said of it, a key that no other call has, and the words of the service")
    func leaveOut() throws {
        let scene = try ServerScene()
        let body = #"{"schema":"synas.recorded/1","recorded":[{"event":"e1","handle":"ella"}]}"#
        let script = ["POST /api/v1/children/ekbacken%2Fella:leave-out": [FakeService.json(body)]]
        let service = try FakeService(script, in: scene.work)
        let call = ["consent", "leave-out", "ekbacken/ella", "--day", "2026-11-20", "--all"]
        let ran = try scene.synas(call, service)
        #expect(ran.code == 0 && ran.output == "Recorded for ella.\n")
        _ = try scene.synas(call, service)
        _ = try scene.synas(call + ["--id", "call-0001"], service)
        let asked = try service.requests()
        #expect(Set(asked.compactMap { $0.headers["idempotency-key"] }).count == 3)
        #expect(asked[0].body.filter { !$0.isWhitespace } == #"{"day":"2026-11-20"}"#)
        #expect(asked[2].headers["idempotency-key"] == "call-0001")
        for more in [["--reference", "BUN 1"], ["--id", "x"], ["--source", "paper"]] {
            #expect(try scene.synas(call + more, service).code == 64)
        }
    }
}
