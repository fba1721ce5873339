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
              synas check post.yaml --server https://synas.example.se
            """)

    @OptionGroup var post: PostArguments
    @OptionGroup var data: DataOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    @Flag(name: .long, help: "Judge by the rules alone, without opening the pictures.")
    var rulesOnly = false

    package init() {}

    package func run() async throws {
        let judge = try await judge()
        let answers = PostAnswers(format: output.format, wantsReasons: post.viewpoint == .privacy)
        await answers.judge(try post.submissions()) {
            try await judge.check($0, post, openingPictures: !rulesOnly)
        }
        try end(answers.finish())
    }

    private func judge() async throws -> Judge {
        if let address = try server.address(besides: data.data) {
            return try await .service(server.connection(to: address, patience: .seconds(10)), post)
        }
        let house = try House.open(data.path, for: .reading)
        return .here(Publishing(house), post.viewpoint ?? .privacy)
    }
}
