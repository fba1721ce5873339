import Foundation
import TestSupport
import Testing

/// A unit here, and what a service would answer if it had the same unit.
struct ServerScene {
    static let token = "synas_0123456789abcdef"
    let scene: Scene
    var work: Workplace { scene.work }

    init() throws { scene = try Scene() }

    /// `synas` with a service, which is not waited for where it does not answer.
    func synas(_ words: [String], _ service: FakeService, token: String? = ServerScene.token) throws -> Ran {
        try work.synas(
            words + ["--server", service.address], environment: token.map { ["SYNAS_TOKEN": $0] } ?? [:])
    }

    func synas(_ words: String..., asking service: FakeService) throws -> Ran { try synas(words, service) }

    /// A post that was submitted here, as a service would have answered.
    func submitted(_ words: [String], into folder: String = "ready") throws -> Submitted {
        let ran = try work.synas(
            ["submit"] + words + ["--out", folder, "--as", "teacher", "--format", "json", "--data", "data"])
        let answer = try #require(ran.json as? [String: Any])
        return Submitted(ran: ran, post: try #require(answer["post"] as? String), folder: folder)
    }

    struct Submitted {
        let ran: Ran
        let post: String
        let folder: String
        var place: String { "\(folder)/\(post)" }

        /// What the service says: it knows neither the caller's file nor folder.
        var answer: String {
            ran.output.replacing(#/ *"document" : "[^"]*"/#, with: "  \"document\" : \"post\"")
                .replacing(#/ *"handed_over" : "[^"]*",\n/#, with: "")
        }
    }

    /// The service's answers to a post that was handed over.
    func script(_ submitted: Submitted, headers: [String: String] = [:]) throws -> FakeService.Script {
        var script = ["POST /api/v1/posts": [FakeService.json(submitted.answer, status: 201, headers: headers)]]
        for name in work.names(in: submitted.place) where !name.hasSuffix(".json") {
            let path = "GET /api/v1/posts/\(submitted.post)/pictures/\(name.prefix { $0 != "-" })"
            let file = work.path("\(submitted.place)/\(name)")
            let manifest = try work.text("\(submitted.place)/\(name).json")
            let hash = try #require(manifest.firstMatch(of: /"sha256" : "([0-9a-f]{64})"/)).1
            script[path] = [["file": file, "headers": ["ETag": "\"\(hash)\"", "Content-Type": "image/png"]]]
            script["\(path)/manifest"] = [FakeService.json(manifest)]
        }
        return script
    }
}
