import Foundation
import TestSupport
import Testing

@Suite("The daily work, from outside", .enabled(if: PastScene.isPossible))
struct DailyCommandTests {
    @Test("retention from the hand-over on, to the day; the second run says that nothing was due; overdue ends with 3")
    func retention() throws {
        let scene = try PastScene()
        try scene.done("2026-01-12 12:00:00", "submit", "cleared.yaml", "--out", "ready")
        try scene.done("2026-01-12 12:00:05", "submit", "cleared.yaml")
        let first = try scene.done("2026-02-20 12:00:00", "daily")
        #expect(first.output.contains("1 post whose time is over: 0 files removed"), "\(first)")
        #expect(try scene.done("2026-02-20 12:00:05", "daily").output.contains("nothing was due"))
        let paused = ["daily", "--after-pause"]
        let late = try #require(try scene.work.synas(at: "2028-01-13 12:00:00", paused + ["--data", "data"]))
        #expect(late.code == 0 && late.output.contains("1 post out longer"), "\(late)")
        let overdue = try scene.synas("2028-01-20 12:00:00", "daily", "--format", "json")
        #expect(overdue.code == 3 && overdue.complaints.isEmpty, "\(overdue)")
        let tasks = (overdue.json as? [String: Any])?["overdue_takedowns"] as? [[String: Any]]
        #expect(tasks?.count == 1)
    }

    @Test("nothing that it prints for a terminal or a journal names anyone")
    func names() throws {
        let scene = try PastScene()
        let ran = try scene.done("2026-07-20 12:00:00", "daily", "--after-pause")
        #expect(ran.output.contains("3 answers end within 30 days"), "\(ran)")
        for child in Scene.children {
            for word in [child.handle, child.givenName, child.familyName] + child.guardians {
                #expect(!ran.output.contains(word), "\(word)")
            }
        }
        let rows = try scene.done("2026-07-20 12:00:05", "daily", "--format", "json").json as? [String: Any]
        #expect((rows?["ending"] as? [[String: Any]])?.count == 3)
    }

    @Test("it works beside writers: every answer and every run is done")
    func beside() throws {
        let scene = try Scene()
        let words = ["daily", "--patience", "120", "--data", "data"]
        let running = try (0..<6).flatMap { number in
            let answer = [
                "consent", "answer", "nils", "--guardian", "G-3", "--channel", "open-blog", "--choice",
                number.isMultiple(of: 2) ? "excluded" : "visible", "--notice", scene.school.notice(), "--patience",
                "120",
                "--data", "data",
            ]
            return try [words, answer].map { try start([Program.path("synas")] + $0, in: scene.work.path) }
        }
        for process in running {
            let ran = try process.wait()
            #expect(ran.code == 0, "\(ran)")
        }
        #expect(try Evidence(scene.work.path("data")).answers() == 3 + 6)
    }

    @Test("killed at any moment, the next run leaves what an undisturbed one leaves")
    func killed() async throws {
        let scene = try PastScene()
        try scene.work.write("%PDF-1.4", to: "form.pdf")
        let answer = try scene.done(
            "2026-01-12 12:00:00", "consent", "answer", "nils", "--guardian", "G-3", "--channel", "open-blog",
            "--choice",
            "visible", "--notice", scene.school.notice(), "--format", "json")
        let event = try #require(scene.events(answer).first)
        try scene.done("2026-01-12 12:01:00", "consent", "scan", event, "form.pdf")
        try scene.done(
            "2026-01-12 12:02:00", "consent", "withdraw", "nils", "--guardian", "G-3", "--channel", "open-blog")
        try scene.done("2026-01-12 12:03:00", "submit", "cleared.yaml")
        try scene.work.write(Scene.held, to: "held.yaml")
        try scene.done("2026-01-12 12:04:00", "submit", "held.yaml", code: 3)
        // At the time of the test, long after: the pictures that nobody was handed, the originals and the scan may go.
        try scene.school.edit("data/policies/organisation.yaml") {
            $0.replacing("units:\n", with: "scan_retention: 1 month\nunits:\n")
        }
        let words = ["daily", "--after-pause", "--data", "data"]
        let undisturbed = try Workplace(copying: scene.work)
        #expect(try undisturbed.synas(words).code == 0)
        let whole = Self.files(undisturbed)
        #expect(!whole.contains { $0.hasSuffix(".jpg") || $0.hasSuffix(".png") || $0.contains("scans/") }, "\(whole)")
        #expect(Self.files(scene.work).count { $0.hasSuffix(".jpg") || $0.hasSuffix(".png") } == 4)
        let points = try KillPoints(of: words, from: scene.work)
        let kills = try await points.kill(at: Array(stride(from: points.count, to: 0, by: -max(1, points.count / 40))))
        {
            work, point in
            #expect(try work.synas("consent", "show", "nils", "--data", "data").code == 0, "at \(point)")
            let next = try work.synas(words)
            #expect(next.code == 0, "at \(point): \(next)")
            #expect(Self.files(work) == whole, "at \(point)")
            #expect(try work.synas(words).output.contains("nothing was due"), "at \(point)")
        }
        #expect(kills >= 30, "only \(kills) kill points")
    }

    /// The files of the data folder that the daily work is about.
    private static func files(_ work: Workplace) -> [String] {
        ["cleared", "quarantine", "scans", "spool"].flatMap { folder in
            work.contents(of: "data/\(folder)").filter { !$0.value.isEmpty }.keys.map { "\(folder)/\($0)" }
        }.sorted()
    }

    @Test("consent scan: killed at any moment, the paper is kept and recorded, or neither once daily has run")
    func scan() async throws {
        let scene = try Scene()
        try scene.work.write("%PDF-1.4", to: "form.pdf")
        let answer = try scene.synas(
            "consent", "answer", "nils", "--guardian", "G-3", "--channel", "open-blog", "--choice", "visible",
            "--notice",
            scene.school.notice(), "--format", "json")
        let recorded = (answer.json as? [String: Any])?["recorded"] as? [[String: Any]]
        let event = try #require(recorded?.first?["event"] as? String)
        let words = ["consent", "scan", event, "form.pdf", "--data", "data"]
        let points = try KillPoints(of: words, from: scene.work)
        let kills = try await points.kill(at: Array(stride(from: points.count, to: 0, by: -max(1, points.count / 30))))
        {
            work, point in
            let listed = try work.synas("consent", "scan", "--list", "nils", "--data", "data")
            #expect(listed.code == 0, "at \(point): \(listed)")
            let isRecorded = listed.output.contains("scans/")
            #expect(try work.synas("daily", "--data", "data").code == 0, "at \(point)")
            let kept = Self.files(work).filter { $0.hasPrefix("scans/") }
            #expect(kept.count == (isRecorded ? 1 : 0), "at \(point): \(kept)")
            #expect(try work.synas(words).code == 0, "at \(point)")
            #expect(Self.files(work).filter { $0.hasPrefix("scans/") }.count == 1, "at \(point)")
        }
        #expect(kills >= 25, "only \(kills) kill points")
    }
}
