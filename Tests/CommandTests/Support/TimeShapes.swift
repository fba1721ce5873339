import Consent
import Foundation
import TestSupport
import Testing

/// What the commands that time needs print as JSON, for the test of shapes: a story of eight years.
enum TimeShapes {
    static func printed() throws -> [[String: Any]] {
        let scene = try PastScene()
        try scene.school.edit("data/policies/organisation.yaml") {
            $0.replacing("units:\n", with: "scan_retention: 1 month\nunits:\n")
        }
        try scene.work.write("%PDF-1.4", to: "form.pdf")
        try scene.done("2026-01-12 12:00:00", "submit", "cleared.yaml", "--out", "ready")
        let notice = scene.school.notice(of: "facebook-page")
        let answers = try ["visible", "excluded"].map { choice in
            try scene.synas(
                "2026-01-12 12:01:00", "consent", "answer", "nils", "--guardian", "G-3", "--channel", "facebook-page",
                "--choice", choice, "--notice", notice, "--format", "json")
        }
        let withdrawal = try scene.synas(
            "2026-01-12 12:02:00", "consent", "withdraw", "nils", "--guardian", "G-3", "--all", "--format", "json")
        let events = (answers + [withdrawal]).flatMap(scene.events)
        #expect(events.count == 3)
        var runs = try events.map {
            try scene.synas("2026-01-12 12:03:00", "consent", "receipt", $0, "--format", "json")
        }
        runs.append(
            try scene.synas("2026-01-12 12:04:00", "consent", "scan", events[0], "form.pdf", "--format", "json"))
        for moment in ["2026-07-20", "2026-08-05", "2033-10-05"] {
            if moment == "2033-10-05" { try Planting.breach(due: Moment(rawValue: 0), in: scene.work.path("data")) }
            runs.append(try scene.synas("\(moment) 12:00:00", "daily", "--after-pause", "--format", "json"))
        }
        runs.append(try scene.synas("2033-11-05 12:00:00", "daily", "--format", "json"))
        runs.append(try scene.synas("2033-11-05 12:01:00", "consent", "scan", "--list", "nils", "--format", "json"))
        runs.append(
            try scene.synas(
                "2033-10-01 12:01:00", "clock", "accept", "--reason", "a battery", "--approved-by", "a-17",
                "--approved-by",
                "b-4", "--format", "json"))
        runs.append(try scene.synas("2033-10-01 12:02:00", "clock", "show", "--format", "json"))
        return runs.map { $0.json as? [String: Any] ?? ["words": $0.description] }
    }
}
