package import ArgumentParser
import Imaging
import Reports
import Services

package struct RedactCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "redact",
        abstract: "Covers regions of one picture and strips it.",
        discussion: """
            A region is x,y,width,height: its upper left corner and its size as shares of
            the picture as displayed, 0...1, and optionally a style: blur (the default),
            solid or mosaic. Blur and mosaic take it for a face and grow it.

            Examples:
              synas redact photo.jpg --out covered.jpg --region 0.31,0.22,0.08,0.11
              synas redact photo.jpg --out covered.jpg --region 0.3,0.2,0.1,0.1 \\
                --region 0.1,0.8,0.05,0.03:solid
            """)

    @Argument(help: "A JPEG or PNG file.")
    var file: String

    @Option(name: .long, help: "The new file.")
    var out: String

    @Option(
        name: .long, help: "x,y,width,height[:blur|solid|mosaic]; once for each region.",
        transform: RegionArgument.parse)
    var region: [RegionArgument]

    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        if region.isEmpty { throw ValidationError("nothing is to be covered: say what with --region x,y,width,height") }
        if Set(region.map(\.redaction.region)).count < region.count {
            throw ValidationError("a region is given twice: give each once")
        }
    }

    package func run() throws {
        let result = try PictureTools().redact(file, region.map(\.redaction), into: out)
        switch output.format {
        case .text: try Terminal.output(CleanedFileText(result).text())
        case .json: try Terminal.output(JSONText.encode(CleanedFileJSON(result)))
        }
    }
}
