package import ArgumentParser
import Reports
import Services

package struct SubmitCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Judges a post, records the verdict, and makes the pictures as they may be shown.",
        discussion: """
            With --out the cleared pictures and their manifests are handed over:
            DIR/POST-ID appears whole or not at all. From then on the post counts as
            published.

            Examples:
              synas submit post.yaml --out ready
              synas submit post.yaml --out ready --without-refused
              synas submit monday.yaml tuesday.yaml --out ready --contact-sheet look
              synas submit post.yaml --out ready --server https://synas.example.se
            """)

    @OptionGroup var post: PostArguments
    @OptionGroup var data: WritingOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    @Option(name: .long, help: "Hand the cleared pictures over into this folder.")
    var out: String?

    @Option(
        name: .long,
        help: "Also make a page that shows each picture before and after. It holds the originals: do not publish it.")
    var contactSheet: String?

    package init() {}

    package func run() async throws {
        let judge = try await judge()
        let answers = PostAnswers(format: output.format, wantsReasons: post.viewpoint == .privacy)
        await answers.judge(try post.submissions()) { try await judge.submit($0, post, to: out) }
        let status = try answers.finish()
        if let contactSheet { try ContactSheetFolder(contactSheet).write(answers.judged) }
        try end(status)
    }

    private func judge() async throws -> Judge {
        if let address = try server.address(besides: data.data.data) {
            guard contactSheet == nil || out != nil else {
                throw ValidationError("the contact sheet shows what was handed over: give --out")
            }
            try data.checkNobodyElse()
            return try await .service(
                server.connection(to: address, patience: data.wait), post, asksForTitles: contactSheet != nil)
        }
        return .here(Publishing(try data.open(showing: "Pictures")), post.viewpoint ?? .privacy)
    }
}
