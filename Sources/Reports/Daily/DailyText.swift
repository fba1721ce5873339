import Consent
package import Services

/// What the daily work found and did, as lines for a terminal or a journal: counts and opaque ids, never a handle.
package struct DailyText {
    private let run: DailyRun
    package init(_ run: DailyRun) { self.run = run }

    package func text() -> String {
        let heading = "Daily work at \(run.at)" + (run.since.map { ", since \($0)" } ?? ", for the first time")
        let done = doings.isEmpty ? ["nothing was due"] : doings
        return ([heading] + (done + warnings).map { "  \($0)" } + overdue.map { "  overdue: \($0)" })
            .map { $0 + "\n" }.joined()
    }

    private var doings: [String] {
        let counted = [
            (run.asked.count, "question", "to children who came of an age"),
            (run.postsAskedToEnd, "post", "out longer than the channel's retention: taken to takedown"),
            (run.postsRemoved, "post", "whose time is over: \(run.filesRemoved) files removed"),
            (run.postsGivenUp, "held post", "whose originals were removed from quarantine"),
            (run.scansRemoved, "scan", "whose time is over"),
            (run.scanFilesRemoved, "scan file", "removed"),
            (run.backupKeysRemoved, "backup", "whose keys went: nobody reads it any more"),
            (run.sessionsRemoved, "session", "that had ended"),
            (
                run.attemptsRemoved + run.submissionsRemoved + run.readingsRemoved, "trace",
                "of accounts whose time is over"
            ),
        ]
        return counted.filter { $0.0 > 0 }.map { "\($0.0.counted($0.1)) \($0.2)" }
    }

    private var warnings: [String] {
        [
            "\(run.ending.count.counted("answer")) end within \(run.warningDays.counted("day"))",
            run.since == nil
                ? "\(run.ended.count.counted("answer")) ended in the last \(run.warningDays.counted("day"))"
                : "\(run.ended.count.counted("answer")) ended since the last run",
        ]
    }

    private var overdue: [String] {
        run.overdueTakedowns.map { "takedown \($0.id) since \($0.dueAt)" }
            + run.overdueBreaches.map { "breach assessment \($0.id) since \($0.dueAt)" }
    }
}

extension Int {
    /// A number with its word: `1 answer`, `2 answers`.
    func counted(_ word: String) -> String { self == 1 ? "1 \(word)" : "\(self) \(word)s" }
}
