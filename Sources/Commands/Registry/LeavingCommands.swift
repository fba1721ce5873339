package import ArgumentParser
import Services

package struct LeaveCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "leave", abstract: "Someone leaves the unit: kept, and the answers for its channels end.",
        discussion: """
            Examples:
              synas roster leave ella-b --at 2027-06-12
            """)

    @Argument(help: "The child, or a member of staff.")
    var child: String

    @OptionGroup var registered: RegistrationOptions
    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let house = try data.open()
        try output.tell(Leaving(house).leave(PersonReference(child), registered.registration(in: house)))
    }
}

package struct ReturnCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "return", abstract: "Someone comes back to the unit that they left; everyone is asked anew.",
        discussion: """
            Examples:
              synas roster return ella-b --group igelkotten
            """)

    @Argument(help: "The child, or a member of staff.")
    var child: String

    @Option(name: .long, help: "The group (else the one of before).")
    var group: String?

    @OptionGroup var registered: RegistrationOptions
    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let house = try data.open()
        try output.tell(
            Leaving(house).comeBack(PersonReference(child), group: group, registered.registration(in: house)))
    }
}
