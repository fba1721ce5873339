package import ArgumentParser
import Client
import Consent
import Reports
import Services

package struct DaySheetCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "day-sheet",
        abstract: "Who of a group may be seen in a channel today: the effect, never why.",
        discussion: """
            A post that is submitted now would be judged by the same. Answers change:
            submit judges anew.

            Example:
              synas day-sheet --unit ekbacken --group grodan --channel open-blog
            """)

    @Option(name: .long, help: "The unit.")
    var unit: String

    @Option(name: .long, help: "The group of the unit.")
    var group: String

    @Option(name: .long, help: "The channel.")
    var channel: String

    @OptionGroup var data: DataOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() async throws {
        let sheet = try await sheet()
        switch output.format {
        case .text: try Terminal.output(DaySheetText(sheet).text().withoutControls)
        case .json: try Terminal.output(JSONText.encode(sheet))
        }
    }

    private func sheet() async throws -> DaySheetJSON {
        if let address = try server.address(besides: data.data) {
            let request = ServerRequest(
                .get, ["day-sheet"], query: [("unit", unit), ("group", group), ("channel", channel)])
            return try await server.connection(to: address, patience: .seconds(10))
                .ask(request, DaySheetJSON.init(json:)).value
        }
        let sheets = DaySheets(try House.open(data.path, for: .reading))
        return DaySheetJSON(
            try sheets.sheet(
                of: group, in: UnitID(rawValue: unit), for: ChannelID(rawValue: channel)))
    }
}
