import ArgumentParser
import Consent
import Reports
import Services

/// What is said of everything that is registered besides who does it.
struct RegistrationOptions: ParsableArguments {
    @Option(
        name: .long, help: "From when it holds, RFC 3339 or a date (else now).", transform: MomentArgument.parse)
    var at: MomentArgument?

    @Option(name: .long, help: "What it comes from, in a word, such as paper, telephone or court.")
    var source: String?

    @Option(name: .long, help: "The number of the decision, judgment or file that it rests on. Never a name.")
    var reference: String?

    @Option(name: .long, help: "An id of your own for this call: repeated with the same, it records nothing new.")
    var id: String?

    func registration(in house: House) -> Registration {
        Registration(at: at?.moment(in: house), source: source, reference: reference, id: id)
    }
}

/// A child, a group or a unit.
struct TargetOptions: ParsableArguments {
    @Argument(help: "The child, or a member of staff.")
    var child: String?

    @Option(name: .long, help: "Everyone of this unit.")
    var unit: String?

    @Option(name: .long, help: "Everyone of this group of the unit.")
    var group: String?

    /// Nil where none is named.
    var target: Target? {
        if let child { return .person(PersonReference(child)) }
        guard let unit = unit.map(UnitID.init(rawValue:)) else { return nil }
        return group.map { .group($0, unit) } ?? .unit(unit)
    }

    func named() throws -> Target {
        guard let target else { throw ValidationError("it is not said for whom: give CHILD, or --unit U [--group G]") }
        return target
    }

    func validate() throws {
        guard child == nil || (unit == nil && group == nil) else {
            throw ValidationError("a child and a unit do not go together: give one of them")
        }
        guard group == nil || unit != nil else {
            throw ValidationError("it is not said of which unit the group is: give --unit")
        }
    }
}

/// One channel, or all of them.
struct ChannelsOptions: ParsableArguments {
    @Option(name: .long, help: "The channel.")
    var channel: String?

    @Flag(name: .long, help: "In every channel.")
    var all = false

    /// Nil: every channel.
    var chosen: ChannelID? { channel.map(ChannelID.init(rawValue:)) }

    func validate() throws {
        if (channel == nil) != all { throw ValidationError("it is not said where: give --channel C, or --all") }
    }
}

extension OutputOptions {
    /// Tells what was recorded.
    func tell(_ recorded: [RecordedEvent]) throws {
        switch format {
        case .text: try Terminal.output(RecordedText(recorded).text())
        case .json: try Terminal.output(JSONText.encode(RecordedJSON(recorded)))
        }
    }
}
