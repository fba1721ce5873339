package import ArgumentParser
import Reports
import Services

package struct ClockCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "clock", abstract: "A clock that was set back: what it holds, and how it is accepted.",
        discussion: """
            Examples:
              synas clock show
              synas clock accept --reason "ran an hour ahead" --approved-by a-17 --approved-by b-4
            """,
        subcommands: [Show.self, Accept.self])

    package init() {}

    package struct Show: AsyncParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Whether the clock is held, against what was recorded last.",
            discussion: """
                Ends with 3 where it is held.

                Examples:
                  synas clock show
                  synas clock show --format json
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var output: OutputOptions

        package init() {}

        package func run() async throws {
            let state = try ClockHold(House.open(data.path, for: .reading)).state()
            switch output.format {
            case .text: try Terminal.output(ClockText(state).text())
            case .json: try Terminal.output(JSONText.encode(ClockJSON(state)))
            }
            try end(state.isHeld ? .held : .done)
        }
    }

    package struct Accept: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "accept", abstract: "Takes the clock's time as the right one from now on.",
            discussion: """
                Only where it is held, and only by two. Answers that had expired at the later
                time hold again where their time is not over (docs/daily.md). What was
                recorded at later times is written down anew as of now.

                Examples:
                  synas clock accept --reason "battery replaced" --approved-by a-17 --approved-by b-4
                """)

        @Option(name: .long, help: "Why the clock went back, in one line.")
        var reason: String

        @OptionGroup var approval: ApprovalOptions
        @OptionGroup var data: WritingOptions
        @OptionGroup var output: OutputOptions

        package init() {}

        package func run() throws {
            let accepted = try ClockHold(data.open()).accept(reason: reason, approvers: approval.approvedBy)
            switch output.format {
            case .text: try Terminal.output(AcceptedClockText(accepted).text())
            case .json: try Terminal.output(JSONText.encode(AcceptedClockJSON(accepted)))
            }
        }
    }
}
