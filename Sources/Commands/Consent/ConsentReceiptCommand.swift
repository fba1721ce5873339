package import ArgumentParser
import Consent
import Reports
import Services

package struct ConsentReceiptCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "receipt",
        abstract: "The receipt of an answer or a withdrawal, for whoever gave it.",
        discussion: """
            It holds nothing of other guardians. As JSON it follows
            docs/schemas/receipt-1.json.

            Examples:
              synas consent receipt EVENT
              synas consent receipt EVENT --format json --language en
              synas consent receipt EVENT EVENT --out receipts
            """)

    @Argument(help: "Ids of events, as consent answer and consent withdraw have them.")
    var events: [String]

    @Option(name: .long, help: "sv, en or da (else the language of the notice that was shown).")
    var language: ReceiptLanguage?

    @Option(
        name: .long,
        help: "A folder: EVENT.txt, EVENT.json and EVENT.tlog-proof are written there, readable by you alone.")
    var out: String?

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        if events.isEmpty { throw ValidationError("it is not said of what: give the id of an event") }
    }

    package func run() throws {
        let house = try House.open(data.path, for: .reading)
        let receipts = try events.map { try Receipts(house).receipt(EventID(rawValue: $0)) }
        if let out { return try ReceiptFolder(out).write(receipts, of: house, language: language) }
        switch output.format {
        case .text:
            let texts = receipts.map { ReceiptText($0, language: language?.rawValue).text() }
            try Terminal.output(texts.joined(separator: "\n"))
        case .json:
            let values = receipts.map { ReceiptJSON($0, language: language?.rawValue) }
            try Terminal.output(
                values.count == 1 ? JSONText.encode(values[0]) : JSONText.encode(values))
        }
    }
}

/// A language that receipts have words in.
enum ReceiptLanguage: String, ExpressibleByArgument, CaseIterable { case sv, en, da }
