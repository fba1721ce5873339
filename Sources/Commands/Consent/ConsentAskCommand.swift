package import ArgumentParser
import Consent
import Services

package struct ConsentAskCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Records that those who have not answered were asked.",
        discussion: """
            Everyone who decides and has no answer that holds is asked; a child that has come
            to have a say is asked once.

            Examples:
              synas consent ask ella-b
              synas consent ask --unit ekbacken --group grodan --channel open-blog
              synas consent ask ella-b --guardian v-1041 --at 2026-08-20
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
            Consents(house).ask(
                target, guardian: guardian, channel: channel.map(ChannelID.init(rawValue:)),
                registered.registration(in: house)))
    }
}
