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
            """)

    @OptionGroup var post: PostArguments
    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    @Option(name: .long, help: "Hand the cleared pictures over into this folder.")
    var out: String?

    @Option(
        name: .long,
        help: "Also make a page that shows each picture before and after. It holds the originals: do not publish it.")
    var contactSheet: String?

    package init() {}

    package func run() async throws {
        let publishing = Publishing(try data.open(showing: "Pictures"))
        let answers = PostAnswers(format: output.format, viewpoint: post.viewpoint)
        await answers.judge(try post.submissions()) {
            try await publishing.submit($0, options: post.gate, handingOverTo: out)
        }
        let status = try answers.finish()
        if let contactSheet { try ContactSheetFolder(contactSheet).write(answers.judged, publishing) }
        try end(status)
    }
}
