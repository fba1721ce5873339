package import ArgumentParser
import Consent
import Reports
import Services

package struct ConsentScanCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Keeps the scanned paper of an answer, or lists a child's scans.",
        discussion: """
            JPEG, PNG or PDF, at most 20 MiB. It goes when the answer has been over for as
            long as the organisation says (scan_retention, else 24 months).

            Examples:
              synas consent scan EVENT form.pdf
              synas consent scan --list ella-b
            """)

    @Argument(help: "The event's id, as consent answer and consent show have it.")
    var event: String?

    @Argument(help: "The scan.")
    var file: String?

    @Option(name: .long, help: "The child, or a member of staff, whose scans are listed.")
    var list: String?

    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        guard (event != nil && file != nil && list == nil) || (event == nil && list != nil) else {
            throw ValidationError("say which paper is of which event: give EVENT FILE, or --list CHILD")
        }
    }

    package func run() throws {
        let scans = try found()
        switch output.format {
        case .text: try Terminal.output(ScansText(scans).text())
        case .json: try Terminal.output(JSONText.encode(ScansJSON(scans)))
        }
    }

    private func found() throws -> [KeptScan] {
        if let list { return try Scans(House.open(data.path, for: .reading)).list(PersonReference(list)) }
        guard let event, let file else { return [] }
        return [try Scans(data.open()).keep(file, of: EventID(rawValue: event))]
    }
}
