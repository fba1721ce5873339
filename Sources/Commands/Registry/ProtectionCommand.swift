package import ArgumentParser
import Consent
import Services

package struct ProtectionCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "protection", abstract: "Protection markings of a child.",
        discussion: """
            What is answered is the same, whatever stood before.

            Examples:
              synas roster protection set ella-b --kind sekretessmarkering --confirm ella-b
            """,
        subcommands: [Set.self, Lift.self])

    package init() {}

    package struct Set: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Sets a marking.",
            discussion: """
                Examples:
                  synas roster protection set ella-b --kind sekretessmarkering --confirm ella-b
                """)

        @OptionGroup var marking: MarkingOptions

        package init() {}

        package func run() throws { try marking.record(.set) }
    }

    package struct Lift: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "lift", abstract: "Lifts a marking; others that stand go on standing.",
            discussion: """
                Examples:
                  synas roster protection lift ella-b --kind sekretessmarkering --confirm ella-b
                """)

        @OptionGroup var marking: MarkingOptions

        package init() {}

        package func run() throws { try marking.record(.lift) }
    }
}

/// A marking of a child, and the child named again.
struct MarkingOptions: ParsableArguments {
    @Argument(help: "The child.")
    var child: String

    @Option(name: .long, help: "Which marking: \(Protection.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: Protection

    @Option(name: .long, help: "The same child again.")
    var confirm: String

    @OptionGroup var registered: RegistrationOptions
    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    func record(_ step: Protections.Step) throws {
        let house = try data.open()
        try output.tell(
            Protections(house).record(
                step, kind, of: PersonReference(child), confirmed: confirm, registered.registration(in: house)))
    }
}

extension Protection: ExpressibleByArgument {}
