package import ArgumentParser
import Reports
import Services
import Storage

package struct BreachCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "breach", abstract: "Breach assessments: which wait, and what they came to (privacy role).",
        discussion: """
            Examples:
              synas breach list
              synas breach assess 5tq8u2m6c9 --outcome recorded --decision "BUN 2026/112"
            """,
        subcommands: [List.self, Assess.self])

    package init() {}

    package struct List: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Assessments without a decision, the one due first first.",
            discussion: """
                Opened when answers are held invalid or revoked; due within 72 hours.

                Examples:
                  synas breach list --format json
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var output: OutputOptions

        package init() {}

        package func run() throws {
            try output.tell(Breaches(House.open(data.path, for: .reading)).open())
        }
    }

    package struct Assess: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "assess", abstract: "Records the decision that an assessment came to.",
            discussion: """
                recorded: no breach, or no risk. notified: to the authority. communicated: to
                the authority and to those concerned (GDPR 33, 34).

                Examples:
                  synas breach assess 5tq8u2m6c9 --outcome notified --decision "BUN 2026/112"
                """)

        @Argument(help: "The assessment's id, as synas breach list has it.")
        var breach: String

        @Option(name: .long, help: "recorded, notified or communicated.")
        var outcome: BreachRecord.Outcome

        @Option(name: .long, help: "The number of the decision. Never a name.")
        var decision: String

        @OptionGroup var data: WritingOptions
        @OptionGroup var output: OutputOptions

        package init() {}

        package func run() throws {
            try output.tell([Breaches(data.open()).assess(breach, outcome, decision: decision)])
        }
    }
}

extension BreachRecord.Outcome: ExpressibleByArgument {}

extension OutputOptions {
    fileprivate func tell(_ assessments: [Assessment]) throws {
        switch format {
        case .text: try Terminal.output(AssessmentsText(assessments).text())
        case .json: try Terminal.output(JSONText.encode(AssessmentsJSON(assessments)))
        }
    }
}
