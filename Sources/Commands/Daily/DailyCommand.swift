package import ArgumentParser
import Reports
import Services

package struct DailyCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "daily",
        abstract: "Everything that time does: warnings, questions to older children, retention, overdue tasks.",
        discussion: """
            Run it once a day (docs/daily.md has a systemd timer). Done twice, the second
            time does nothing; missed for weeks, the next run does what all would have
            done. The gate never depends on it.

            Ends with 3 where a takedown or a breach assessment is overdue, or where the
            clock is held.

            Examples:
              synas daily
              synas daily --warn 60 --format json
            """)

    @Option(name: .long, help: "Warn of answers that end within so many days.")
    var warn: Int = 30

    @Flag(name: .long, help: "Nothing was recorded for more than 100 days, and the clock is right.")
    var afterPause = false

    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        guard (0...3650).contains(warn) else {
            throw ValidationError("--warn is no number of days from 0 to 3650: give one that is")
        }
    }

    package func run() async throws {
        let run = try Daily(data.open()).run(warningDays: warn, isAfterPause: afterPause)
        switch output.format {
        case .text: try Terminal.output(DailyText(run).text())
        case .json: try Terminal.output(JSONText.encode(DailyJSON(run)))
        }
        try end(run.isOverdue ? .held : .done)
    }
}
