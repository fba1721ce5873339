package import ArgumentParser
import Services
import Storage

package struct InitCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a data folder: the database, and a copy of the policies to start from.",
        discussion: """
            Access to the data folder is the privacy role: it is made readable by you
            alone. Run again, it finishes what is missing and changes nothing that is
            there.

            Examples:
              synas init --policies policies
              synas init --data /srv/synas --policies policies
            """)

    @OptionGroup var data: WritingOptions

    @Option(name: .long, help: "The policies to start from.")
    var policies: String = "policies"

    package init() {}

    package func run() throws {
        let folder = try House.found(data.path, policies: policies, patience: data.wait)
        try Terminal.output("The data folder is \(folder.path). Its policies are in \(folder.policies).")
    }
}
