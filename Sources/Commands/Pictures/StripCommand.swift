package import ArgumentParser
import Reports
import Services

package struct StripCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "strip",
        abstract: "Builds pictures anew with nothing in them but the picture.",
        discussion: """
            Each file gets its name from its content, and a fixed date, so that neither
            tells anything.

            Examples:
              synas strip photo.jpg --out clean
              synas strip *.jpg *.png --out clean --keep-names
            """)

    @Argument(help: "JPEG or PNG files.")
    var files: [String]

    @Option(name: .long, help: "The folder for the new files; made if it is not there.")
    var out: String

    @Flag(name: .long, help: "Keep the files' own names, which can tell who is in them.")
    var keepNames = false

    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() async throws {
        let bar = ProgressBar("Pictures")
        let results = try await PictureTools().strip(files, into: out, keepingNames: keepNames) {
            bar.show($0, of: $1)
        }
        switch output.format {
        case .text: try Terminal.output(results.map { CleanedFileText($0).text() }.joined())
        case .json: try Terminal.output(JSONText.encode(results.map(CleanedFileJSON.init)))
        }
    }
}
