import Foundation
import TestSupport
import Testing

@Suite("A clock that was set back, from outside", .enabled(if: PastScene.isPossible))
struct ClockCommandTests {
    @Test("everything that could widen is held in one line; narrowings go on; accepted by two, all goes on")
    func setBack() throws {
        let scene = try PastScene()
        try scene.done("2026-01-12 12:00:00", "submit", "cleared.yaml", "--out", "ready")
        #expect(try scene.done("2026-01-12 12:00:10", "clock", "show").output.contains("not held"))
        let back = "2025-12-24 12:00:00"
        let answer = [
            "consent", "answer", "nils", "--guardian", "G-3", "--channel", "open-blog", "--choice", "visible",
            "--notice",
            scene.school.notice(),
        ]
        let held = [
            try scene.synas(back, "check", "cleared.yaml"), try scene.synas(back, "submit", "cleared.yaml"),
            try #require(try scene.work.synas(at: back, answer + ["--data", "data"])), try scene.synas(back, "daily"),
        ]
        for ran in held {
            #expect(ran.code == 3 && ran.isOneLine && ran.complaints.contains("synas clock accept"), "\(ran)")
        }
        #expect(try scene.synas(back, "clock", "show").code == 3)
        try scene.done(back, "consent", "withdraw", "ella", "--guardian", "G-1", "--channel", "open-blog")
        #expect(try scene.choice("2026-01-12 13:00:00", "ella") == "unrecognisable")

        let one = try scene.synas(back, "clock", "accept", "--reason", "r", "--approved-by", "a", "--approved-by", "a")
        #expect(one.code == 65 && one.isOneLine, "\(one)")
        let words = ["clock", "accept", "--reason", "a battery", "--approved-by", "a-17", "--approved-by", "b-4"]
        let accepted = try #require(try scene.work.synas(at: back, words + ["--data", "data", "--format", "json"]))
        #expect(accepted.code == 0, "\(accepted)")
        #expect((accepted.json as? [String: Any])?["schema"] as? String == "synas.clock-accepted/1")
        #expect(try scene.synas("2025-12-24 12:00:05", "clock", "show").code == 0)
        let again = try #require(try scene.work.synas(at: "2025-12-24 12:00:05", words + ["--data", "data"]))
        #expect(again.code == 65 && again.isOneLine, "\(again)")
        // The withdrawal was written down anew: it does not wait for January to come round.
        #expect(try scene.choice("2025-12-24 12:01:00", "ella") == "unrecognisable")
        #expect(try scene.choice("2026-01-20 12:01:00", "ella") == "unrecognisable")
        try scene.done("2025-12-24 12:02:00", "daily")
    }

    @Test("a clock that jumped forward holds the daily work until somebody says that it is right")
    func forward() throws {
        let scene = try PastScene()
        try scene.done("2026-01-12 12:00:00", "submit", "cleared.yaml")
        let pictures = scene.work.contents(of: "data/cleared").keys.count
        let held = try scene.synas("2036-01-12 12:00:00", "daily")
        #expect(held.code == 3 && held.isOneLine && held.complaints.contains("--after-pause"), "\(held)")
        #expect(scene.work.contents(of: "data/cleared").keys.count == pictures)
        // Nothing was recorded under it: set right, all goes on.
        try scene.done("2026-01-12 12:01:00", "daily")
    }
}
