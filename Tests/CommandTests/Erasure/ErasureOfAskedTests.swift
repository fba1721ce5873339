import Foundation
import TestSupport
import Testing

@Suite("Erasure: what was asked for the child, and what was answered to its name")
struct ErasureOfAskedTests {
    @Test("in a stored post what was answered to the child's name goes, and what was answered to another's stays")
    func nameAnswers() throws {
        let scene = try ErasureScene()
        func answers() throws -> [[String: String]] {
            let stored = try Evidence(scene.work.path("data")).others(than: ErasureScene.child).documents
            let document = try #require(stored[scene.posts["group"] ?? ""])
            let post = try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any]
            return try #require(post?["names"] as? [[String: String]])
        }
        let others = [["word": "Nils", "is": "nils"]]
        #expect(try answers() == [["word": "Zyxilda", "is": "zyxilda-q"]] + others)
        #expect(try scene.erase(scene.decisions).code == 0)
        #expect(try answers() == others)
    }

    @Test("in an open task nothing is asked for the child any more, only for what the erasure made anew")
    func demands() throws {
        let scene = try ErasureScene()
        let group = try scene.openTask(of: "group")
        let asked = try scene.demands(of: group)
        #expect(!asked.isEmpty && asked.allSatisfy { $0["handle"] as? String == ErasureScene.child }, "\(asked)")
        #expect(try scene.erase(scene.decisions).code == 0)
        #expect(try scene.openTask(of: "group") == group)
        let left = try scene.demands(of: group)
        #expect(left.map { $0["picture"] as? Int } == [1, nil], "\(left)")
        #expect(left.map { $0["allowed"] as? String } == ["unrecognisable", "visible"], "\(left)")
    }

    @Test("a post of which something is asked for the child in an open task is not kept: the task is closed first")
    func keptWhileAsked() throws {
        let scene = try ErasureScene()
        let before = try Evidence(scene.work.path("data")).state()
        let ran = try scene.erase(scene.decisions + ["--keep", "\(scene.posts["group"] ?? "")=GDPR 17(3)(d)"])
        #expect(ran.code == 65 && ran.isOneLine && ran.complaints.contains("has an open takedown"), "\(ran)")
        #expect(try Evidence(scene.work.path("data")).state() == before)
    }
}
