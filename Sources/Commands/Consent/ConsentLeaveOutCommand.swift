package import ArgumentParser
import Client
import Consent
import Services
import Storage

package struct ConsentLeaveOutCommand: AsyncParsableCommand {
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
    @OptionGroup var server: ServerOptions
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

    package func run() async throws {
        if let address = try server.address(besides: data.data.data) {
            let connection = try server.connection(to: address, patience: data.wait)
            return try await output.tell(connection.leaveOut(child, of: what(), id: checkedID()))
        }
        let house = try data.open()
        try output.tell(
            Consents(house).leaveOut(PersonReference(child), of: what(), registered.registration(in: house)))
    }

    /// The service knows who asks and when, and on what paper is no question of leaving out.
    private func checkedID() throws -> String? {
        guard registered.at == nil, registered.source == nil, registered.reference == nil else {
            throw ValidationError("--at, --source and --reference do not go with a service: leave them out")
        }
        guard registered.id.map(ServerRequest.isKey) ?? true else {
            throw ValidationError("--id is none for a service: give 8 to 64 letters, digits and hyphens")
        }
        try data.checkNobodyElse()
        return registered.id
    }

    private func what() throws -> LeaveOut {
        if let post { return .post(PostID(rawValue: post)) }
        guard let day else { throw ValidationError("it is not said what the child is left out of") }
        return .day(day, channel.map(ChannelID.init(rawValue:)))
    }
}
