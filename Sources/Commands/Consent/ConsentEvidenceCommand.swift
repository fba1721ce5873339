package import ArgumentParser
import Consent
import Services

package struct ConsentEvidenceCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "Attaches evidence to an answer that was carried over, or given under a law that has ended.",
        discussion: """
            Examples:
              synas consent evidence 7mq2c4… --reference "BUN 2017/31"
            """)

    @Argument(help: "The event's id, as synas consent history lists it.")
    var event: String

    @OptionGroup var registered: RegistrationOptions
    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let house = try data.open()
        try output.tell(
            Consents(house).attachEvidence(to: EventID(rawValue: event), registered.registration(in: house)))
    }
}
