package import ArgumentParser
import Consent
import Services

package struct ConsentRemindCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "remind",
        abstract: "Records that those who were asked and have not answered were reminded.",
        discussion: """
            As often as organisation.yaml allows (reminders), and no more.

            Examples:
              synas consent remind ella-b
              synas consent remind --unit ekbacken --channel open-blog
            """)

    @OptionGroup var whom: TargetOptions

    @Option(name: .long, help: "Only this guardian, by source id in the roster.")
    var guardian: String?

    @Option(name: .long, help: "Only this channel (else every channel whose basis is consent).")
    var channel: String?

    @OptionGroup var registered: RegistrationOptions
    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let target = try whom.named()
        let house = try data.open()
        try output.tell(
            Consents(house).remind(
                target, guardian: guardian, channel: channel.map(ChannelID.init(rawValue:)),
                registered.registration(in: house)))
    }
}
