package import ArgumentParser
import Reports
import Services
import Storage

package struct TakedownShowCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One takedown: where the post is, and what is to be done there.",
        discussion: """
            Examples:
              synas takedown show TAKEDOWN-ID
              synas takedown show TAKEDOWN-ID --format json
            """)

    @Argument(help: "The id that the list names.")
    var takedown: String

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let house = try House.open(data.path, for: .reading)
        try output.tell(Takedowns(house).show(TakedownID(rawValue: takedown)))
    }
}

extension OutputOptions {
    func tell(_ view: TakedownView) throws {
        switch format {
        case .text: try Terminal.output(TakedownText(view).text())
        case .json: try Terminal.output(JSONText.encode(TakedownJSON(view)))
        }
    }
}
