package import ArgumentParser
import Imaging
import Reports
import Services
import Storage

package struct TakedownRedoCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "redo",
        abstract: "Makes the narrower pictures that a takedown asks for, from the published ones.",
        discussion: """
            Earlier covers stay as they are. Ends with 3 where something is left to people: a
            region to be marked, a picture to be removed, a name to be taken out.

            Examples:
              synas takedown redo TAKEDOWN --out narrower
              synas takedown redo TAKEDOWN --mark 2:ella-b=0.31,0.22,0.08,0.11
              synas takedown redo TAKEDOWN --mark 1:nils=0.1,0.2,0.3,0.7 --whole
            """)

    @Argument(help: "The takedown.")
    var takedown: String

    @Option(
        name: .long, help: "Hand the narrower pictures over into this folder, named like the ones they replace.")
    var out: String?

    @Option(
        name: .long,
        help: "PICTURE:HANDLE=x,y,width,height: where somebody is, as shares of the picture; once for each region.",
        transform: MarkArgument.parse)
    var mark: [MarkArgument] = []

    @Flag(name: .long, help: "The marks outline whole figures, not faces.")
    var whole = false

    @OptionGroup var data: WritingOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        if whole && mark.isEmpty { throw ValidationError("--whole says what marks outline: give --mark, too") }
    }

    package func run() async throws {
        let house = try data.open(showing: "Pictures")
        let redone = try await TakedownRedo(house).redo(
            TakedownID(rawValue: takedown), marks: mark.map { $0.mark(whole ? .box : .face) }, handingOverTo: out)
        switch output.format {
        case .text: try Terminal.output(RedoneText(redone).text())
        case .json: try Terminal.output(JSONText.encode(RedoneJSON(redone)))
        }
        try end(redone.leavesSomething ? .held : .done)
    }
}

/// `PICTURE:HANDLE=x,y,width,height` as it stands on the command line.
struct MarkArgument: Hashable, Sendable {
    let picture: Int
    let handle: String
    let region: Region

    /// - Throws: `ValidationError` saying how a mark is written.
    @Sendable static func parse(_ argument: String) throws -> MarkArgument {
        guard let colon = argument.firstIndex(of: ":"), let equals = argument.lastIndex(of: "="), colon < equals,
            let picture = Int(argument[..<colon]), picture >= 1
        else {
            throw ValidationError(
                "the mark is not complete: write PICTURE:HANDLE=x,y,width,height, as 2:ella-b=0.3,0.2,0.1,0.1")
        }
        let handle = String(argument[argument.index(after: colon)..<equals])
        if handle.isEmpty { throw ValidationError("the mark names nobody: write PICTURE:HANDLE=x,y,width,height") }
        return MarkArgument(
            picture: picture, handle: handle,
            region: try RegionArgument.region(argument[argument.index(after: equals)...]))
    }

    func mark(_ outline: Redaction.Outline) -> Mark {
        Mark(picture: picture - 1, handle: handle, region: region, outline: outline)
    }
}
