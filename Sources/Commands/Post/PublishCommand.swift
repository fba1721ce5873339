package import ArgumentParser
import Reports
import Services
import Storage

package struct PublishCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Hands over a cleared post, or records where it is published, or that it never was.",
        discussion: """
            The post is judged again on the newest answers: where what was cleared may no
            longer go out as it is, nothing is recorded and the command ends with 3.

            Examples:
              synas publish POST-ID --out ready
              synas publish POST-ID --address https://blogg.example.se/kojor
              synas publish POST-ID --print "Ekbladet 3/2026, 400 copies"
              synas publish POST-ID --never-used
              synas publish POST-ID --out ready --server https://synas.example.se
              synas publish POST-ID --address https://blogg.example.se/kojor --already-out
            """)

    @Argument(help: "The id that submit printed.")
    var post: String

    @Option(name: .long, help: "Hand the cleared pictures over into this folder.")
    var out: String?

    @Option(name: .long, help: "Where the post can be seen: an http or https address. May be given several times.")
    var address: [String] = []

    @Option(name: .long, help: "The print run that it stands in: its name and number of copies.")
    var print: String?

    @Flag(name: .long, help: "The files that were handed over were never used.")
    var neverUsed = false

    @Flag(name: .long, help: "It is out already: record where, also where it may no longer go out.")
    var alreadyOut = false

    @OptionGroup var data: WritingOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    package init() {}

    package func validate() throws {
        let places = [!address.isEmpty, print != nil, neverUsed].count { $0 }
        if places > 1 {
            throw ValidationError("these do not go together: give one of --address, --print and --never-used")
        }
    }

    package func run() async throws {
        let answer = try await answer()
        switch output.format {
        case .text: try Terminal.output(PublicationText(answer).text().withoutControls)
        case .json: try Terminal.output(JSONText.encode(answer))
        }
        if answer.outcome == .held { throw ExitCode(ExitStatus.held.rawValue) }
    }

    private func answer() async throws -> PublicationJSON {
        if let address = try server.address(besides: data.data.data) {
            try data.checkNobodyElse()
            return try await server.connection(to: address, patience: data.wait).publish(post, request)
        }
        return PublicationJSON(try Publishing(data.open()).publish(PostID(rawValue: post), request))
    }

    private var request: PublicationRequest {
        let place: PublicationRequest.Place =
            neverUsed ? .neverUsed : print.map { .print($0) } ?? (address.isEmpty ? .unsaid : .addresses(address))
        return PublicationRequest(place, handingOverTo: out, isOutAlready: alreadyOut)
    }
}
