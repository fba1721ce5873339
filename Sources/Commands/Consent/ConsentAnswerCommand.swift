package import ArgumentParser
import Consent
import Services

package struct ConsentAnswerCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Registers an answer that was given on paper, or a list of them.",
        discussion: """
            CHILD is a handle (ella-b), UNIT/handle, or staff:handle for a member of
            staff, who answers for themselves.

            Examples:
              synas consent answer ella-b --guardian v-1041 --channel open-blog \\
                --choice visible --name yes --notice 2026-08 --language sv
              synas consent answer ella-b --guardian v-1041 --channel open-blog \\
                --choice undecided --notice 2026-08
              synas consent answer --file answers.csv --receipt-out receipts
            """)

    @Argument(help: "The child, or a member of staff.")
    var child: String?

    @Option(name: .long, help: "The guardian's source id in the roster.")
    var guardian: String?

    @Option(name: .long, help: "A channel of the policies.")
    var channel: String?

    @Option(name: .long, help: "visible, unrecognisable, excluded or undecided.")
    var choice: ChoiceArgument?

    @Option(name: .long, help: "May the name stand with the post? yes or no; not asked: leave it out.")
    var name: YesNo?

    @Option(name: .long, help: "The version of the notice that the form showed.")
    var notice: String?

    @Option(name: .long, help: "The language of the notice.")
    var language: String = "sv"

    @Option(name: .long, help: "A CSV file of answers (docs/rosters.md): all of them or none.")
    var file: String?

    @OptionGroup var registered: RegistrationOptions
    @OptionGroup var receipts: ReceiptOptions
    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        if file != nil {
            let isBare = child == nil && guardian == nil && channel == nil && choice == nil && notice == nil
            guard isBare, name == nil, registered.at == nil else {
                throw ValidationError(
                    "a list and a single answer do not go together: give either --file, or one answer")
            }
            return
        }
        guard child != nil, channel != nil, notice != nil, choice != nil else {
            throw ValidationError(
                "the answer is incomplete: say CHILD --guardian ID --channel C --choice "
                    + "visible|unrecognisable|excluded|undecided --notice VERSION")
        }
    }

    package func run() throws {
        let house = try data.open(showing: "Answers")
        let registration = registered.registration(in: house)
        let recorded =
            try file.map { try Consents(house).answerAll(in: $0, registration) }
            ?? Consents(house).answer([given()], registration)
        try output.tell(recorded)
        try receipts.write(recorded, of: house)
    }

    private func given() throws -> GivenAnswer {
        guard let child, let channel, let notice, let choice else { throw ValidationError("the answer is incomplete") }
        return GivenAnswer(
            person: PersonReference(child), guardian: guardian, channel: ChannelID(rawValue: channel),
            response: choice.response, name: name?.isYes, noticeVersion: notice, language: language)
    }
}
