package import ArgumentParser
import Reports
import Services

package struct CheckCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Dry run: the verdict, and the fewest changes that would clear the post. Nothing is written.",
        discussion: """
            Examples:
              synas check post.yaml
              synas check post.yaml --as teacher --format json
              synas check post.yaml --cover-everyone
            """)

    @OptionGroup var post: PostArguments
    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    @Flag(name: .long, help: "Judge by the rules alone, without opening the pictures.")
    var rulesOnly = false

    package init() {}

    package func run() async throws {
        let publishing = Publishing(try House.open(data.path, for: .reading))
        let answers = PostAnswers(format: output.format, viewpoint: post.viewpoint)
        await answers.judge(try post.submissions()) {
            try await publishing.check($0, options: post.gate, openingPictures: !rulesOnly)
        }
        try end(answers.finish())
    }
}
