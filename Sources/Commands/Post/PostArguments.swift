import ArgumentParser
import Consent
import Gate
import Services

/// What `check` and `submit` have in common: the post, whose view, and what is left out or covered.
struct PostArguments: ParsableArguments {
    @Argument(help: "The post as a YAML or JSON file (docs/posts.md); several are answered in turn.")
    var posts: [String]

    @Option(name: .long, help: "The unit that publishes, where the post does not say.")
    var unit: String?

    @Option(
        name: .customLong("as"),
        help: "privacy (why, too) or teacher (the effect alone); else privacy, and teacher where a service is asked.")
    var viewpoint: Viewpoint?

    @Flag(name: .long, help: "Leave refused pictures out and let the rest go.")
    var withoutRefused = false

    @Flag(name: .long, help: "Leave held pictures out and let the rest go.")
    var withoutHeld = false

    @Flag(name: .long, help: "Cover everyone who is marked, whoever they are.")
    var coverEveryone = false

    var gate: GateOptions {
        GateOptions(withoutRefused: withoutRefused, withoutHeld: withoutHeld, coverEveryone: coverEveryone)
    }

    /// The posts with a way to their pictures, which lie beside them.
    func submissions() throws(ServiceError) -> [Submission] {
        var submissions: [Submission] = []
        for path in posts {
            submissions.append(try Submission.file(path, unit: unit.map(UnitID.init(rawValue:))))
        }
        return submissions
    }
}
