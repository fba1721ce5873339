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
        let submissions = try post.submissions()
        let (judged, failure) = await submitAll(submissions, publishing)
        // What was recorded and handed over is told before anything that failed after it.
        let answers = PostAnswers(asked: submissions.count, format: output.format, viewpoint: post.viewpoint)
        judged.forEach { answers.add($0.1) }
        let status = failure == nil || !judged.isEmpty ? try answers.finish() : .done
        if let failure { throw failure }
        if let contactSheet { try ContactSheetFolder(contactSheet).write(judged, publishing) }
        try end(status)
    }

    /// One post after the other, up to the first that fails.
    private func submitAll(_ submissions: [Submission], _ publishing: Publishing) async
        -> ([(Submission, Judgement)], (any Error)?)
    {
        var judged: [(Submission, Judgement)] = []
        for submission in submissions {
            do {
                let judgement = try await publishing.submit(submission, options: post.gate, handingOverTo: out)
                judged.append((submission, judgement))
            } catch {
                return (judged, error)
            }
        }
        return (judged, nil)
    }
}
