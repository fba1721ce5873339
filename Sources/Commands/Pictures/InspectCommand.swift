package import ArgumentParser
import Reports
import Services

package struct InspectCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "What hides in a picture file: kinds and counts.",
        discussion: """
            Examples:
              synas inspect photo.jpg
              synas inspect photo.jpg --values
              synas inspect *.jpg --format json
            """)

    @Argument(help: "JPEG or PNG files.")
    var files: [String]

    @Flag(name: .long, help: "Also what they say. It can be personal: names, places, dates.")
    var values = false

    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() throws {
        let tools = PictureTools()
        let inventories = try files.map { ($0, try tools.inspect($0)) }
        switch output.format {
        case .text:
            try Terminal.output(
                inventories.map { InventoryText($1, of: $0, withValues: values).text() }.joined(separator: "\n"))
        case .json:
            try Terminal.output(JSONText.encode(inventories.map { InventoryJSON($1, of: $0, withValues: values) }))
        }
    }
}
