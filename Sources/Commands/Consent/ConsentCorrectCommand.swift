package import ArgumentParser
import Consent
import Services

package struct ConsentCorrectCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Records that an event was registered in error. Nothing is ever edited.",
        discussion: """
            Examples:
              synas consent correct 7mq2c4…
              synas consent correct 9xk3p8… --reference "BUN 2026/112"
            """)

    @Argument(help: "The event's id, as synas consent history lists it.")
    var event: String

    @OptionGroup var registered: RegistrationOptions
    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let house = try data.open()
        try output.tell(Consents(house).correct(EventID(rawValue: event), registered.registration(in: house)))
    }
}
