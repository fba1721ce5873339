package import ArgumentParser
import Reports
import Services

package struct FsckCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "fsck",
        abstract: "Everything of a data folder against everything: rows, ledger, files, keys, leftovers.",
        discussion: """
            Works beside others that write. docs/fsck.md says what each finding means.

            --repair mends what loses nothing (leftovers, rights, guards, what is kept of
            the tree and of streams), says what it did, and looks again. It never changes
            an entry, an opening or a row.

            Ends with 0 where nothing is wrong, 11 where the ledger is not the one that was
            signed, 12 where something is not as it was committed, 74 where something is
            lost or broken.

            Examples:
              synas fsck
              synas fsck --repair --format json
            """)

    @Flag(name: .long, help: "Mends what loses nothing.")
    var repair = false

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    @Option(name: .long, help: "Seconds to wait while another process writes.")
    var patience: Int = 10

    package init() {}

    package func validate() throws {
        guard (0...86_400).contains(patience) else {
            throw ValidationError("--patience is no number of seconds from 0 to 86400: give one that is")
        }
    }

    package func run() async throws {
        let result = try Fsck(data.path, patience: .seconds(patience)).run(repair: repair)
        switch output.format {
        case .text: try Terminal.output(FsckText(result).text())
        case .json: try Terminal.output(JSONText.encode(FsckJSON(result)))
        }
        try end(ExitStatus(result.standing))
    }
}

extension ExitStatus {
    init(_ standing: FsckResult.Standing) {
        switch standing {
        case .clean: self = .done
        case .damaged: self = .inputOutput
        case .diverged: self = .diverged
        case .notProven: self = .notProven
        }
    }
}
