package import ArgumentParser
import Reports
import Services
import Storage

package struct TakedownCheckCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Compares the pictures of saved pages with what was published: still up, replaced, gone, unknown?",
        discussion: """
            A page is an HTML file with its folder beside it as browsers save it ("complete"),
            an .mht or .mhtml file, a folder of pictures, or a picture. Nothing is fetched.
            Ends with 3 where something that must go is still up, or that cannot be told.

            Examples:
              synas takedown check TAKEDOWN Blog.html
              synas takedown check TAKEDOWN Blog.mhtml downloads/photo.jpg --format json
            """)

    @Argument(help: "The takedown.")
    var takedown: String

    @Argument(help: "Saved pages, folders of pictures, or pictures.")
    var pages: [String]

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func run() async throws {
        let house = try House.open(data.path, for: .reading)
        let check = try await TakedownCheck(house).check(TakedownID(rawValue: takedown), pages: pages)
        switch output.format {
        case .text: try Terminal.output(PageCheckText(check).text())
        case .json: try Terminal.output(JSONText.encode(PageCheckJSON(check)))
        }
        try end(check.isStillUp || check.isUnsure ? .held : .done)
    }
}
