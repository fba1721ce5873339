package import ArgumentParser
import Consent
import Reports
import Services

package struct ConsentShowCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "What holds for a child in each channel, which rule decided, and what it rests on (privacy role).",
        discussion: """
            Examples:
              synas consent show ella-b
              synas consent show ella-b --channel open-blog --at 2026-09-01T12:00:00Z
              synas consent show ella-b --at 2026-09-01 --as-known-at 2026-09-01
              synas consent show staff:anna-l --format json
            """)

    @Argument(help: "The child, or a member of staff.")
    var child: String

    @Option(name: .long, help: "Only this channel.")
    var channel: String?

    @Option(
        name: .long, help: "As of this moment, RFC 3339 or a date (else now): the events up to it are replayed.",
        transform: MomentArgument.parse)
    var at: MomentArgument?

    @Option(
        name: .long, help: "By what had been recorded at this moment only: what the gate could know.",
        transform: MomentArgument.parse)
    var asKnownAt: MomentArgument?

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let house = try House.open(data.path, for: .reading)
        let standing = try Consents(house).show(
            PersonReference(child), channel: channel.map(ChannelID.init(rawValue:)), at: at?.moment(in: house),
            known: asKnownAt?.moment(in: house))
        switch output.format {
        case .text: try Terminal.output(StandingText(standing).text())
        case .json: try Terminal.output(JSONText.encode(StandingJSON(standing)))
        }
    }
}
