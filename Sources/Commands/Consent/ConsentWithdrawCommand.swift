package import ArgumentParser
import Services

package struct ConsentWithdrawCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Takes an answer back, at once and without a reason.",
        discussion: """
            Examples:
              synas consent withdraw ella-b --guardian v-1041 --channel open-blog
              synas consent withdraw ella-b --guardian v-1041 --all --receipt-out receipts
            """)

    @Argument(help: "The child, or a member of staff.")
    var child: String

    @Option(name: .long, help: "The guardian's source id in the roster.")
    var guardian: String?

    @OptionGroup var channels: ChannelsOptions
    @OptionGroup var registered: RegistrationOptions
    @OptionGroup var receipts: ReceiptOptions
    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let house = try data.open()
        let recorded = try Consents(house).withdraw(
            PersonReference(child), guardian: guardian, channel: channels.chosen,
            registered.registration(in: house))
        try output.tell(recorded)
        try receipts.write(recorded, of: house)
    }
}
