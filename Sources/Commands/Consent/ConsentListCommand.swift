package import ArgumentParser
import Consent
import Reports
import Services

package struct ConsentListCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "What holds for everyone in each channel, now or then, and which rule decided (privacy role).",
        discussion: """
            Who has moved since stands in the unit of that day. Groups are those of today.

            Examples:
              synas consent list --unit ekbacken --group grodan --channel open-blog
              synas consent list --at 2026-06-01 --format csv
            """)

    @Option(name: .long, help: "Only this unit.")
    var unit: String?

    @Option(name: .long, help: "Only this group of the unit.")
    var group: String?

    @Option(name: .long, help: "Only this channel.")
    var channel: String?

    @Option(
        name: .long, help: "As of this moment, RFC 3339 or a date (else now): the events up to it are replayed.",
        transform: MomentArgument.parse)
    var at: MomentArgument?

    @OptionGroup var data: DataOptions

    @Option(name: .long, help: "text, json (shape in docs/json.md) or csv.")
    var format: ListFormat = .text

    package init() {}

    package func validate() throws {
        if group != nil && unit == nil { throw ValidationError("a group belongs to a unit: name it with --unit") }
    }

    package func run() throws {
        let house = try House.open(data.path, for: .reading)
        let output = EveryoneStream { guard try Terminal.output($0) else { throw ReaderGone() } }
        do {
            try Consents(house).everyone(
                unit: unit.map(UnitID.init(rawValue:)), group: group, channel: channel.map(ChannelID.init(rawValue:)),
                at: at?.moment(in: house), begin: { output.begin(format.report($0)) },
                each: { try output.write($0) })
            try output.end()
        } catch is ReaderGone {}
    }
}

enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv

    func report(_ asked: EveryoneAsked) -> any EveryoneReport {
        switch self {
        case .text: EveryoneText(asked)
        case .json: EveryoneJSON(asked)
        case .csv: EveryoneCSV(asked)
        }
    }
}

/// Whoever read standard output has gone: there is nobody to go on for, and that is no error.
private struct ReaderGone: Error {}
