import Foundation
import TestSupport
import Testing

@Suite("Killed at any moment: the old state or the new")
struct KillTests {
    private static let isLong = ProcessInfo.processInfo.environment["SYNAS_LONG"] == "1"

    private static let submit = ["submit", "cleared.yaml", "--out", "ready", "--data", "data"]

    /// What `submit` hands over when nobody kills it: the pictures by name, and each manifest without the post's id.
    private static func handedOver(_ work: Workplace, _ post: String) -> [String: String] {
        work.contents(of: "ready/\(post)").reduce(into: [:]) { files, file in
            files[file.key] =
                file.key.hasSuffix(".json")
                ? String(decoding: file.value, as: UTF8.self).replacing(post, with: "POST")
                : file.value.base64EncodedString()
        }
    }

    private static func isPartial(_ name: String) -> Bool { name.contains(".synas-") && name.contains(".partial") }

    /// The cleared pictures that lie in the data folder, by name.
    private static func released(_ work: Workplace) -> Set<String> {
        let files = work.contents(of: "data/cleared").keys.filter { $0.contains("/") }
        return Set(files.compactMap { $0.split(separator: "/").last.map(String.init) })
    }

    @Test(
        "submit --out: no picture and no folder is released without its committed verdict, and the next call mends the rest"
    )
    func submit() async throws {
        let scene = try Scene()
        let undisturbed = try Workplace(copying: scene.work)
        #expect(try undisturbed.synas(Self.submit).code == 0)
        let whole = Self.handedOver(undisturbed, try #require(undisturbed.names(in: "ready").first))
        #expect(whole.count == 4)

        let start = scene.work.contents()
        let points = try KillPoints(of: Self.submit, from: scene.work, onlyChanging: !Self.isLong)
        let kills = try await points.kill(at: Array(1...points.count + 8)) { work, point in
            // Killed before it touched anything: the old state, byte for byte.
            if work.contents() == start { return }
            try Self.expectOldOrNew(work, point, whole)
            try Self.expectMended(work, point, whole)
        }
        #expect(kills >= 200, "only \(kills) kill points")
    }

    /// Right after the kill, before anything could mend it.
    private static func expectOldOrNew(_ work: Workplace, _ point: Int, _ whole: [String: String]) throws {
        let evidence = try Evidence(work.path("data"))
        let committed = try evidence.postIDs()
        #expect(committed.count <= 1, "at \(point)")
        let handedOver = work.names(in: "ready").filter { !isPartial($0) }
        for folder in handedOver {
            #expect(committed.contains(folder), "at \(point): handed over without a committed verdict")
            #expect(Self.handedOver(work, folder) == whole, "at \(point): not whole")
        }
        var known: Set<String> = []
        for id in committed {
            let post = try #require(try evidence.post(id))
            #expect(post.verdict == "cleared" && post.isHandedOver && post.publications == 1, "at \(point)")
            #expect(post.pictures.count == 2, "at \(point): half a post")
            known.formUnion(post.pictures)
        }
        #expect(Self.released(work).isSubset(of: known), "at \(point): released without a committed verdict")
        // Reading works before anything is mended. One point in three: it takes as long as the kill itself.
        if isLong || point % 3 == 0 {
            let check = try work.synas("check", "cleared.yaml", "--data", "data")
            #expect(check.code == 0, "at \(point): \(check)")
        }
    }

    /// After the next call that writes.
    private static func expectMended(_ work: Workplace, _ point: Int, _ whole: [String: String]) throws {
        let before = Set(work.names(in: "ready").filter { !isPartial($0) })
        let next = try work.synas(submit)
        #expect(next.code == 0, "at \(point): \(next)")
        let after = Set(work.names(in: "ready"))
        let new = after.subtracting(before)
        #expect(new.count == 1 && after.isSuperset(of: before), "at \(point): \(after)")
        for folder in after { #expect(handedOver(work, folder) == whole, "at \(point)") }
        #expect(work.names(in: "data/spool").isEmpty, "at \(point)")
        #expect(work.names(in: "data/quarantine").isEmpty, "at \(point)")
        let left = work.contents().keys.filter(isPartial)
        #expect(left.isEmpty, "at \(point): \(left)")
        let evidence = try Evidence(work.path("data"))
        let known = try evidence.postIDs().flatMap { try evidence.post($0)?.pictures ?? [] }
        #expect(released(work) == Set(known), "at \(point)")
    }

    @Test("publish --out: nothing is handed over without its committed publication, and the next call does the rest")
    func publish() async throws {
        let scene = try Scene()
        let submitted = try scene.synas("submit", "cleared.yaml", "--format", "json")
        let post = try #require((submitted.json as? [String: Any])?["post"] as? String)
        let words = ["publish", post, "--out", "ready", "--data", "data"]
        let undisturbed = try Workplace(copying: scene.work)
        #expect(try undisturbed.synas(words).code == 0)
        let whole = Self.handedOver(undisturbed, post)
        let points = try KillPoints(of: words, from: scene.work)
        let kills = try await points.kill(at: Self.spread(points)) { work, point in
            let stored = try #require(try Evidence(work.path("data")).post(post))
            #expect(stored.isHandedOver == (stored.publications == 1), "at \(point)")
            let isThere = work.names(in: "ready").contains(post)
            if isThere {
                #expect(stored.isHandedOver, "at \(point): handed over without a record")
                #expect(Self.handedOver(work, post) == whole, "at \(point): not whole")
                work.remove("ready/\(post)")
            }
            let again = try work.synas(words)
            #expect(again.code == 0, "at \(point): \(again)")
            #expect(Self.handedOver(work, post) == whole, "at \(point)")
            #expect(work.contents().keys.filter(Self.isPartial).isEmpty, "at \(point)")
            #expect(try Evidence(work.path("data")).post(post)?.publications == 1, "at \(point)")
        }
        #expect(kills >= 20, "only \(kills) kill points")
    }

    /// Forty points spread over the whole run, the last call among them; in a long run every one.
    static func spread(_ points: KillPoints) -> [Int] {
        let step = isLong ? 1 : max(1, points.count / 40)
        return Array(stride(from: points.count, to: 0, by: -step))
    }

    @Test("roster import: all of it or nothing, and running it again does the rest")
    func roster() async throws {
        let school = try School()
        try school.expectDone("init", "--data", "data")
        let children = (1...30).map {
            SchoolChild("barn-\($0)", "Namn\($0)", "Efternamn\($0)", guardians: ["G-\($0)", "H-\($0)"])
        }
        try school.writeRoster(children)
        let words = ["roster", "import", "roster.csv", "--data", "data"]
        let points = try KillPoints(of: words, from: school.work)
        let kills = try await points.kill(at: Self.spread(points)) { work, point in
            let people = try Evidence(work.path("data")).people()
            #expect(people == 0 || people == 31, "at \(point): \(people)")
            let again = try work.synas(words)
            #expect(again.code == 0, "at \(point): \(again)")
            #expect(try Evidence(work.path("data")).people() == 31, "at \(point)")
        }
        #expect(kills >= 40)
    }

    @Test("consent answer --file: all of it or nothing")
    func answers() async throws {
        let scene = try Scene()
        let before = try Evidence(scene.work.path("data")).answers()
        let list = ["closed-blog", "facebook-page", "newsletter"].flatMap { channel in
            [("ella", "G-1"), ("ella", "G-2"), ("nils", "G-3"), ("maja", "G-4")].map { child, guardian in
                SchoolAnswer(child, guardian, "unrecognisable", channel: channel)
            }
        }
        try scene.school.writeAnswers(list, to: "list.csv")
        let words = ["consent", "answer", "--file", "list.csv", "--data", "data"]
        let points = try KillPoints(of: words, from: scene.work)
        let kills = try await points.kill(at: Self.spread(points)) { work, point in
            let answers = try Evidence(work.path("data")).answers()
            #expect(answers == before || answers == before + list.count, "at \(point): \(answers)")
            #expect(try work.synas("consent", "show", "nils", "--data", "data").code == 0, "at \(point)")
            #expect(
                try work.synas(
                    "consent", "withdraw", "ella", "--guardian", "G-1", "--channel", "open-blog", "--data", "data"
                ).code == 0)
        }
        #expect(kills >= 40)
    }

    @Test("takedown close: it is closed and what it ended has ended, or neither, and closing it again does the rest")
    func close() async throws {
        let scene = try Scene()
        try scene.school.expectDone("submit", "cleared.yaml", "--out", "ready", "--data", "data")
        try scene.school.expectDone(
            "consent", "withdraw", "ella", "--guardian", "G-1", "--channel", "open-blog", "--data", "data")
        let takedown = try Takedown(of: scene.work).id
        let words = [
            "takedown", "close", takedown, "--outcome", "removed", "--decision", "2026/7", "--data", "data",
        ]
        let points = try KillPoints(of: words, from: scene.work)
        let kills = try await points.kill(at: Self.spread(points)) { work, point in
            let shown = try work.synas(["takedown", "show", takedown, "--data", "data"])
            let isClosed = shown.output.contains("Closed ")
            #expect(shown.code == 0 && shown.output.contains("Out at:") != isClosed, "at \(point): \(shown)")
            let again = try work.synas(words)
            #expect(again.code == (isClosed ? 65 : 0), "at \(point): \(again)")
            #expect(try work.synas("takedown", "list", "--data", "data").output == "No takedown.\n", "at \(point)")
        }
        #expect(kills >= 20, "only \(kills) kill points")
    }

    @Test(
        "takedown redo: the revisions are recorded with their files in place or not at all, and running it again does the rest"
    )
    func redo() async throws {
        let scene = try Scene()
        try scene.work.write(Scene.cleared.replacing(" med Ella", with: ""), to: "wordless.yaml")
        try scene.school.expectDone("submit", "wordless.yaml", "--out", "ready", "--data", "data")
        try scene.school.expectDone(
            "consent", "withdraw", "ella", "--guardian", "G-1", "--channel", "open-blog", "--data", "data")
        let takedown = try Takedown(of: scene.work).id
        let words = ["takedown", "redo", takedown, "--out", "narrow", "--data", "data"]
        let before = Self.released(scene.work)
        let undisturbed = try Workplace(copying: scene.work)
        #expect(try undisturbed.synas(words).code == 0)
        let after = Self.released(undisturbed)
        #expect(after.count == before.count + 1)
        let points = try KillPoints(of: words, from: scene.work)
        let kills = try await points.kill(at: Self.spread(points)) { work, point in
            let lost = !work.names(in: "narrow").contains { !Self.isPartial($0) }
            #expect(lost || Self.released(work) == after, "at \(point): handed over without its revision in place")
            let said = try work.synas(lost ? words : Array(words.prefix(3) + words.suffix(2)))
            #expect(said.code == 0, "at \(point): \(said)")
            #expect(Self.released(work) == after, "at \(point)")
            #expect(work.names(in: "data/spool").isEmpty, "at \(point)")
            #expect(work.names(in: "narrow").count == 1, "at \(point)")
        }
        #expect(kills >= 30)
    }
}
