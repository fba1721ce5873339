package import ArgumentParser
import Services
import Storage

package struct TakedownCloseCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Records what was done about a takedown, by whom, and under which disposal decision.",
        discussion: """
            removed   the post was removed everywhere (with --rest-stays: only what was
                      asked for); printed copies stay out
            replaced  the narrower pictures and words stand in the place of the others
            not-out   it had never been used, or was gone already
            kept      it stays, on a ground that the decision names

            Examples:
              synas takedown close TAKEDOWN-ID --outcome removed --decision 2026/117
              synas takedown close TAKEDOWN-ID --outcome replaced --decision 2026/118
            """)

    @Argument(help: "The id that the list names.")
    var takedown: String

    @Option(name: .long, help: "removed, replaced, not-out or kept.")
    var outcome: OutcomeArgument

    @Option(name: .long, help: "The number of the disposal decision (gallringsbeslut). Never a name.")
    var decision: String

    @Flag(name: .long, help: "Only what was asked for was removed, and the rest of the post is still out.")
    var restStays = false

    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let report = TakedownReport(outcome.outcome, decision: decision, restStays: restStays)
        try output.tell(Takedowns(data.open()).close(TakedownID(rawValue: takedown), report))
    }
}

/// How a takedown ended.
enum OutcomeArgument: String, ExpressibleByArgument, CaseIterable {
    case removed, replaced
    case notOut = "not-out"
    case kept

    var outcome: TakedownClosing.Outcome {
        switch self {
        case .removed: .removed
        case .replaced: .replaced
        case .notOut: .notOut
        case .kept: .kept
        }
    }
}
