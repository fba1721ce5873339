package import ArgumentParser
import Reports
import Services

package struct TakedownListCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The open takedowns, the one due first first.",
        discussion: """
            Examples:
              synas takedown list
              synas takedown list --overdue
              synas takedown list --all --format json
            """)

    @Flag(name: .long, help: "Only those whose time is over.")
    var overdue = false

    @Flag(name: .long, help: "Closed ones, too.")
    var all = false

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        if overdue && all { throw ValidationError("a closed takedown is never overdue: give --overdue or --all") }
    }

    package func run() throws {
        let house = try House.open(data.path, for: .reading)
        let views = try Takedowns(house).list(overdueOnly: overdue, closed: all)
        switch output.format {
        case .text: try Terminal.output(TakedownListText(views).text())
        case .json: try Terminal.output(JSONText.encode(views.map(TakedownJSON.init)))
        }
    }
}
