package import ArgumentParser
import Consent
import Reports
import Services

package struct ConsentPendingCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "pending",
        abstract: "Who has not answered, what expires soon, and what no longer holds (privacy role).",
        discussion: """
            Examples:
              synas consent pending
              synas consent pending --unit ekbacken --group grodan --within 60
            """)

    @OptionGroup var whom: TargetOptions

    @Option(name: .long, help: "Also what expires within so many days.")
    var within: Int = 30

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        guard (0...3_660).contains(within) else {
            throw ValidationError("--within is no number of days from 0 to 3660: give one that is")
        }
    }

    package func run() throws {
        let house = try House.open(data.path, for: .reading)
        let list = try Consents(house).pending(whom.target, within: within)
        switch output.format {
        case .text: try Terminal.output(PendingText(list).text())
        case .json: try Terminal.output(JSONText.encode(PendingJSON(list)))
        }
    }
}
