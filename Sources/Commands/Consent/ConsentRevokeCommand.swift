package import ArgumentParser
import Consent
import Services

package struct ConsentRevokeCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "The controller revokes answers: they count no more, and what is out is followed up.",
        discussion: """
            Also of those who have left. One act: all of it, or nothing.

            Examples:
              synas consent revoke --unit ekbacken --channel facebook-page \\
                --reference "BUN 2026/112"
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
                .revoked, of: target, channel: channels.chosen, registered.registration(in: house)))
    }
}
