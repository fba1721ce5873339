package import ArgumentParser
import Consent
import Services

package struct ConsentExpireCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "expire",
        abstract: "Ends answers for an administrative reason, such as the end of a stage.",
        discussion: """
            New publications stop; what is out stays until the channel's retention ends.

            Examples:
              synas consent expire --unit ekbacken --group grodan --all
              synas consent expire ella-b --channel open-blog
            """)

    @OptionGroup var whom: TargetOptions
    @OptionGroup var channels: ChannelsOptions
    @OptionGroup var registered: RegistrationOptions
    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let target = try whom.named()
        let house = try data.open()
        try output.tell(
            Consents(house).end(
                .expired, of: target, channel: channels.chosen, registered.registration(in: house)))
    }
}
