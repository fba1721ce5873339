package import ArgumentParser
import Consent
import Services

package struct ConsentCarryOverCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "carry-over",
        abstract: "Registers an answer from the time of a law that has ended.",
        discussion: """
            Under the law in force it counts as no answer until evidence is attached (GDPR
            recital 171); a refusal counts at once. Leave --notice out where there was none yet.

            Examples:
              synas consent carry-over ella-b --guardian v-1041 --channel open-blog \\
                --choice visible --at 2017-09-01 --reference "BUN 2017/31"
            """)

    @Argument(help: "The child, or a member of staff.")
    var child: String

    @Option(name: .long, help: "The guardian's source id in the roster.")
    var guardian: String?

    @Option(name: .long, help: "A channel of the policies.")
    var channel: String

    @Option(name: .long, help: "visible, unrecognisable or excluded.")
    var choice: ChoiceArgument

    @Option(name: .long, help: "May the name stand with the post? yes or no; not asked: leave it out.")
    var name: YesNo?

    @Option(name: .long, help: "The version of the notice that was shown, where it is known.")
    var notice: String?

    @Option(name: .long, help: "The language of the notice.")
    var language: String = "sv"

    @OptionGroup var registered: RegistrationOptions
    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        guard registered.at != nil else { throw ValidationError("it is not said when it was given: add --at DATE") }
    }

    package func run() throws {
        let house = try data.open()
        let given = GivenAnswer(
            person: PersonReference(child), guardian: guardian, channel: ChannelID(rawValue: channel),
            response: choice.response, name: name?.isYes, noticeVersion: notice, language: language)
        try output.tell(Consents(house).carryOver(given, registered.registration(in: house)))
    }
}
