package import ArgumentParser
import Consent
import Services
import Storage

package struct ConsentLeaveOutCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "leave-out",
        abstract: "Leaves a child out of one post or one day: at once, by any staff, without a reason.",
        discussion: """
            Examples:
              synas consent leave-out ella-b --day 2026-11-20 --all
              synas consent leave-out ella-b --channel open-blog --day 2026-11-20
              synas consent leave-out ella-b --post 5tq8u2m6c9
            """)

    @Argument(help: "The child, or a member of staff.")
    var child: String

    @Option(name: .long, help: "The id of a post.")
    var post: String?

    @Option(name: .long, help: "A day, as 2026-11-20.", transform: DayArgument.parse)
    var day: Day?

    @Option(name: .long, help: "The channel, for a day.")
    var channel: String?

    @Flag(name: .long, help: "In every channel, for a day.")
    var all = false

    @OptionGroup var registered: RegistrationOptions
    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        guard (post == nil) != (day == nil) else {
            throw ValidationError("it is not said what the child is left out of: give --post ID, or --day DATE")
        }
        guard post != nil || (channel == nil) == all else {
            throw ValidationError("it is not said where: give --channel C, or --all")
        }
        guard post == nil || (channel == nil && !all) else {
            throw ValidationError("a post has its own channel: leave --channel and --all out")
        }
    }

    package func run() throws {
        let house = try data.open()
        try output.tell(
            Consents(house).leaveOut(PersonReference(child), of: what(), registered.registration(in: house)))
    }

    private func what() throws -> LeaveOut {
        if let post { return .post(PostID(rawValue: post)) }
        guard let day else { throw ValidationError("it is not said what the child is left out of") }
        return .day(day, channel.map(ChannelID.init(rawValue:)))
    }
}
