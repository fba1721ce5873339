package import ArgumentParser
import Consent
import Reports
import Services
import Storage

package struct ExportChildCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "child",
        abstract: "Everything about one child, for one recipient, to read and as JSON (privacy role).",
        discussion: """
            Writes a folder with export.html and export.json, and with --pictures
            copies of published pictures and of papers. What the recipient may not
            learn is not in it. Nothing is recorded. docs/export.md says what is in it
            for whom.

            Examples:
              synas export child ella-b --for guardian:v-1041 --out export
              synas export child --source B-1 --for authority --out export --pictures
            """)

    @Argument(help: "The child.")
    var child: String?

    @Option(name: .long, help: "The child, by the id in the register.")
    var source: String?

    @Option(name: .long, help: "The unit whose handle it is, where several have it.")
    var unit: String?

    @Option(
        name: .customLong("for"), help: "guardian:SOURCE-ID, child or authority.",
        transform: RecipientArgument.parse)
    var recipient: ExportRecipient

    @Option(name: .long, help: "A new or empty folder, which only you can read.")
    var out: String

    @Option(name: .long, help: "sv, en or da (else the guardian's language, or the organisation's).")
    var language: ReceiptLanguage?

    @Flag(name: .long, help: "With copies of pictures and papers, as far as the recipient may have them.")
    var pictures = false

    @Option(name: .long, help: "The number of the request; stands in the export. Never a name.")
    var reason: String?

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        guard (child == nil) != (source == nil) else {
            throw ValidationError("it is not said of which child: give its handle, or --source ID")
        }
        guard source == nil || unit == nil else {
            throw ValidationError("an id of the register needs no unit: leave --unit out")
        }
    }

    package func run() throws {
        let house = try House.open(data.path, for: .reading)
        let request = ExportRequest(subject, for: recipient, withCopies: pictures, reference: reason)
        let export = try Exports(house).export(request)
        try ExportFolder(out).write(export, language: language)
        let made = ExportedReport(export, folder: out)
        switch output.format {
        case .text: try Terminal.output(made.text())
        case .json: try Terminal.output(JSONText.encode(made))
        }
    }

    private var subject: ExportSubject {
        if let source { return .source(source) }
        return .reference(PersonReference((unit.map { "\($0)/" } ?? "") + (child ?? "")))
    }
}

/// For whom: `guardian:SOURCE-ID`, `child` or `authority`.
enum RecipientArgument {
    /// - Throws: `ValidationError` saying how a recipient is written.
    @Sendable static func parse(_ argument: String) throws -> ExportRecipient {
        if argument == "child" { return .child }
        if argument == "authority" { return .authority }
        let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, parts[0] == "guardian", !parts[1].isEmpty { return .guardian(String(parts[1])) }
        throw ValidationError("that is no recipient: write guardian:SOURCE-ID, child or authority")
    }
}
