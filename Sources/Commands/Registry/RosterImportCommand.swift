package import ArgumentParser
import Documents
import Reports
import Services

package struct RosterImportCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Imports a roster: all of it, or nothing and every mistake.",
        discussion: """
            CSV, JSON, or SS 12000 as JSON (docs/rosters.md). Importing the same file
            again changes nothing. Those who are not in the file stay, unless
            --ends-missing says that they have left their unit.

            Where a row needs a decision nothing is imported, every such row is told,
            and the command ends with 3:
              - the same names and birthday as another child: --same, --distinct, or
                --set-aside, which imports the rest;
              - a row that somebody must look at first: --confirm.

            Examples:
              synas roster import roster.csv --dry-run
              synas roster import roster.csv --ends-missing
              synas roster import ss12000.json --same B-2099=B-2001 --distinct B-2100
              synas roster import roster.csv --confirm B-2015 B-2017 --format json
            """)

    @Argument(help: "A CSV or JSON file.")
    var file: String

    @Flag(name: .long, help: "Show what would change, and change nothing.")
    var dryRun = false

    @Option(
        name: [.customLong("confirm"), .customLong("confirm-protected")], parsing: .upToNextOption,
        help: "Source ids of rows that you have compared with the register.")
    var confirm: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: "Source ids of those who are nobody else with the same names and birthday.")
    var distinct: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption, help: "NEW=STORED: the same person has another source id now.")
    var same: [String] = []

    @Flag(name: .long, help: "Import the rest where some rows cannot be told apart.")
    var setAside = false

    @Flag(name: .long, help: "Those of the file's units who are not in it have left.")
    var endsMissing = false

    @Option(name: .long, help: "How many may end, where that is more than a fifth of a unit.")
    var confirmEnded: Int?

    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        for pair in same where RosterImportCommand.pair(pair) == nil {
            throw ValidationError("--same names no two ids: write it as NEW=STORED")
        }
    }

    package func run() throws {
        let registry = Registry(try dryRun ? data.openForReading() : data.open(showing: "Children"))
        let diff = try dryRun ? registry.compareRoster(file, options) : registry.importRoster(file, options)
        switch output.format {
        case .text: try Terminal.output(RosterDiffText(diff, isDryRun: dryRun).text())
        case .json: try Terminal.output(JSONText.encode(RosterDiffJSON(diff, isDryRun: dryRun)))
        }
        Terminal.complain((diff.apart + diff.toConfirm + diff.byHand).sorted().map(\.description))
        if diff.isHeld { throw ExitCode(ExitStatus.held.rawValue) }
    }

    private var options: RosterOptions {
        var options = RosterOptions()
        options.confirmed = Set(confirm)
        options.distinct = Set(distinct)
        options.sameAs = Dictionary(same.compactMap(Self.pair)) { first, _ in first }
        options.setsAside = setAside
        options.endsMissing = endsMissing
        options.confirmedEndings = confirmEnded
        return options
    }

    private static func pair(_ text: String) -> (String, String)? {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        return parts.count == 2 && !parts.contains("") ? (parts[0], parts[1]) : nil
    }
}
