package import ArgumentParser
import Consent
import Reports
import Services

package struct ConsentWithdrawCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Takes an answer back, at once and without a reason.",
        discussion: """
            Examples:
              synas consent withdraw ella-b --guardian v-1041 --channel open-blog
              synas consent withdraw ella-b --guardian v-1041 --all
            """)

    @Argument(help: "The child, or a member of staff.")
    var child: String

    @Option(name: .long, help: "The guardian's source id in the roster.")
    var guardian: String?

    @Option(name: .long, help: "The channel.")
    var channel: String?

    @Flag(name: .long, help: "In every channel.")
    var all = false

    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        if (channel == nil) != all { throw ValidationError("it is not said where: give --channel C, or --all") }
    }

    package func run() throws {
        let house = try data.open()
        let recorded = try Consents(house).withdraw(
            PersonReference(child), guardian: guardian, channel: channel.map(ChannelID.init(rawValue:)))
        switch output.format {
        case .text: try Terminal.output(RecordedAnswersText(recorded).text())
        case .json: try Terminal.output(JSONText.encode(RecordedAnswersJSON(recorded)))
        }
    }
}
