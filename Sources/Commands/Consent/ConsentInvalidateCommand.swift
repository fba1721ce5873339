package import ArgumentParser
import Consent
import Services

package struct ConsentInvalidateCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "invalidate",
        abstract: "The authority held answers invalid: they count no more, and what is out is followed up.",
        discussion: """
            Also of those who have left. One act: all of it, or nothing.

            Examples:
              synas consent invalidate --unit ekbacken --channel open-blog \\
                --reference "IMY 2026-1234" --source authority
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
                .invalidated, of: target, channel: channels.chosen, registered.registration(in: house)))
    }
}
